import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { chooseLanguage } from '../i18n/i18n';
import { countsQuery } from '../inbox/queries';
import { Sidebar } from '../inbox/sidebar';
import { useAnnouncement } from '../live/announce';
import { LiveProvider } from '../live/context';
import { CommandProvider } from '../ui/commands';
import { OpenMenu } from '../ui/menu-button';
import { Tips } from '../ui/tips';
import { toast } from '../ui/toast';
import { useGlobalCommands } from './global-commands';
import classes from './shell.module.css';

const Palette = lazy(() => import('../ui/palette').then((module) => ({ default: module.Palette })));
const CheatSheet = lazy(() => import('../ui/cheat-sheet').then((module) => ({ default: module.CheatSheet })));

const SideDrawer = lazy(() => import('./side-drawer').then((module) => ({ default: module.SideDrawer })));

/** The frame around every page of a person who is signed in. */
export function Shell() {
  return (
    <LiveProvider>
      <CommandProvider onRefused={toast.hint}>
        <Frame />
      </CommandProvider>
    </LiveProvider>
  );
}

type Overlay = 'none' | 'palette' | 'keys';

function Frame() {
  const { t } = useTranslation();
  const [overlay, setOverlay] = useState<Overlay>('none');
  const [menu, setMenu] = useState(false);
  useAccountLanguage();
  useCountInTitle();
  useGlobalCommands({ onPalette: () => setOverlay('palette'), onKeys: () => setOverlay('keys') });

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
      <div className={classes.frame}>
        <div className={classes.side}>
          <Sidebar onSheet={() => setOverlay('keys')} />
        </div>
        <main id="main" className={classes.main} tabIndex={-1}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense fallback={null}>
        {menu ? <SideDrawer onClose={() => setMenu(false)} onSheet={() => setOverlay('keys')} /> : null}
      </Suspense>
      <Suspense fallback={null}>
        {overlay === 'palette' ? <Palette opened onClose={() => setOverlay('none')} /> : null}
        {overlay === 'keys' ? <CheatSheet opened onClose={() => setOverlay('none')} /> : null}
      </Suspense>
      <Announcer />
      <Tips />
    </OpenMenu>
  );
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

function useCountInTitle(): void {
  const { data: counts } = useQuery(countsQuery);
  const waiting = counts?.teams.reduce((sum, team) => sum + team.queued, 0) ?? 0;
  useDocumentTitle(waiting > 0 ? `(${waiting}) Parley` : 'Parley');
}

function Announcer() {
  const { t } = useTranslation();
  const said = useAnnouncement();
  const words = (): string => {
    switch (said?.kind) {
      case undefined:
        return '';
      case 'new':
        return t('announce.new', { who: said.who, subject: said.subject });
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
