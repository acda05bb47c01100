import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { atLeast, useMe } from '../api/session';
import type { Spam } from '../api/types';
import { Notice } from '../ui/notice';
import classes from './spam-notice.module.css';
import { reasonOf, serversOf } from './spam-words';
import type { ConversationActions } from './use-conversation-actions';

/** Says why the conversation is in Spam, with the way out of it. */
export function SpamNotice({ spam, actions }: { spam: Spam; actions: ConversationActions }) {
  const { t } = useTranslation('spam');
  const { t: common } = useTranslation();
  const me = useMe();
  const blocked = spam.cause === 'BLOCKED';
  const refused = actions.why ?? (atLeast(me, 'AGENT') ? undefined : common('do.onlyAgents'));
  return (
    <div className={classes.notice}>
      <Notice
        tone="warn"
        action={
          <Button
            size="compact-sm"
            disabled={refused !== undefined}
            title={refused}
            loading={actions.busy}
            onClick={actions.notSpam}
          >
            {t(blocked ? 'giveBack' : 'trust')}
          </Button>
        }
      >
        <strong>{t('inSpam')}</strong> {reasonOf(spam, t)} <span className={classes.why}>{serversOf(spam, t)}</span>
        {blocked ? <span className={classes.why}>{t('staysBlocked')}</span> : null}
      </Notice>
    </div>
  );
}
