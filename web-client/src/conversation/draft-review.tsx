import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answeringQuery } from '../api/answering';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ColleagueDraft, ConversationSummary, Review, Visibility } from '../api/types';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import { htmlOf, type Written } from '../writing/rich-text';
import { DraftWords } from './colleague-drafts';
import classes from './colleague-drafts.module.css';
import { AudienceBand, readersOf } from './draft-audience';

const Editor = lazy(() => import('../writing/editor').then((module) => ({ default: module.Editor })));

interface Props {
  summary: ConversationSummary;
  draft: ColleagueDraft['draft'];
  review: Review;
  seenSeq: number;
}

interface Decision {
  approve: boolean;
  send?: boolean;
}

/** Reads a colleague's draft, changes it in place, and says whether it may go out. */
export function DraftReview({ summary, draft, review, seenSeq }: Props) {
  const { t } = useTranslation('drafting');
  const conversation = summary.id;
  const { data: answering } = useQuery(answeringQuery(conversation, summary.lastSeq));
  const readers = readersOf(draft, summary);
  const [words, setWords] = useState('');
  const [editing, setEditing] = useState<{ revision: number }>();
  const client = useQueryClient();
  const path = `/api/conversations/${conversation}/drafts/${draft.writer.id}`;
  const address = useMutation({
    mutationFn: (visibility: Visibility) => api.put(`${path}/audience`, { visibility, revision: draft.revision }),
    onSuccess: (_, visibility) => toast.done(t(visibility === 'PRIVATE' ? 'audience.isPrivate' : 'audience.isPublic')),
    onError: toast.problem,
    onSettled: () => client.invalidateQueries({ queryKey: keys.drafts(conversation) }),
  });
  const decide = useMutation({
    mutationFn: ({ approve, send = false }: Decision) =>
      api.post(`${path}/review`, { approve, send, words, revision: draft.revision, seenSeq, visibility: readers }),
    onSuccess: (_, { approve, send }) => toast.done(t(send ? 'sent' : approve ? 'approved' : 'changesAsked')),
    onSettled: () => client.invalidateQueries({ queryKey: keys.drafts(conversation) }),
  });
  const pressed = decide.variables;
  return (
    <>
      {review.words === '' ? null : (
        <p className={classes.ask}>
          {t('askedWith', { name: draft.writer.name })} <span className={classes.quote}>{review.words}</span>
        </p>
      )}
      {editing === undefined ? (
        <DraftWords draft={draft} />
      ) : (
        <Edit path={path} conversation={conversation} draft={draft} onDone={() => setEditing(undefined)} />
      )}
      {editing !== undefined ? null : (
        <>
          <Textarea
            label={t('words')}
            autosize
            minRows={1}
            maxRows={6}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <AudienceBand
            readers={readers}
            summary={summary}
            answering={answering}
            busy={address.isPending}
            onChange={(visibility) => address.mutate(visibility)}
          />
          {decide.error === null ? null : <ProblemNotice error={decide.error} />}
          <div className={classes.foot}>
            <Button onClick={() => setEditing({ revision: draft.revision })}>{t('edit')}</Button>
            <Button
              disabled={words.trim() === ''}
              title={words.trim() === '' ? t('sayWhat') : undefined}
              loading={decide.isPending && pressed?.approve === false}
              onClick={() => decide.mutate({ approve: false })}
            >
              {t('askChanges')}
            </Button>
            <Button
              loading={decide.isPending && pressed?.send === true}
              disabled={address.isPending}
              onClick={() => decide.mutate({ approve: true, send: true })}
            >
              {t(readers === 'PRIVATE' ? 'approveAndSend' : `audience.send.${readers}`)}
            </Button>
            <Button
              variant="filled"
              loading={decide.isPending && pressed?.approve === true && pressed.send !== true}
              disabled={address.isPending}
              onClick={() => decide.mutate({ approve: true })}
            >
              {t(readers === 'PRIVATE' ? 'approve' : `audience.approve.${readers}`)}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** Changes the words over the revision that was opened: what the writer changed meanwhile is never overwritten unseen. */
function Edit({
  path,
  conversation,
  draft,
  onDone,
}: {
  path: string;
  conversation: string;
  draft: ColleagueDraft['draft'];
  onDone: () => void;
}) {
  const { t } = useTranslation('drafting');
  const { t: common } = useTranslation();
  const [opened] = useState(draft);
  const first = opened.html === '' ? htmlOf(opened.text) : opened.html;
  const [written, setWritten] = useState<Written>({ html: first, text: opened.text });
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => api.put(path, { ...written, revision: opened.revision }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.drafts(conversation) });
      onDone();
    },
  });
  const stale = draft.revision !== opened.revision;
  return (
    <>
      <Suspense fallback={<Waiting />}>
        <Editor
          initial={first}
          disabled={save.isPending}
          label={t('editLabel', { name: draft.writer.name })}
          onChange={setWritten}
          onFiles={() => undefined}
          onSend={() => save.mutate()}
          onLeave={onDone}
          tools={null}
        />
      </Suspense>
      {stale ? <p className={classes.ask}>{t('stale', { name: draft.writer.name })}</p> : null}
      {save.error === null ? null : <ProblemNotice error={save.error} />}
      <div className={classes.foot}>
        <Button onClick={onDone}>{common('common.cancel')}</Button>
        <Button
          variant="filled"
          disabled={stale}
          title={stale ? t('stale', { name: draft.writer.name }) : undefined}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {common('common.save')}
        </Button>
      </div>
    </>
  );
}
