import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type DragEvent, lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answeringQuery } from '../api/answering';
import { useMe } from '../api/session';
import type { ConversationDetail, Draft, Feature, FilledTemplate } from '../api/types';
import { measured } from '../lib/lengths';
import { nameOf } from '../lib/names';
import { firstUnfilled } from '../lib/template';
import { useLive } from '../live/context';
import { IconButton } from '../ui/icon-button';
import { Editor, type Field } from '../writing/editor';
import { PlainEditor } from '../writing/plain-editor';
import { htmlOf } from '../writing/rich-text';
import { type AnswerRight, answerRight } from './answer-right';
import { AudienceBar, useAudience } from './audience';
import type { ClaimState } from './claim-state';
import classes from './composer.module.css';
import { ComposerFiles } from './composer-files';
import { FromField, fromOf } from './composer-from';
import { ComposerLength } from './composer-length';
import { ComposerNotice } from './composer-notice';
import { RecipientFields } from './composer-recipients';
import { SendButton, type SendHow } from './composer-send';
import { ComposerSignature } from './composer-signature';
import { Tools } from './composer-tools';
import type { Mode } from './dock';
import { draftsQuery } from './drafts-queries';
import { useMarks } from './guidance-marks';
import { acknowledged, obstacle, useGuidance } from './guidance-state';
import { usePreparedWords } from './prepared-words';
import type { Recipients } from './recipients';
import type { Returned } from './returned';
import { type Hindrance, lasting, passing, useSendWish } from './send-wish';
import { useComposer } from './use-composer';
import type { ConversationActions } from './use-conversation-actions';
import { useUploads } from './use-uploads';
import { useWording } from './use-wording';

const GuidanceList = lazy(() => import('./guidance').then((module) => ({ default: module.GuidanceList })));
const AskReview = lazy(() => import('./ask-review').then((module) => ({ default: module.AskReview })));

const plainKey = 'parley.plain';
const typingPause = 4_000;

interface ComposerProps {
  detail: ConversationDetail;
  undone: Draft | undefined;
  returned: Returned | undefined;
  state: ClaimState;
  actions: ConversationActions;
  seenSeq: number;
  onMode: (mode: Mode) => void;
  /** Where others find the way to save what waits here. */
  settle: RefObject<(() => Promise<void>) | undefined>;
}

/** Tells the others that I type, at most every few seconds. */
function useTyping(conversation: string): () => void {
  const live = useLive();
  const last = useRef(0);
  useEffect(() => () => live?.signal('typing', conversation, false), [live, conversation]);
  return () => {
    const now = Date.now();
    if (now - last.current < typingPause) return;
    last.current = now;
    live?.signal('typing', conversation, true);
  };
}

/** Writes the answer: recipients, text, files, and every way in which sending can be refused. */
export function Composer({ detail, undone, returned, state, actions, seenSeq, onMode, settle }: ComposerProps) {
  const { t } = useTranslation();
  const { t: answering } = useTranslation('answering');
  const { t: guided } = useTranslation('guidance');
  const { summary, messages } = detail;
  const [plainWanted, setPlainWanted] = useState(() => localStorage.getItem(plainKey) === 'true');
  const [over, setOver] = useState(false);
  const uploads = useUploads(summary.id, (undone ?? detail.draft)?.attachments ?? []);
  const { data: usual } = useQuery(answeringQuery(summary.id, summary.lastSeq));
  const composer = useComposer(detail, undone, returned, () => onMode('none'), uploads.replace, usual?.recipients);
  const audience = useAudience(detail, composer.visibility, composer.mean);
  const { manner } = audience;
  const can = (feature: Feature): boolean => manner === undefined || manner.features.includes(feature);
  const plain = plainWanted || (manner === undefined ? summary.channel.kind !== 'EMAIL' : !can('HTML'));
  const typed = useTyping(summary.id);
  const wording = useWording(summary.id, summary.teamId);
  const { canned, signature } = wording;
  const [signed, setSigned] = useState(true);
  const field = useRef<Field>(null);
  usePreparedWords(summary.id, field);
  const { sending, written, recipients } = composer;
  const from = fromOf(audience.answering?.from, recipients.from);

  const me = useMe();
  const right = answerRight(detail, state, me.id);
  const { data: drafts } = useQuery(draftsQuery(summary.id));
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    settle.current = composer.settle;
    return () => {
      settle.current = undefined;
    };
  });

  const locked = sending.kind === 'sending' || sending.kind === 'unanswered';
  const isTooLong = manner !== undefined && measured(written.text, manner.text)?.tooLong === true;
  const unreviewed =
    detail.reviewNeeded && drafts?.mine?.state !== 'APPROVED' ? lasting(t('composer.reviewNeeded')) : undefined;
  const wordless = uploads.files.length > 0 && !can('LETTERS');
  const guidance = useGuidance(summary.id, written, plain, { ...audience.said, files: uploads.files.length });
  const barred = obstacle(guidance, drafts?.mine?.state === 'APPROVED');
  const box = useRef<HTMLElement>(null);
  useMarks(box, guidance.findings, written.text);
  const hindrance =
    reasonNot(right, wordless ? '…' : written.text, recipients, t) ??
    (isTooLong ? lasting(answering('length.why')) : undefined) ??
    unreviewed ??
    (barred === undefined ? undefined : lasting(guided(`obstacle.${barred}`))) ??
    audience.hindrance ??
    (uploads.running.length > 0 ? passing(t('composer.uploading')) : undefined);
  const send = ({ closeAfter = false, sendAt }: SendHow, seen = seenSeq): void => {
    if (hindrance !== undefined || locked || right === undefined) return;
    composer.send(
      {
        token: right.token,
        seenSeq: seen,
        // A picture that was taken out of the text does not go along.
        attachmentIds: uploads.files
          .filter((file) => plain || !file.inline || written.html.includes(file.id))
          .map((file) => file.id),
        ...(signed ? {} : { signature: false }),
        ...(sendAt === undefined ? {} : { sendAt: sendAt.toISOString() }),
        ...(closeAfter ? { closeAfter } : {}),
        ...audience.said,
        ...(from === undefined ? {} : { from }),
        acknowledged: acknowledged(guidance),
      },
      plain,
      uploads.held.map(({ id }) => id),
    );
  };
  const wish = useSendWish(hindrance, send);
  const sendPrepared = (template: FilledTemplate, text: string): void => {
    if (right === undefined || locked) return;
    composer.write({ html: '', text });
    composer.send({ token: right.token, seenSeq, ...audience.said, template }, true, [], text);
  };
  const write = (next: { html: string; text: string }): void => {
    wish.drop();
    composer.write(next);
    typed();
  };
  const switchPlain = (): void => {
    localStorage.setItem(plainKey, String(!plainWanted));
    setPlainWanted(!plainWanted);
  };
  const drop = (event: DragEvent): void => {
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    uploads.add(files);
  };
  const common = {
    disabled: locked,
    label: t('composer.label', { name: nameOf(summary.contact) }),
    onChange: write,
    onFiles: uploads.add,
    onSend: (closeAfter: boolean) => wish.ask({ closeAfter }),
    onPicture: uploads.picture,
    onLeave: () => onMode('none'),
    canned,
    lang: wording.language,
    ref: field,
    tools: (
      <Tools
        field={field}
        plain={plain}
        language={wording.language}
        lastWords={messages.findLast((message) => message.direction === 'INBOUND')?.newText ?? ''}
        onPlain={switchPlain}
        onFiles={uploads.add}
        onLanguage={wording.setLanguage}
      />
    ),
  };
  return (
    <section
      ref={box}
      className={classes.composer}
      data-over={over || undefined}
      data-public={audience.isPublic || undefined}
      onKeyDown={audience.onKeyDown}
      aria-label={t('composer.title')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ComposerNotice
        detail={detail}
        state={state}
        right={right}
        actions={actions}
        composer={composer}
        onSendAnyway={(lastSeq) => send({}, lastSeq)}
      />
      <AudienceBar detail={detail} audience={audience} onPrepared={sendPrepared} />
      <FromField
        from={audience.answering?.from}
        value={from}
        disabled={locked}
        onChange={(address) => composer.address({ ...recipients, from: address })}
      />
      {can('COPIES') ? <RecipientFields recipients={recipients} copies onChange={composer.address} /> : null}
      {plain ? (
        <PlainEditor key={composer.generation} {...common} initial={written.text} />
      ) : (
        <Editor
          key={composer.generation}
          {...common}
          initial={written.html === '' && written.text !== '' ? htmlOf(written.text) : written.html}
        />
      )}
      <Suspense fallback={null}>
        {guidance.findings.length === 0 ? null : <GuidanceList guidance={guidance} text={written.text} />}
      </Suspense>
      {can('LETTERS') ? <ComposerSignature signature={signature} signed={signed} onSigned={setSigned} /> : null}
      <ComposerFiles uploads={uploads} limit={manner?.maxFileBytes} />
      <div className={classes.foot}>
        <span className={classes.draft} role="status">
          {wish.said ?? (composer.draft === 'clean' ? null : t(`composer.draft.${composer.draft}`))}
        </span>
        <IconButton
          label={t('composer.discard')}
          onClick={() => void composer.discard().finally(() => onMode('none'))}
          disabled={locked}
        >
          <IconTrash size={16} stroke={1.75} />
        </IconButton>
        <Button onClick={() => onMode('note')}>{t('composer.toNote')}</Button>
        <Button
          variant={unreviewed === undefined ? 'default' : 'filled'}
          disabled={locked || written.text.trim() === ''}
          title={written.text.trim() === '' ? t('composer.empty') : undefined}
          onClick={() => setAsking(true)}
        >
          {t('composer.askReview')}
        </Button>
        {manner === undefined ? null : <ComposerLength text={written.text} limit={manner.text} />}
        <SendButton
          why={hindrance?.passes === true ? undefined : hindrance?.words}
          busy={sending.kind === 'sending' || wish.waits}
          label={audience.isPublic ? answering('audience.send') : undefined}
          onSend={wish.ask}
        />
      </div>
      {asking ? (
        <Suspense fallback={null}>
          <AskReview
            conversation={summary.id}
            settle={() => {
              // Whoever looks over it sees to whom it goes and who reads it, and approves that as well.
              if (can('COPIES')) composer.address(recipients);
              if (audience.said.visibility !== undefined) composer.mean(audience.said.visibility);
              return composer.settle();
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

function reasonNot(
  right: AnswerRight | undefined,
  text: string,
  recipients: Recipients,
  t: TFunction,
): Hindrance | undefined {
  if (right === undefined) return lasting(t('do.onlyHolder'));
  if (recipients.to.length === 0) return lasting(t('composer.noRecipient'));
  if (text.trim() === '') return lasting(t('composer.empty'));
  const place = firstUnfilled(text);
  return place === undefined ? undefined : lasting(t('composer.unfilled', { place }));
}
