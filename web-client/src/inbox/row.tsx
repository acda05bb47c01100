import { IconArrowBackUp, IconMailOff, IconRepeat, IconRobot, IconSpeakerphone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary, Nature } from '../api/types';
import { nameOf } from '../lib/names';
import { useSeenSeq } from '../live/seen';
import { Age } from '../ui/age';
import { Initials } from '../ui/initials';
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

/** Waiting for more than four hours is worth a colour. */
function isLate(summary: ConversationSummary): boolean {
  return summary.waitingSince !== undefined && Date.now() - Date.parse(summary.waitingSince) > 4 * 3_600_000;
}

export function ConversationRow({
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
  const seenSeq = useSeenSeq(summary.id);
  const unread = summary.lastDirection === 'INBOUND' && seenSeq < summary.lastSeq && summary.status === 'OPEN';
  const time = inQueue ? (summary.waitingSince ?? summary.lastMessageAt) : summary.lastMessageAt;
  return (
    <Link
      to="/inbox/$view/$conversation"
      params={{ view, conversation: summary.id }}
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
        <span className={classes.time} data-late={(inQueue && isLate(summary)) || undefined}>
          <Age since={time} />
        </span>
      </span>
      <span className={classes.subject}>{summary.subject === '' ? t('conversation.noSubject') : summary.subject}</span>
      <span className={classes.bottom}>
        {summary.lastDirection === 'OUTBOUND' ? (
          <IconArrowBackUp size={13} stroke={1.75} className={classes.answered} aria-label={t('row.answered')} />
        ) : null}
        <NatureMark nature={summary.nature} />
        <span className={classes.snippet}>{summary.snippet}</span>
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
}
