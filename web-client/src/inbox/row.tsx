import {
  IconAlarmSnooze,
  IconArrowBackUp,
  IconMailOff,
  IconPencil,
  IconRepeat,
  IconRobot,
  IconSpeakerphone,
  IconWorld,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { ConversationSummary, EmployeeRef, Nature } from '../api/types';
import { nameOf, titleOf } from '../lib/names';
import { printedMoment } from '../lib/time';
import { useSeenSeq } from '../live/seen';
import { Age, useNow } from '../ui/age';
import { DueMark } from '../ui/due';
import { Initials } from '../ui/initials';
import { PriorityMark } from '../ui/priority';
import { TagDots } from '../ui/tag';
import classes from './row.module.css';

const natureIcons = { AUTO_REPLY: IconRobot, BOUNCE: IconMailOff, BULK: IconSpeakerphone, OWN: IconRepeat };

function NatureMark({ nature }: { nature: Nature }) {
  const { t } = useTranslation();
  if (nature === 'PERSONAL') return null;
  const Icon = natureIcons[nature];
  return (
    <span className={classes.nature} data-nature={nature}>
      <Icon size={12} stroke={1.75} aria-hidden="true" />
      {t(`nature.${nature}`)}
    </span>
  );
}

/** Others can read what the customer said last. */
function PublicMark({ summary }: { summary: ConversationSummary }) {
  const { t } = useTranslation();
  if (summary.visibility === 'PRIVATE') return null;
  return (
    <span className={classes.public}>
      <IconWorld size={12} stroke={2} aria-hidden="true" />
      {t('row.public')}
    </span>
  );
}

/** Until when it is put aside. */
function SnoozeMark({ summary }: { summary: ConversationSummary }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useMe();
  const { snooze } = summary;
  if (snooze === undefined) return null;
  return (
    <span className={classes.snooze}>
      <IconAlarmSnooze size={13} stroke={1.75} aria-hidden="true" />
      <span className="unseen">{t('snooze.until')} </span>
      {snooze.until === undefined
        ? t('snooze.reply')
        : printedMoment(snooze.until, Date.now(), i18n.language, timeZone)}
    </span>
  );
}

/** Colleagues have begun an answer. */
function DraftingMark({ people }: { people: readonly EmployeeRef[] }) {
  const { t, i18n } = useTranslation();
  if (people.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language).format(people.map((each) => each.name));
  const words = t('row.drafting', { names });
  return (
    <span className={classes.drafting} title={words}>
      <IconPencil size={13} stroke={1.75} aria-hidden="true" />
      <span className="unseen">{words}</span>
    </span>
  );
}

/** Waiting for more than four hours is worth a colour. */
function isLate(summary: ConversationSummary, now: number): boolean {
  return summary.waitingSince !== undefined && now - Date.parse(summary.waitingSince) > 4 * 3_600_000;
}

/** Drawn anew only when it changes: the list is told of every event. */
export const ConversationRow = memo(function ConversationRow({
  summary,
  view,
  left,
  opened,
  atCursor,
  tabbable,
  inQueue,
  me,
}: {
  summary: ConversationSummary;
  view: string;
  left: boolean;
  opened: boolean;
  atCursor: boolean;
  tabbable: boolean;
  inQueue: boolean;
  me: string;
}) {
  const { t } = useTranslation();
  const { holder, contact } = summary;
  const now = useNow();
  const seenSeq = useSeenSeq(summary.id);
  const unread = summary.lastDirection === 'INBOUND' && seenSeq < summary.lastSeq && summary.status === 'OPEN';
  const time = inQueue ? (summary.waitingSince ?? summary.lastMessageAt) : summary.lastMessageAt;
  return (
    <Link
      to="/inbox/$view/$conversation"
      params={{ view, conversation: summary.id }}
      search
      className={classes.row}
      data-cursor={atCursor || undefined}
      data-left={left || undefined}
      data-unread={unread || undefined}
      aria-current={opened ? 'true' : undefined}
      tabIndex={tabbable ? 0 : -1}
      preload={false}
    >
      <span className={classes.top}>
        {unread ? <span className={classes.dot} aria-hidden="true" /> : null}
        <span className={classes.name}>{nameOf(contact)}</span>
        {summary.offeredUntil !== undefined && holder?.id === me ? (
          <span className={classes.offered}>{t('row.offered')}</span>
        ) : null}
        <PriorityMark priority={summary.priority} />
        <SnoozeMark summary={summary} />
        <DueMark at={summary.dueAt} />
        <span className={classes.time} data-late={(inQueue && isLate(summary, now)) || undefined}>
          <Age since={time} />
        </span>
      </span>
      <span className={classes.subject}>{titleOf(summary) ?? t('conversation.noSubject')}</span>
      <span className={classes.bottom}>
        {summary.lastDirection === 'OUTBOUND' ? (
          <IconArrowBackUp size={13} stroke={1.75} className={classes.answered} aria-label={t('row.answered')} />
        ) : null}
        <NatureMark nature={summary.nature} />
        <PublicMark summary={summary} />
        <span className={classes.snippet}>{summary.snippet}</span>
        <TagDots ids={summary.tagIds} />
        <DraftingMark people={summary.drafting.filter((each) => each.id !== me)} />
        {holder ? (
          <span
            className={classes.holder}
            title={holder.id === me ? t('claim.you') : t('claim.by', { name: holder.name })}
          >
            <Initials name={holder.name} seed={holder.id} size={18} />
            <span className="unseen">{holder.id === me ? t('claim.you') : t('claim.by', { name: holder.name })}</span>
          </span>
        ) : null}
      </span>
    </Link>
  );
});
