import { Button, Drawer } from '@mantine/core';
import {
  IconAlarm,
  IconArrowsExchange,
  IconAt,
  IconBell,
  IconChecks,
  IconEyeCheck,
  IconInbox,
  IconMailOff,
  IconMessage,
  IconMoodSad,
  IconNote,
  IconScale,
  IconUserOff,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationPreferencesQuery, notificationsQuery } from '../api/notifications';
import { useMe } from '../api/session';
import type { NotificationLine } from '../api/types';
import { shortTime } from '../lib/time';
import { Age } from '../ui/age';
import { Empty } from '../ui/empty';
import { Kbd } from '../ui/kbd';
import { ProblemNotice } from '../ui/problem';
import { Waiting } from '../ui/waiting';
import { useMark, usePause } from './actions';
import classes from './panel.module.css';

const icons: Record<NotificationLine['kind'], typeof IconAt> = {
  ASSIGNED: IconArrowsExchange,
  MENTIONED: IconAt,
  REVIEW: IconEyeCheck,
  BAD_RATING: IconMoodSad,
  GUIDELINE: IconScale,
  REVIEWED: IconChecks,
  TAKEN_OVER: IconArrowsExchange,
  TAKEN_BACK: IconUserOff,
  DELIVERY_FAILED: IconMailOff,
  SLA_BREACHED: IconAlarm,
  SLA_AT_RISK: IconAlarm,
  MESSAGE: IconMessage,
  COLLEAGUE: IconNote,
  QUEUE: IconInbox,
};

/** Which view a line is opened in: where the conversation most likely stands. */
function viewOf(line: NotificationLine): string {
  return line.kind === 'MENTIONED' ? 'mentioned' : 'mine';
}

/** What I was told, newest first, one line for each conversation; opened over the page from the left. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notify');
  return (
    <Drawer
      opened
      onClose={onClose}
      size={420}
      padding={0}
      title={t('panel.title')}
      closeButtonProps={{ 'aria-label': t('panel.close') }}
      transitionProps={{ duration: 120 }}
      classNames={{ header: classes.header ?? '', body: classes.body ?? '', title: classes.title ?? '' }}
    >
      <Lines onClose={onClose} />
      <Foot onClose={onClose} />
    </Drawer>
  );
}

function Lines({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notify');
  const query = useQuery(notificationsQuery);
  const navigate = useNavigate();
  const mark = useMark();
  const list = useRef<HTMLUListElement>(null);
  const lines = query.data?.lines ?? [];
  const unread = lines.filter((line) => line.unread > 0).length;
  const loaded = query.data !== undefined;
  useEffect(() => {
    if (loaded) list.current?.querySelector('button')?.focus();
  }, [loaded]);

  const open = (line: NotificationLine): void => {
    if (line.unread > 0) mark.mutate({ kind: 'read', conversation: line.conversationId });
    onClose();
    void navigate({
      to: '/inbox/$view/$conversation',
      params: { view: viewOf(line), conversation: line.conversationId },
    });
  };
  const readAll = (): void => {
    const newest = lines[0];
    if (newest !== undefined) mark.mutate({ kind: 'all', upTo: newest.id });
  };
  const pressed = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const line = lines[at];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'j') buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' || event.key === 'k') buttons[Math.max(at - 1, 0)]?.focus();
    else if (event.key === 'u' && line !== undefined) {
      mark.mutate({ kind: line.unread > 0 ? 'read' : 'unread', conversation: line.conversationId });
    } else if (event.key === 'A') readAll();
    else return;
    event.preventDefault();
  };

  if (query.isError && !loaded) return <ProblemNotice error={query.error} />;
  if (!loaded) return <Waiting />;
  if (lines.length === 0) {
    return (
      <Empty icon={<IconBell size={34} stroke={1.25} />} title={t('panel.none')}>
        {t('panel.noneHint')}
      </Empty>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the buttons inside
    <div className={classes.lines} onKeyDown={pressed}>
      <div className={classes.tools}>
        <span className={classes.hint}>
          <Kbd keys="J" /> <Kbd keys="K" /> <Kbd keys="U" /> {t('panel.keys')}
        </span>
        <Button
          variant="subtle"
          disabled={unread === 0}
          data-tip={unread === 0 ? t('panel.allRead') : 'Shift+A'}
          onClick={readAll}
        >
          {t('panel.readAll')}
        </Button>
      </div>
      <ul ref={list} className={classes.list}>
        {lines.map((line, at) => (
          <li key={line.conversationId}>
            <LineButton line={line} first={at === 0} onOpen={() => open(line)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LineButton({ line, first, onOpen }: { line: NotificationLine; first: boolean; onOpen: () => void }) {
  const { t } = useTranslation('notify');
  const Icon = icons[line.kind] ?? IconBell;
  return (
    <button
      type="button"
      className={classes.line}
      data-unread={line.unread > 0 || undefined}
      data-autofocus={first || undefined}
      onClick={onOpen}
    >
      <Icon size={16} stroke={1.75} className={classes.icon} aria-hidden="true" />
      <span className={classes.what}>
        <span className={classes.top}>
          <span className={classes.kind}>{t(`line.${line.kind}`, { who: line.actor || line.contact })}</span>
          {line.unread > 1 ? <span className={classes.more}>{t('panel.more', { count: line.unread - 1 })}</span> : null}
          <span className={classes.age}>
            <Age since={line.at} />
          </span>
        </span>
        <span className={classes.subject}>
          {line.contact} · {line.subject === '' ? `#${line.number}` : line.subject}
        </span>
        {line.words === '' ? null : <span className={classes.words}>{line.words}</span>}
      </span>
      {line.unread > 0 ? <span className="unseen">{t('panel.unread')}</span> : null}
    </button>
  );
}

function Foot({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('notify');
  const me = useMe();
  const { data: preferences } = useQuery(notificationPreferencesQuery);
  const pause = usePause();
  const until = preferences?.pausedUntil;
  return (
    <footer className={classes.foot}>
      <span className={classes.state}>
        {until !== undefined
          ? t('pause.until', { time: shortTime(until, i18n.language, me.timeZone) })
          : preferences?.undisturbed === true
            ? t('pause.quiet')
            : t('pause.on')}
      </span>
      {until === undefined ? (
        <Button variant="subtle" onClick={() => pause.mutate(new Date(Date.now() + 3_600_000))}>
          {t('pause.hour')}
        </Button>
      ) : (
        <Button variant="subtle" onClick={() => pause.mutate(undefined)}>
          {t('pause.end')}
        </Button>
      )}
      <Link to="/settings/notifications" onClick={onClose}>
        {t('panel.settings')}
      </Link>
    </footer>
  );
}
