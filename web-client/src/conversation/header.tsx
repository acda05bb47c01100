import {
  IconAlarmSnooze,
  IconArchive,
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowMerge,
  IconArrowsExchange,
  IconBan,
  IconBell,
  IconBellOff,
  IconChevronsUp,
  IconDoorExit,
  IconDots,
  IconEye,
  IconHistory,
  IconLayoutSidebarRight,
  IconMailOff,
  IconTag,
  IconUserPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { atLeast, employeesQuery, useMe } from '../api/session';
import type { ConversationSummary } from '../api/types';
import { handleOf, nameOf, titleOf } from '../lib/names';
import { useAround } from '../live/signals';
import { DueMark } from '../ui/due';
import { IconButton } from '../ui/icon-button';
import { Initials } from '../ui/initials';
import { Menu, MenuItem } from '../ui/menu';
import { PriorityMark } from '../ui/priority';
import { SatisfactionMark } from '../ui/satisfaction';
import { TagChips } from '../ui/tag';
import { showActivity, useActivityShown } from './activity-queries';
import { showAside, useAsideShown } from './aside-state';
import { ClaimMark } from './claim-mark';
import type { ClaimState } from './claim-state';
import classes from './header.module.css';
import type { ConversationActions } from './use-conversation-actions';

const icon = { size: 17, stroke: 1.75 } as const;
const small = { size: 15, stroke: 1.75 } as const;

/** What needs one more word before it is done. */
export type Asking = 'forward' | 'hand-over' | 'snooze' | 'priority' | 'tags' | 'merge' | 'block';

interface HeaderProps {
  summary: ConversationSummary;
  state: ClaimState;
  actions: ConversationActions;
  onBack: () => void;
  onAsk: (what: Asking) => void;
}

/** What this is, who holds it, who is here; and what can be done with it. */
export function Header({ summary, state, actions, onBack, onAsk }: HeaderProps) {
  const { t } = useTranslation();
  const aside = useAsideShown();
  return (
    <header className={classes.header}>
      <IconButton label={t('common.back')} onClick={onBack} className={classes.back}>
        <IconArrowLeft {...icon} />
      </IconButton>
      <div className={classes.what}>
        <h2 className={classes.subject} title={summary.subject}>
          {titleOf(summary) ?? t('conversation.noSubject')}
        </h2>
        <Facts summary={summary} />
        <TagChips ids={summary.tagIds} onClick={() => onAsk('tags')} />
      </div>
      <div className={classes.deeds}>
        <ClaimMark summary={summary} state={state} actions={actions} />
        <Deeds summary={summary} state={state} actions={actions} onAsk={onAsk} />
        <IconButton label={t(aside ? 'do.hideAside' : 'do.showAside')} keys="i" onClick={() => showAside(!aside)}>
          <IconLayoutSidebarRight {...icon} />
        </IconButton>
      </div>
    </header>
  );
}

function useTeamName(teamId: string): string | undefined {
  const me = useMe();
  const own = me.teams.find((team) => team.id === teamId)?.name;
  const { data: employees } = useQuery({ ...employeesQuery, enabled: own === undefined });
  return own ?? employees?.flatMap((each) => each.teams).find((team) => team.id === teamId)?.name;
}

function Facts({ summary }: { summary: ConversationSummary }) {
  const { t } = useTranslation();
  const team = useTeamName(summary.teamId);
  const { contact } = summary;
  return (
    <p className={classes.facts}>
      <PriorityMark priority={summary.priority} />
      <DueMark at={summary.dueAt} />
      <SatisfactionMark score={summary.satisfaction} />
      <span className="numbers">#{summary.number}</span>
      <span className={classes.contact}>
        {[...new Set([nameOf(contact), handleOf(contact)])].filter(Boolean).join(' · ')}
      </span>
      <span className={classes.via}>{t('conversation.via', { channel: summary.channel.name })}</span>
      {team === undefined ? null : <span className={classes.team}>{team}</span>}
      {summary.sample ? <span>{t('conversation.sample')}</span> : null}
      <People summary={summary} />
    </p>
  );
}

function People({ summary }: { summary: ConversationSummary }) {
  const { t } = useTranslation();
  const me = useMe();
  const { viewing } = useAround(summary.id, me.id);
  const nameOf = (each: { id: string; name: string }): string => (each.id === me.id ? t('conversation.me') : each.name);
  const names = summary.participants.map(nameOf);
  const followers = t('conversation.followers', { names: summary.followers.map(nameOf).join(', ') });
  return (
    <>
      {summary.participants.length === 0 ? null : (
        <span className={classes.people} title={t('conversation.participants', { names: names.join(', ') })}>
          {summary.participants.map((each) => (
            <Initials key={each.id} name={each.name} seed={each.id} size={17} />
          ))}
          <span className="unseen">{t('conversation.participants', { names: names.join(', ') })}</span>
        </span>
      )}
      {summary.followers.length === 0 ? null : (
        <span className={classes.following} title={followers}>
          <IconBell size={12} stroke={1.75} aria-hidden="true" />
          <span className="numbers" aria-hidden="true">
            {summary.followers.length}
          </span>
          <span className="unseen">{followers}</span>
        </span>
      )}
      {viewing.length === 0 ? null : (
        <span className={classes.viewing}>
          <IconEye size={13} stroke={1.75} aria-hidden="true" />
          {t('conversation.viewing', { names: viewing.map((each) => each.name).join(', ') })}
        </span>
      )}
    </>
  );
}

function Deeds({ summary, state, actions, onAsk }: Pick<HeaderProps, 'summary' | 'state' | 'actions' | 'onAsk'>) {
  const { t } = useTranslation();
  const me = useMe();
  const activity = useActivityShown();
  if (state.kind === 'closed') return null;
  const onlyAgents = atLeast(me, 'AGENT') ? undefined : t('do.onlyAgents');
  const joined = summary.participants.some((each) => each.id === me.id);
  const follows = summary.followers.some((each) => each.id === me.id);
  const mine = state.kind === 'mine' && summary.offeredUntil === undefined;
  const off = actions.why;
  const theirs = off ?? (state.kind === 'theirs' ? t('claim.by', { name: state.holder.name }) : undefined);
  return (
    <>
      {mine ? (
        <span className={classes.icons}>
          <IconButton label={t('do.release')} keys="u" refused={off} onClick={actions.release}>
            <IconArrowBackUp {...icon} />
          </IconButton>
          <IconButton label={t('do.handOver')} keys="h" refused={off} onClick={() => onAsk('hand-over')}>
            <IconArrowsExchange {...icon} />
          </IconButton>
        </span>
      ) : null}
      {state.kind === 'theirs' ? null : (
        <span className={classes.icons}>
          <IconButton label={t('do.snooze')} keys="z" refused={off} onClick={() => onAsk('snooze')}>
            <IconAlarmSnooze {...icon} />
          </IconButton>
          <IconButton label={t('do.close')} keys="e" refused={off} onClick={actions.close}>
            <IconArchive {...icon} />
          </IconButton>
        </span>
      )}
      <Menu
        end
        label={t('conversation.more')}
        trigger={(props) => (
          <IconButton label={t('conversation.more')} {...props}>
            <IconDots {...icon} />
          </IconButton>
        )}
      >
        {mine ? (
          <>
            <MenuItem icon={<IconArrowBackUp {...small} />} hint="U" disabled={off} onSelect={actions.release}>
              {t('do.release')}
            </MenuItem>
            <MenuItem
              icon={<IconArrowsExchange {...small} />}
              hint="H"
              disabled={off}
              onSelect={() => onAsk('hand-over')}
            >
              {t('do.handOver')}
            </MenuItem>
          </>
        ) : null}
        <MenuItem icon={<IconAlarmSnooze {...small} />} hint="Z" disabled={theirs} onSelect={() => onAsk('snooze')}>
          {t('do.snooze')}
        </MenuItem>
        <MenuItem icon={<IconChevronsUp {...small} />} hint="P" disabled={off} onSelect={() => onAsk('priority')}>
          {t('do.priority')}
        </MenuItem>
        <MenuItem icon={<IconTag {...small} />} hint="T" disabled={off} onSelect={() => onAsk('tags')}>
          {t('do.tag')}
        </MenuItem>
        {follows ? (
          <MenuItem icon={<IconBellOff {...small} />} hint="F" disabled={off} onSelect={actions.unfollow}>
            {t('do.unfollow')}
          </MenuItem>
        ) : (
          <MenuItem icon={<IconBell {...small} />} hint="F" disabled={off} onSelect={actions.follow}>
            {t('do.follow')}
          </MenuItem>
        )}
        {joined ? (
          <MenuItem icon={<IconDoorExit {...small} />} disabled={off} onSelect={actions.leave}>
            {t('do.leave')}
          </MenuItem>
        ) : (
          <MenuItem
            icon={<IconUserPlus {...small} />}
            disabled={off ?? (mine ? t('do.joinNotNeeded') : undefined)}
            onSelect={actions.join}
          >
            {t('do.join')}
          </MenuItem>
        )}
        <MenuItem icon={<IconArrowMerge {...small} />} disabled={theirs} onSelect={() => onAsk('merge')}>
          {t('do.merge')}
        </MenuItem>
        <MenuItem icon={<IconHistory {...small} />} onSelect={() => showActivity(!activity)}>
          {t(activity ? 'do.hideActivity' : 'do.showActivity')}
        </MenuItem>
        <MenuItem icon={<IconMailOff {...small} />} hint="!" disabled={onlyAgents ?? theirs} onSelect={actions.spam}>
          {t('do.spam')}
        </MenuItem>
        <MenuItem icon={<IconBan {...small} />} disabled={onlyAgents ?? theirs} onSelect={() => onAsk('block')}>
          {t('do.block')}
        </MenuItem>
        <MenuItem icon={<IconArchive {...small} />} hint="E" disabled={theirs} onSelect={actions.close}>
          {t('do.close')}
        </MenuItem>
      </Menu>
    </>
  );
}
