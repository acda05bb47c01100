import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Message } from '../api/types';
import { nameOf } from '../lib/names';
import { clock } from '../lib/time';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import type { ClaimState } from './claim-state';
import classes from './composer-notice.module.css';
import type { ComposerState } from './use-composer';
import type { ConversationActions } from './use-conversation-actions';

interface NoticeProps {
  state: ClaimState;
  actions: ConversationActions;
  composer: ComposerState;
  onSendAnyway: (lastSeq: number) => void;
}

/** Above the text: why it was not sent, or cannot be, and the way on. The text itself is never touched. */
export function ComposerNotice({ state, actions, composer, onSendAnyway }: NoticeProps) {
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
  if (state.kind !== 'mine') return <NotMine state={state} actions={actions} />;
  if (draft === 'conflict') {
    return (
      <Box>
        <Notice
          tone="warn"
          action={
            <Button onClick={() => void composer.keepMine().catch(toast.problem)}>{t('composer.keepMine')}</Button>
          }
        >
          {t('composer.conflict')}
        </Notice>
      </Box>
    );
  }
  return null;
}

function NotMine({ state, actions }: Pick<NoticeProps, 'state' | 'actions'>) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'theirs':
      return (
        <Box>
          <Notice tone="warn">{t('composer.nowHeldBy', { name: state.holder.name })}</Notice>
        </Box>
      );
    case 'closed':
      return (
        <Box>
          <Notice
            tone="warn"
            action={
              <Button loading={actions.busy} onClick={actions.reopen}>
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
              <Button variant="filled" loading={actions.busy} onClick={() => actions.claim()}>
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
