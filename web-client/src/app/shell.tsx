import { useDocumentTitle } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationsQuery } from '../api/notifications';
import { useMe } from '../api/session';
import { shortcutsQuery } from '../api/shortcuts';
import { chooseLanguage } from '../i18n/i18n';
import { ConnectionState } from '../inbox/connection-state';
import { Sidebar } from '../inbox/sidebar';
import { useAnnouncement } from '../live/announce';
import { begunFromKept, connection, useOffline } from '../live/connection';
import { LiveProvider } from '../live/context';
import { CommandProvider } from '../ui/commands';
import { OpenMenu } from '../ui/menu-button';
import { Tips } from '../ui/tips';
import { toast } from '../ui/toast';
import { useGlobalCommands } from './global-commands';
import classes from './shell.module.css';

const Palette = lazy(() => import('../ui/palette').then((module) => ({ default: module.Palette })));
const CheatSheet = lazy(() => import('../ui/cheat-sheet').then((module) => ({ default: module.CheatSheet })));

const NotificationPanel = lazy(() =>
  import('../notifications/panel').then((module) => ({ default: module.NotificationPanel })),
);
const Ringer = lazy(() => import('../notifications/ringer').then((module) => ({ default: module.Ringer })));
const SideDrawer = lazy(() => import('./side-drawer').then((module) => ({ default: module.SideDrawer })));

/** The frame around every page of a person who is signed in. */
export function Shell() {
  const { data } = useQuery(shortcutsQuery);
  const chosen = useMemo(() => new Map(data?.shortcuts.map(({ command, keys }) => [command, keys])), [data]);
  return (
    <LiveProvider>
      <CommandProvider chosen={chosen} onRefused={toast.hint}>
        <Frame />
      </CommandProvider>
    </LiveProvider>
  );
}

type Overlay = 'none' | 'palette' | 'keys' | 'notifications';

function Frame() {
  const { t } = useTranslation();
  const [overlay, setOverlay] = useState<Overlay>('none');
  const [menu, setMenu] = useState(false);
  useAccountLanguage();
  useCountInTitle();
  const Bar = useKept();
  const showNotifications = (): void => {
    setMenu(false);
    setOverlay('notifications');
  };
  useGlobalCommands({
    onPalette: () => setOverlay('palette'),
    onKeys: () => setOverlay('keys'),
    onNotifications: showNotifications,
  });

  const path = useLocation({ select: (location) => location.pathname });
  const [shownPath, setShownPath] = useState(path);
  if (path !== shownPath) {
    setShownPath(path);
    setMenu(false);
  }

  return (
    <OpenMenu value={() => setMenu(true)}>
      <a href="#main" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <div className={classes.page}>
        <Suspense fallback={null}>{Bar === undefined ? <EarlyState /> : <Bar />}</Suspense>
        <div className={classes.frame}>
          <div className={classes.side}>
            <Sidebar onSheet={() => setOverlay('keys')} onNotifications={showNotifications} />
          </div>
          <main id="main" className={classes.main} tabIndex={-1}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      </div>
      <Suspense fallback={null}>
        {menu ? (
          <SideDrawer
            onClose={() => setMenu(false)}
            onSheet={() => setOverlay('keys')}
            onNotifications={showNotifications}
          />
        ) : null}
      </Suspense>
      <Suspense fallback={null}>
        {overlay === 'palette' ? <Palette opened onClose={() => setOverlay('none')} /> : null}
        {overlay === 'notifications' ? <NotificationPanel onClose={() => setOverlay('none')} /> : null}
        {overlay === 'keys' ? <CheatSheet opened onClose={() => setOverlay('none')} /> : null}
      </Suspense>
      <Suspense fallback={null}>
        <Ringer />
      </Suspense>
      <Announcer />
      <Tips />
    </OpenMenu>
  );
}

/** The line can break before the bar that tells of it is here; where the side bar is out of sight, nothing else would. */
function EarlyState() {
  return useOffline() ? (
    <div className={classes.early}>
      <ConnectionState />
    </div>
  ) : null;
}

/** What can be read and written without a server is loaded after the page, except where the page began without one. */
const settleMillis = 2_000;

/** What is read stays readable on this device, and what is written leaves from it, also without a server; the bar tells of it. */
function useKept(): ComponentType | undefined {
  const me = useMe();
  const client = useQueryClient();
  const [bar, setBar] = useState<ComponentType>();
  const [settled, setSettled] = useState(begunFromKept.get() !== undefined);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMillis);
    return () => clearTimeout(timer);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun anew only for another person
  useEffect(() => {
    if (!settled) return;
    let stopped = false;
    let end: () => void = () => undefined;
    let begun = false;
    const begin = async (): Promise<void> => {
      if (begun) return;
      const [{ startOffline }, { OfflineBar }] = await Promise.all([
        import('../offline/start'),
        import('../offline/bar'),
      ]);
      if (begun || stopped) return;
      begun = true;
      end = startOffline(client, me);
      setBar(() => OfflineBar);
    };
    // The line broke before these parts were here: they are loaded when it is back.
    const tryToBegin = (): void => void begin().catch(() => undefined);
    tryToBegin();
    const unfollow = connection.subscribe(tryToBegin);
    return () => {
      stopped = true;
      unfollow();
      end();
    };
  }, [client, me.id, settled]);
  return bar;
}

/** The language of the account, unless this browser was told another one. */
function useAccountLanguage(): void {
  const me = useMe();
  const { i18n } = useTranslation();
  useEffect(() => {
    if (localStorage.getItem('parley.language') === null && me.language !== i18n.language)
      void chooseLanguage(me.language);
  }, [me.language, i18n]);
}

/** The number in front is what I was told and have not read; how many wait stands beside the queues. */
function useCountInTitle(): void {
  const { data } = useQuery(notificationsQuery);
  const news = data?.unread.length ?? 0;
  useDocumentTitle(news > 0 ? `(${news}) Parley` : 'Parley');
}

function Announcer() {
  const { t } = useTranslation();
  const said = useAnnouncement();
  const words = (): string => {
    switch (said?.kind) {
      case undefined:
        return '';
      case 'new':
        return t(said.words === '' ? 'announce.wordless' : 'announce.new', said);
      case 'several':
        return t('announce.several', { count: said.count });
    }
  };
  return (
    <div className="unseen" aria-live="polite">
      {words()}
    </div>
  );
}
