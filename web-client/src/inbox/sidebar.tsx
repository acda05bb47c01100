import {
  IconArchive,
  IconInbox,
  IconMessages,
  IconSettings2,
  IconStack2,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { atLeast, useMe } from '../api/session';
import type { TeamCount } from '../api/types';
import { Age } from '../ui/age';
import { ConnectionState } from './connection-state';
import { countsQuery } from './queries';
import classes from './sidebar.module.css';
import { UserMenu } from './user-menu';

function Entry({
  to,
  icon,
  label,
  count,
  since,
}: {
  to: string;
  icon: ReactNode;
  label: string;
  count?: number | undefined;
  since?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={to} className={classes.entry} activeProps={{ 'data-active': true, 'aria-current': 'page' }}>
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        <span className={classes.label}>{label}</span>
        {since && count ? (
          <span className={classes.since} title={t('nav.oldest')}>
            <Age since={since} />
          </span>
        ) : null}
        {count ? (
          <span className={`numbers ${classes.count}`}>
            {count}
            <span className="unseen"> {t('nav.conversations', { count })}</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}

const icon = { size: 16, stroke: 1.75 } as const;

/** Where everything is: own work, the teams' queues with how many wait and since when, all the rest. */
export function Sidebar({ onSheet }: { onSheet: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: counts } = useQuery(countsQuery);
  const teams: TeamCount[] = counts?.teams ?? me.teams.map(({ id, name }) => ({ teamId: id, name, queued: 0 }));
  return (
    <nav className={classes.sidebar} aria-label={t('nav.label')}>
      <UserMenu onSheet={onSheet} />
      <div className={classes.groups}>
        <ul className={classes.group}>
          <Entry to="/inbox/mine" icon={<IconUser {...icon} />} label={t('views.mine')} count={counts?.mine} />
          <Entry to="/inbox/joined" icon={<IconUsers {...icon} />} label={t('views.joined')} count={counts?.joined} />
        </ul>
        {teams.length === 0 ? null : (
          <>
            <h2 className={classes.title}>{t('nav.queues')}</h2>
            <ul className={classes.group}>
              {teams.map((team) => (
                <Entry
                  key={team.teamId}
                  to={`/inbox/${team.teamId}`}
                  icon={<IconInbox {...icon} />}
                  label={team.name}
                  count={team.queued}
                  since={team.oldestWaitingSince}
                />
              ))}
            </ul>
          </>
        )}
        <h2 className={classes.title}>{t('nav.everything')}</h2>
        <ul className={classes.group}>
          <Entry to="/inbox/open" icon={<IconMessages {...icon} />} label={t('views.open')} />
          <Entry to="/inbox/closed" icon={<IconArchive {...icon} />} label={t('views.closed')} />
        </ul>
        {atLeast(me, 'MANAGER') ? (
          <ul className={`${classes.group} ${classes.last}`}>
            {counts?.setAside ? (
              <Entry
                to="/admin/set-aside"
                icon={<IconStack2 {...icon} />}
                label={t('nav.setAside')}
                count={counts.setAside}
              />
            ) : null}
            <Entry to="/admin" icon={<IconSettings2 {...icon} />} label={t('nav.admin')} />
          </ul>
        ) : null}
      </div>
      <ConnectionState />
    </nav>
  );
}
