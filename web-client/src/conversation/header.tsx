import { Button } from '@mantine/core';
import {
  IconArchive,
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowsExchange,
  IconDoorExit,
  IconDots,
  IconEye,
  IconUserPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { employeesQuery, useMe } from '../api/session';
import type { ConversationSummary } from '../api/types';
import { useAround } from '../live/signals';
import { IconButton } from '../ui/icon-button';
import { Initials } from '../ui/initials';
import { Menu, MenuItem } from '../ui/menu';
import type { ClaimState } from './claim-state';
import classes from './header.module.css';
import type { ConversationActions } from './use-conversation-actions';

const icon = { size: 17, stroke: 1.75 } as const;
const small = { size: 15, stroke: 1.75 } as const;

interface HeaderProps {
  summary: ConversationSummary;
  state: ClaimState;
  actions: ConversationActions;
  onBack: () => void;
  onHandOver: () => void;
}

/** What this is, who holds it, who is here; and what can be done with it. */
export function Header({ summary, state, actions, onBack, onHandOver }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <header className={classes.header}>
      <IconButton label={t('common.back')} onClick={onBack} className={classes.back}>
        <IconArrowLeft {...icon} />
      </IconButton>
      <div className={classes.what}>
        <h2 className={classes.subject} title={summary.subject}>
          {summary.subject === '' ? t('conversation.noSubject') : summary.subject}
        </h2>
        <Facts summary={summary} />
      </div>
      <div className={classes.deeds}>
        <ClaimMark state={state} actions={actions} />
        <Deeds summary={summary} state={state} actions={actions} onHandOver={onHandOver} />
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
      <span className="numbers">#{summary.number}</span>
      <span className={classes.contact}>
        {contact.name === contact.handle ? contact.handle : `${contact.name} · ${contact.handle}`}
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
  const names = summary.participants.map((each) => (each.id === me.id ? t('conversation.me') : each.name));
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
      {viewing.length === 0 ? null : (
        <span className={classes.viewing}>
          <IconEye size={13} stroke={1.75} aria-hidden="true" />
          {t('conversation.viewing', { names: viewing.map((each) => each.name).join(', ') })}
        </span>
      )}
    </>
  );
}

/** Never out of sight: whose turn it is. */
function ClaimMark({ state, actions }: { state: ClaimState; actions: ConversationActions }) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'free':
      return (
        <>
          <span className={classes.mark} data-kind="free">
            {t('claim.free')}
          </span>
          <Button variant="filled" loading={actions.busy} onClick={() => actions.claim()}>
            {t('claim.claim')}
          </Button>
        </>
      );
    case 'mine':
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
            {t('claim.closed')}
          </span>
          <Button loading={actions.busy} onClick={actions.reopen}>
            {t('do.reopen')}
          </Button>
        </>
      );
  }
}

function Deeds({
  summary,
  state,
  actions,
  onHandOver,
}: Pick<HeaderProps, 'summary' | 'state' | 'actions' | 'onHandOver'>) {
  const { t } = useTranslation();
  const me = useMe();
  if (state.kind === 'closed') return null;
  const joined = summary.participants.some((each) => each.id === me.id);
  const mine = state.kind === 'mine';
  return (
    <>
      {mine ? (
        <span className={classes.icons}>
          <IconButton label={t('do.release')} keys="u" onClick={actions.release}>
            <IconArrowBackUp {...icon} />
          </IconButton>
          <IconButton label={t('do.handOver')} keys="h" onClick={onHandOver}>
            <IconArrowsExchange {...icon} />
          </IconButton>
        </span>
      ) : null}
      {state.kind === 'theirs' ? null : (
        <span className={classes.icons}>
          <IconButton label={t('do.close')} keys="e" onClick={actions.close}>
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
            <MenuItem icon={<IconArrowBackUp {...small} />} hint="U" onSelect={actions.release}>
              {t('do.release')}
            </MenuItem>
            <MenuItem icon={<IconArrowsExchange {...small} />} hint="H" onSelect={onHandOver}>
              {t('do.handOver')}
            </MenuItem>
          </>
        ) : null}
        {joined ? (
          <MenuItem icon={<IconDoorExit {...small} />} onSelect={actions.leave}>
            {t('do.leave')}
          </MenuItem>
        ) : (
          <MenuItem
            icon={<IconUserPlus {...small} />}
            disabled={mine ? t('do.joinNotNeeded') : undefined}
            onSelect={actions.join}
          >
            {t('do.join')}
          </MenuItem>
        )}
        <MenuItem
          icon={<IconArchive {...small} />}
          hint="E"
          disabled={state.kind === 'theirs' ? t('claim.by', { name: state.holder.name }) : undefined}
          onSelect={actions.close}
        >
          {t('do.close')}
        </MenuItem>
      </Menu>
    </>
  );
}
