import { Button } from '@mantine/core';
import { IconAlarmSnooze } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { ConversationSummary } from '../api/types';
import { clock, printedMoment } from '../lib/time';
import { printedKeys } from '../ui/commands';
import { Initials } from '../ui/initials';
import type { ClaimState } from './claim-state';
import classes from './header.module.css';
import type { ConversationActions } from './use-conversation-actions';

function Snoozed({ snooze }: { snooze: NonNullable<ConversationSummary['snooze']> }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useMe();
  const by = snooze.by === undefined ? undefined : t('snooze.by', { name: snooze.by.name });
  return (
    <span className={classes.snoozed} title={by}>
      <IconAlarmSnooze size={14} stroke={1.75} aria-hidden="true" />
      {t('snooze.until')}{' '}
      {snooze.until === undefined
        ? t('snooze.reply')
        : printedMoment(snooze.until, Date.now(), i18n.language, timeZone)}
    </span>
  );
}

/** Never out of sight: whose turn it is. */
export function ClaimMark({
  summary,
  state,
  actions,
}: {
  summary: ConversationSummary;
  state: ClaimState;
  actions: ConversationActions;
}) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'free':
      return (
        <>
          <span className={classes.mark} data-kind="free">
            {summary.snooze === undefined ? t('claim.free') : <Snoozed snooze={summary.snooze} />}
          </span>
          <Button
            variant="filled"
            loading={actions.busy}
            disabled={actions.why !== undefined}
            title={actions.why}
            onClick={() => actions.claim()}
          >
            {t('claim.claim')}
          </Button>
        </>
      );
    case 'mine':
      if (summary.offeredUntil !== undefined) return <Offer until={summary.offeredUntil} actions={actions} />;
      return (
        <span className={classes.mark} data-kind="mine">
          {t('claim.you')}
        </span>
      );
    case 'theirs':
      return (
        <span className={classes.mark} data-kind="theirs">
          <Initials name={state.holder.name} seed={state.holder.id} size={18} />
          {t('claim.by', { name: state.holder.name })}
        </span>
      );
    case 'closed':
      return (
        <>
          <span className={classes.mark} data-kind="closed">
            {t(summary.spam === undefined ? 'claim.closed' : 'views.spam')}
          </span>
          {summary.spam === undefined ? (
            <Button
              loading={actions.busy}
              disabled={actions.why !== undefined}
              title={actions.why}
              onClick={actions.reopen}
            >
              {t('do.reopen')}
            </Button>
          ) : null}
        </>
      );
  }
}

/** Given to me, who may take it or pass it on. */
function Offer({ until, actions }: { until: string; actions: ConversationActions }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useMe();
  return (
    <>
      <span className={classes.mark} data-kind="mine">
        {t('claim.offered', { at: clock(until, i18n.language, timeZone) })}
      </span>
      <Button
        data-tip={printedKeys('u')}
        disabled={actions.why !== undefined}
        title={actions.why}
        onClick={actions.decline}
      >
        {t('do.decline')}
      </Button>
      <Button
        variant="filled"
        data-tip={printedKeys('c')}
        loading={actions.busy}
        disabled={actions.why !== undefined}
        title={actions.why}
        onClick={() => actions.accept()}
      >
        {t('do.take')}
      </Button>
    </>
  );
}
