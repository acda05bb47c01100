import {
  IconAlarmSnooze,
  IconArchive,
  IconAt,
  IconBell,
  IconBookmark,
  IconBookmarks,
  IconEyeCheck,
  IconInbox,
  IconMailOff,
  IconMessages,
  IconMoodSmile,
  IconPlugConnectedX,
  IconSettings2,
  IconStack,
  IconStack2,
  IconUser,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationsQuery } from '../api/notifications';
import { pathOfSaved, toReview, unassigned } from '../api/places';
import { atLeast, useMe } from '../api/session';
import type { TeamCount } from '../api/types';
import { viewsQuery } from '../api/views';
import { useLive } from '../live/context';
import { useShownViews, useViewCounts } from '../live/views';
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
  shortcut = false,
  warns,
  since,
}: {
  to: string;
  icon: ReactNode;
  label: string;
  count?: number | undefined;
  /** A way into the administration, which is marked itself; and what is counted are no conversations. */
  shortcut?: boolean;
  warns?: boolean;
  since?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <Link
        to={to}
        className={classes.entry}
        activeProps={shortcut ? {} : { 'data-active': true, 'aria-current': 'page' }}
      >
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
          <span className={`numbers ${classes.count}`} data-warns={warns}>
            {count}
            {shortcut ? null : <span className="unseen"> {t('nav.conversations', { count })}</span>}
          </span>
        ) : null}
      </Link>
    </li>
  );
}

/** The line to the server follows as many. */
const mostShown = 50;
/** What I was told: opens the panel over the page. */
function News({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(notificationsQuery);
  const count = data?.unread.length ?? 0;
  return (
    <li>
      <button type="button" className={classes.entry} onClick={onOpen}>
        <span className={classes.icon} aria-hidden="true">
          <IconBell {...icon} />
        </span>
        <span className={classes.label}>{t('nav.notifications')}</span>
        {count > 0 ? (
          <span className={`numbers ${classes.news}`}>
            {count}
            <span className="unseen"> {t('nav.unread')}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}

const icon = { size: 16, stroke: 1.75 } as const;

/** Where everything is: own work, the teams' queues with how many wait and since when, all the rest. */
export function Sidebar({ onSheet, onNotifications }: { onSheet: () => void; onNotifications: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: counts } = useQuery(countsQuery);
  const { data: views } = useQuery(viewsQuery);
  const live = useLive();
  const shown = useMemo(() => (views ?? []).filter((view) => !view.hidden).slice(0, mostShown), [views]);
  const watched = useMemo(() => [unassigned, toReview, ...shown.map((view) => view.filter)], [shown]);
  useShownViews(watched);
  const countOf = useViewCounts();
  useEffect(() => live?.followTeams((counts?.teams ?? []).map((team) => team.teamId)), [live, counts?.teams]);
  const teams: TeamCount[] = counts?.teams ?? me.teams.map(({ id, name }) => ({ teamId: id, name, queued: 0 }));
  return (
    <nav className={classes.sidebar} aria-label={t('nav.label')}>
      <UserMenu onSheet={onSheet} />
      <div className={classes.groups}>
        <ul className={classes.group}>
          <News onOpen={onNotifications} />
          <Entry to="/inbox/mine" icon={<IconUser {...icon} />} label={t('views.mine')} count={counts?.mine} />
          <Entry to="/inbox/joined" icon={<IconUsers {...icon} />} label={t('views.joined')} count={counts?.joined} />
          <Entry
            to="/inbox/snoozed"
            icon={<IconAlarmSnooze {...icon} />}
            label={t('views.snoozed')}
            count={counts?.snoozed}
          />
          <Entry
            to="/inbox/mentioned"
            icon={<IconAt {...icon} />}
            label={t('views.mentioned')}
            count={counts?.mentioned}
          />
          <Entry
            to="/inbox/review"
            icon={<IconEyeCheck {...icon} />}
            label={t('views.review')}
            count={countOf(toReview)}
          />
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
        {shown.length === 0 ? null : (
          <>
            <h2 className={classes.title}>{t('nav.views')}</h2>
            <ul className={classes.group}>
              {shown.map((view) => (
                <Entry
                  key={view.id}
                  to={`/inbox/${pathOfSaved(view.id)}`}
                  icon={view.sharing === 'PERSONAL' ? <IconBookmark {...icon} /> : <IconBookmarks {...icon} />}
                  label={view.name}
                  count={countOf(view.filter)}
                />
              ))}
            </ul>
          </>
        )}
        <h2 className={classes.title}>{t('nav.everything')}</h2>
        <ul className={classes.group}>
          <Entry
            to="/inbox/unassigned"
            icon={<IconUserQuestion {...icon} />}
            label={t('views.unassigned')}
            count={countOf(unassigned)}
          />
          <Entry to="/inbox/open" icon={<IconMessages {...icon} />} label={t('views.open')} />
          <Entry to="/inbox/closed" icon={<IconArchive {...icon} />} label={t('views.closed')} />
          <Entry to="/inbox/all" icon={<IconStack {...icon} />} label={t('views.all')} />
          <Entry to="/inbox/spam" icon={<IconMailOff {...icon} />} label={t('views.spam')} count={counts?.spam} />
        </ul>
        {atLeast(me, 'MANAGER') ? (
          <ul className={`${classes.group} ${classes.last}`}>
            {counts?.setAside ? (
              <Entry
                to="/admin/set-aside"
                icon={<IconStack2 {...icon} />}
                label={t('nav.setAside')}
                count={counts.setAside}
                shortcut
              />
            ) : null}
            {counts?.channels ? (
              <Entry
                to="/admin/channels"
                icon={<IconPlugConnectedX {...icon} />}
                label={t('nav.channels')}
                count={counts.channels}
                shortcut
                warns
              />
            ) : null}
            <Entry to="/insights/satisfaction" icon={<IconMoodSmile {...icon} />} label={t('nav.satisfaction')} />
            <Entry to="/admin" icon={<IconSettings2 {...icon} />} label={t('nav.admin')} />
          </ul>
        ) : null}
      </div>
      <ConnectionState />
    </nav>
  );
}
