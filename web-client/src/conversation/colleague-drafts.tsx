import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ColleagueDraft, ConversationDetail } from '../api/types';
import { useLive } from '../live/context';
import { Initials } from '../ui/initials';
import { toast } from '../ui/toast';
import type { ClaimState } from './claim-state';
import classes from './colleague-drafts.module.css';
import { PublicMark, readersOf } from './draft-audience';
import { DraftReview } from './draft-review';
import { draftsQuery, useDraftsFollowed } from './drafts-queries';
import { mailDocument } from './html-document';
import { HtmlFrame } from './html-frame';
import { OwnDraftNotices } from './own-draft';
import { PlainText } from './plain-text';
import { printedAddress } from './recipients';

interface Props {
  detail: ConversationDetail;
  state: ClaimState;
  seenSeq: number;
  /** Brings what is being written here to the server before something is done with it there. */
  settle: () => Promise<void>;
  onTaken: () => void;
}

/** Above the way to an answer: what colleagues have begun, what is asked of me, and what became of my own draft. */
export function ColleagueDrafts({ detail, state, seenSeq, settle, onTaken }: Props) {
  const { t } = useTranslation('drafting');
  const { summary } = detail;
  useDraftsFollowed(summary.id, summary.version);
  const { data } = useQuery(draftsQuery(summary.id));
  const drafts = data?.drafts ?? [];
  return (
    <>
      <OwnDraftNotices detail={detail} review={data?.mine ?? undefined} onBack={onTaken} />
      {drafts.length === 0 ? null : (
        <ul className={classes.list} aria-label={t('list')}>
          {drafts.map((each) => (
            <ColleagueItem
              key={each.draft.writer.id}
              each={each}
              detail={detail}
              state={state}
              seenSeq={seenSeq}
              settle={settle}
              onTaken={onTaken}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** Why the draft cannot be taken over now, if so. */
function useReasonNot(state: ClaimState, writer: string): string | undefined {
  const { t } = useTranslation('drafting');
  if (state.kind === 'closed') return t('closed');
  if (state.kind === 'theirs')
    return t(state.holder.id === writer ? 'heldByWriter' : 'held', { name: state.holder.name });
  return undefined;
}

function ColleagueItem({ each, detail, state, seenSeq, settle, onTaken }: Props & { each: ColleagueDraft }) {
  const { t } = useTranslation('drafting');
  const { draft, review, mayReview } = each;
  const { id } = detail.summary;
  const [open, setOpen] = useState(mayReview);
  const body = useId();
  const why = useReasonNot(state, draft.writer.id);
  const client = useQueryClient();
  const live = useLive();
  const take = useMutation({
    mutationFn: async () => {
      await settle();
      const token = state.kind === 'mine' ? state.token : undefined;
      return api.post(`/api/conversations/${id}/drafts/${draft.writer.id}/take`, { token });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.detail(id) });
      live?.catchUp(detail.asOf);
      toast.done(t('taken', { name: draft.writer.name }));
      onTaken();
    },
    onError: toast.problem,
    onSettled: () => client.invalidateQueries({ queryKey: keys.drafts(id) }),
  });
  const asked = review !== undefined && review.state === 'ASKED';
  const says = mayReview ? 'asksYou' : asked ? 'inReview' : 'writes';
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={14} stroke={1.75} className={classes.chevron} aria-hidden="true" />
          <Initials name={draft.writer.name} seed={draft.writer.id} size={20} />
          <span className={classes.says}>{t(says, { name: draft.writer.name })}</span>
          <PublicMark readers={readersOf(draft, detail.summary)} />
          {open ? null : <span className={classes.start}>{draft.text.slice(0, 200)}</span>}
        </button>
        <Button disabled={why !== undefined} title={why} loading={take.isPending} onClick={() => take.mutate()}>
          {t('take')}
        </Button>
      </div>
      <div id={body} hidden={!open}>
        {open ? (
          <div className={classes.body}>
            {mayReview && review !== undefined ? (
              <DraftReview summary={detail.summary} draft={draft} review={review} seenSeq={seenSeq} />
            ) : (
              <DraftWords draft={draft} />
            )}
            {why === undefined || mayReview ? null : <p className={classes.ask}>{why}</p>}
          </div>
        ) : null}
      </div>
    </li>
  );
}

/** A colleague's words, as they stand now. */
export function DraftWords({ draft }: { draft: ColleagueDraft['draft'] }) {
  const { t } = useTranslation('drafting');
  const mail = useMemo(
    () => (draft.html === '' ? undefined : mailDocument(draft.html, draft.attachments, false)),
    [draft.html, draft.attachments],
  );
  const { t: common } = useTranslation();
  const files = draft.attachments.filter((file) => !file.inline);
  const { recipients } = draft;
  return (
    <>
      {recipients === undefined ? null : (
        <dl className={classes.recipients}>
          {recipients.from === undefined ? null : (
            <div>
              <dt>{common('composer.from')}</dt>
              <dd>{recipients.from}</dd>
            </div>
          )}
          {(['to', 'cc', 'bcc'] as const)
            .filter((field) => recipients[field].length > 0)
            .map((field) => (
              <div key={field}>
                <dt>{common(`composer.${field}`)}</dt>
                <dd>{recipients[field].map(printedAddress).join(', ')}</dd>
              </div>
            ))}
        </dl>
      )}
      <div className={classes.words}>
        {mail === undefined ? <PlainText text={draft.text} /> : <HtmlFrame mail={mail} quoted={false} />}
      </div>
      {files.length === 0 ? null : (
        <p className={classes.files}>{t('files', { names: files.map((file) => file.name).join(', ') })}</p>
      )}
    </>
  );
}
