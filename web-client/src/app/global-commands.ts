import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { atLeast, useMe } from '../api/session';
import { chooseLanguage, languageNames, languages } from '../i18n/i18n';
import { type Command, useCommands } from '../ui/commands';

/** What can be done wherever one is: go places, change the look, ask for the keys. */
export function useGlobalCommands({
  onPalette,
  onKeys,
  onNotifications,
}: {
  onPalette: () => void;
  onKeys: () => void;
  onNotifications: () => void;
}): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const { setColorScheme } = useMantineColorScheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the openers only set state
  const commands = useMemo<Command[]>(() => {
    const go = t('keys.go');
    const view = (name: string) => () => navigate({ to: '/inbox/$view', params: { view: name } });
    const [first] = me.teams;
    const list: Command[] = [
      { id: 'go-mine', label: t('do.go', { place: t('views.mine') }), group: go, keys: 'g m', run: view('mine') },
      { id: 'go-joined', label: t('do.go', { place: t('views.joined') }), group: go, keys: 'g j', run: view('joined') },
      {
        id: 'go-snoozed',
        label: t('do.go', { place: t('views.snoozed') }),
        group: go,
        keys: 'g z',
        run: view('snoozed'),
      },
      {
        id: 'go-mentioned',
        label: t('do.go', { place: t('views.mentioned') }),
        group: go,
        keys: 'g n',
        run: view('mentioned'),
      },
      { id: 'go-open', label: t('do.go', { place: t('views.open') }), group: go, keys: 'g o', run: view('open') },
      { id: 'go-closed', label: t('do.go', { place: t('views.closed') }), group: go, keys: 'g c', run: view('closed') },
      { id: 'go-spam', label: t('do.go', { place: t('views.spam') }), group: go, keys: 'g s', run: view('spam') },
      ...me.teams.map((team, index) => ({
        id: `go-team-${team.id}`,
        label: t('do.goQueue', { team: team.name }),
        group: go,
        ...(team === first ? { keys: 'g q', alsoKeys: ['g 1'] } : index < 9 ? { keys: `g ${index + 1}` } : {}),
        run: view(team.id),
      })),
      { id: 'notifications', label: t('nav.notifications'), group: go, keys: 'g i', run: onNotifications },
      {
        id: 'notification-settings',
        label: t('nav.notificationSettings'),
        group: go,
        quiet: true,
        run: () => navigate({ to: '/settings/notifications' }),
      },
      {
        id: 'shortcut-settings',
        label: t('nav.shortcutSettings'),
        group: go,
        quiet: true,
        run: () => navigate({ to: '/settings/shortcuts' }),
      },
      {
        id: 'search',
        label: t('do.search'),
        group: go,
        keys: '/',
        opensField: true,
        run: () => navigate({ to: '/search' }),
      },
      { id: 'account', label: t('menu.account'), group: go, run: () => navigate({ to: '/settings' }) },
    ];
    if (atLeast(me, 'MANAGER')) {
      list.push({ id: 'admin', label: t('nav.admin'), group: go, keys: 'g a', run: () => navigate({ to: '/admin' }) });
    }
    const general = t('keys.general');
    list.push(
      {
        id: 'palette',
        label: t('palette.title'),
        group: general,
        keys: 'Mod+k',
        quiet: true,
        opensField: true,
        run: onPalette,
      },
      { id: 'keys', label: t('keys.title'), group: general, keys: '?', run: onKeys },
      {
        id: 'theme-light',
        label: t('do.theme', { theme: t('theme.light') }),
        group: general,
        run: () => setColorScheme('light'),
      },
      {
        id: 'theme-dark',
        label: t('do.theme', { theme: t('theme.dark') }),
        group: general,
        run: () => setColorScheme('dark'),
      },
      {
        id: 'theme-auto',
        label: t('do.theme', { theme: t('theme.auto') }),
        group: general,
        quiet: true,
        run: () => setColorScheme('auto'),
      },
      ...languages.map((language) => ({
        id: `language-${language}`,
        label: t('do.language', { language: languageNames[language] }),
        group: general,
        quiet: true,
        run: () => void chooseLanguage(language),
      })),
    );
    return list;
  }, [t, navigate, me, setColorScheme]);
  useCommands(commands);
}
