import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { ConversationDetail, Message } from '../api/types';
import { nameOf } from '../lib/names';
import { clock } from '../lib/time';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import type { AnswerRight } from './answer-right';
import type { ClaimState } from './claim-state';
import classes from './composer-notice.module.css';
import type { ComposerState } from './use-composer';
import type { ConversationActions } from './use-conversation-actions';

interface NoticeProps {
  detail: ConversationDetail;
  /** By what right I may answer; undefined when I may not. */
  right: AnswerRight | undefined;
  state: ClaimState;
  actions: ConversationActions;
  composer: ComposerState;
  onSendAnyway: (lastSeq: number) => void;
}

/** Above the text: why it was not sent, or cannot be, and the way on. The text itself is never touched. */
export function ComposerNotice({ detail, right, state, actions, composer, onSendAnyway }: NoticeProps) {
  const { t } = useTranslation();
  const { sending, draft } = composer;
  if (sending.kind === 'unanswered') {
    return (
      <Box>
        <Notice tone="warn" action={<Button onClick={composer.again}>{t('common.tryAgain')}</Button>}>
          {t('composer.unanswered')}
        </Notice>
      </Box>
    );
  }
  if (sending.kind === 'moved-on') {
    return (
      <Box>
        <Notice
          tone="warn"
          action={
            <Button variant="filled" onClick={() => onSendAnyway(sending.lastSeq)}>
              {t('composer.sendAnyway')}
            </Button>
          }
        >
          {t('composer.movedOn')}
          <NewMessages messages={sending.newMessages} />
        </Notice>
      </Box>
    );
  }
  if (sending.kind === 'refused') {
    return (
      <Box>
        <ProblemNotice error={sending.error} action={<Button onClick={composer.dismiss}>{t('common.close')}</Button>} />
      </Box>
    );
  }
  if (right === undefined && state.kind !== 'mine') return <NotMine detail={detail} state={state} actions={actions} />;
  if (draft === 'conflict' || draft === 'taken') {
    return (
      <Box>
        <Notice
          tone="warn"
          action={
            <Button onClick={() => void composer.keepMine().catch(toast.problem)}>{t('composer.keepMine')}</Button>
          }
        >
          {t(draft === 'taken' ? 'composer.takenMeanwhile' : 'composer.conflict')}
        </Notice>
      </Box>
    );
  }
  return null;
}

function NotMine({ detail, state, actions }: Pick<NoticeProps, 'detail' | 'state' | 'actions'>) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'theirs':
      return (
        <Box>
          <Notice tone="warn" action={<Beside detail={detail} actions={actions} />}>
            {t('composer.nowHeldBy', { name: state.holder.name })}
          </Notice>
        </Box>
      );
    case 'closed':
      return (
        <Box>
          <Notice
            tone="warn"
            action={
              <Button
                loading={actions.busy}
                disabled={actions.why !== undefined}
                title={actions.why}
                onClick={actions.reopen}
              >
                {t('do.reopen')}
              </Button>
            }
          >
            {t('composer.closed')}
          </Notice>
        </Box>
      );
    default:
      return (
        <Box>
          <Notice
            tone="info"
            action={
              <Button
                variant="filled"
                loading={actions.busy}
                disabled={actions.why !== undefined}
                title={actions.why}
                onClick={() => actions.claim()}
              >
                {t('claim.claim')}
              </Button>
            }
          >
            {t('composer.notHeld')}
          </Notice>
        </Box>
      );
  }
}

/** What a second person can do about it, as their team decided. */
function Beside({ detail, actions }: Pick<NoticeProps, 'detail' | 'actions'>) {
  const { t } = useTranslation();
  switch (detail.secondReply) {
    case 'JOIN':
      return (
        <Button loading={actions.busy} onClick={() => actions.join()}>
          {t('do.join')}
        </Button>
      );
    case 'TAKE':
      return (
        <Button loading={actions.busy} onClick={() => actions.takeOver()}>
          {t('do.takeOver')}
        </Button>
      );
    case 'REFUSE':
      return null;
  }
}

function NewMessages({ messages }: { messages: readonly Message[] }) {
  const { i18n } = useTranslation();
  const me = useMe();
  return (
    <ul className={classes.messages}>
      {messages.map((message) => (
        <li key={message.id}>
          <strong>{nameOf(message.author)}</strong>{' '}
          <span className="numbers">{clock(message.receivedAt, i18n.language, me.timeZone)}</span>
          <p className={classes.text}>{message.newText || message.text}</p>
        </li>
      ))}
    </ul>
  );
}

function Box({ children }: { children: React.ReactNode }) {
  return <div className={classes.box}>{children}</div>;
}
