import {
  IconAlertTriangle,
  IconCalendarClock,
  IconCheck,
  IconChecks,
  IconClock,
  IconLoader2,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Delivery, Draft, Message } from '../api/types';
import { fullTime } from '../lib/time';
import { OnlineButton } from '../live/online-button';
import { toast } from '../ui/toast';
import classes from './delivery.module.css';
import { useDelivery } from './queries';

export function secondsLeft(until: string | undefined, now: number): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
}

/** Counts down to the end of the undo window. */
function useSecondsLeft(until: string | undefined): number {
  const [left, setLeft] = useState(() => secondsLeft(until, Date.now()));
  useEffect(() => {
    const count = (): void => setLeft(secondsLeft(until, Date.now()));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

/** Where an answer is on its way to the customer, and what can be done about it. */
export function DeliveryState({
  conversation,
  message,
  delivery,
  onUndone,
}: {
  conversation: string;
  message: Message;
  delivery: Delivery;
  onUndone: (draft: Draft | undefined) => void;
}) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const act = useDelivery(conversation, message.id, onUndone);
  const onError = toast.problem;
  switch (delivery.state) {
    case 'UNDO':
      return (
        <Undo until={delivery.until} busy={act.isPending} onUndo={() => act.mutate({ kind: 'undo' }, { onError })} />
      );
    case 'SCHEDULED':
      return (
        <Line icon={<IconCalendarClock size={13} stroke={1.75} />}>
          <span>{t('delivery.scheduled', { when: fullTime(delivery.until ?? '', i18n.language, me.timeZone) })}</span>
          {message.author.id === me.id ? (
            <OnlineButton loading={act.isPending} onClick={() => act.mutate({ kind: 'undo' }, { onError })}>
              {t('delivery.edit')}
            </OnlineButton>
          ) : null}
        </Line>
      );
    case 'QUEUED':
      return (
        <Line icon={<IconClock size={13} stroke={1.75} />}>
          {delivery.attempts > 0 ? t('delivery.again', { count: delivery.attempts }) : t('delivery.queued')}
        </Line>
      );
    case 'SENDING':
      return (
        <Line icon={<IconLoader2 size={13} stroke={1.75} className={classes.turning} />}>{t('delivery.sending')}</Line>
      );
    case 'SENT':
      return <Sent delivery={delivery} />;
    case 'CANCELLED':
      if (delivery.heldBack) {
        return (
          <Line tone="warn" icon={<IconClock size={13} stroke={1.75} />}>
            {t('delivery.heldBack')}
          </Line>
        );
      }
      return <Line icon={<IconClock size={13} stroke={1.75} />}>{t('delivery.cancelled')}</Line>;
    case 'FAILED':
      return (
        <Line tone="bad" icon={<IconAlertTriangle size={14} stroke={1.75} />}>
          <span>
            {t('delivery.failed')}{' '}
            {delivery.error === undefined ? null : <code className={classes.error}>{delivery.error}</code>}
          </span>
          <OnlineButton loading={act.isPending} onClick={() => act.mutate({ kind: 'retry' }, { onError })}>
            {t('delivery.retry')}
          </OnlineButton>
        </Line>
      );
    case 'UNKNOWN':
      return (
        <Line tone="warn" icon={<IconQuestionMark size={14} stroke={1.75} />}>
          <span>{t('delivery.unknown')}</span>
          <OnlineButton
            loading={act.isPending}
            onClick={() => act.mutate({ kind: 'resolve', sent: true }, { onError })}
          >
            {t('delivery.wasSent')}
          </OnlineButton>
          <OnlineButton
            loading={act.isPending}
            onClick={() => act.mutate({ kind: 'resolve', sent: false }, { onError })}
          >
            {t('delivery.sendAgain')}
          </OnlineButton>
        </Line>
      );
  }
}

/** How far it came on the customer's side, where the channel tells. */
function Sent({ delivery }: { delivery: Delivery }) {
  const { t, i18n } = useTranslation();
  const { t: answering } = useTranslation('answering', { useSuspense: false });
  const me = useMe();
  const { readAt, deliveredAt } = delivery;
  const at = readAt ?? deliveredAt;
  if (at === undefined) return <Line icon={<IconCheck size={13} stroke={2} />}>{t('delivery.sent')}</Line>;
  const when = fullTime(at, i18n.language, me.timeZone);
  return (
    <Line icon={<IconChecks size={14} stroke={2} />}>
      {readAt === undefined ? answering('mark.delivered', { at: when }) : answering('mark.read', { at: when })}
    </Line>
  );
}

function Undo({ until, busy, onUndo }: { until: string | undefined; busy: boolean; onUndo: () => void }) {
  const { t } = useTranslation();
  const left = useSecondsLeft(until);
  return (
    <Line icon={<IconClock size={13} stroke={1.75} />}>
      <span className="numbers">{left > 0 ? t('delivery.leaving', { count: left }) : t('delivery.queued')}</span>
      {left > 0 ? (
        <OnlineButton loading={busy} onClick={onUndo}>
          {t('delivery.undo')}
        </OnlineButton>
      ) : null}
    </Line>
  );
}

function Line({ icon, tone, children }: { icon: React.ReactNode; tone?: 'bad' | 'warn'; children: React.ReactNode }) {
  return (
    <div className={classes.line} data-tone={tone}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </div>
  );
}
