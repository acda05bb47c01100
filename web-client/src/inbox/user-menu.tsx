import { useMantineColorScheme } from '@mantine/core';
import {
  IconChevronDown,
  IconDeviceLaptop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCog,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../api/session';
import { chooseLanguage, languageNames, languages } from '../i18n/i18n';
import { useAllWaiting } from '../offline/waiting';
import { Initials } from '../ui/initials';
import { Menu, MenuChoice, MenuGroup, MenuItem } from '../ui/menu';
import { toast } from '../ui/toast';
import { AvailabilityChoices, AwayMark } from './availability';
import classes from './user-menu.module.css';

const LeaveWaiting = lazy(() =>
  import('../offline/leave-waiting').then((module) => ({ default: module.LeaveWaiting })),
);

const themes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceLaptop },
] as const;

function ThemeChoices() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <MenuGroup label={t('menu.theme')}>
      {themes.map(({ value, icon: Icon }) => (
        <MenuChoice
          key={value}
          chosen={colorScheme === value}
          icon={<Icon size={15} stroke={1.75} />}
          onSelect={() => setColorScheme(value)}
        >
          {t(`theme.${value}`)}
        </MenuChoice>
      ))}
    </MenuGroup>
  );
}

function LanguageChoices() {
  const { t, i18n } = useTranslation();
  return (
    <MenuGroup label={t('menu.language')}>
      {languages.map((language) => (
        <MenuChoice
          key={language}
          chosen={i18n.language === language}
          lang={language}
          onSelect={() => {
            void chooseLanguage(language);
            api.patch('/api/me', { language }).catch(toast.problem);
          }}
        >
          {languageNames[language]}
        </MenuChoice>
      ))}
    </MenuGroup>
  );
}

/** The company and I: account, look, language, sign-out. */
export function UserMenu({ onSheet }: { onSheet: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const unsent = useAllWaiting().length;
  const [asking, setAsking] = useState(false);
  const signOut = (): void => {
    setAsking(false);
    import('../offline/leaving').then((leaving) => leaving.signOut()).catch(toast.problem);
  };
  return (
    <>
      <Menu
        label={t('menu.open')}
        trigger={(props) => (
          <button type="button" className={classes.button} {...props}>
            <Initials name={me.name} seed={me.id} size={24} />
            <span className={classes.names}>
              <span className={classes.company}>{me.company.name}</span>
              <span className={classes.me}>
                {me.name}
                <AwayMark />
              </span>
            </span>
            <span className="unseen">{t('menu.open')}</span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
          </button>
        )}
      >
        <MenuGroup>
          <MenuItem icon={<IconUserCog size={15} stroke={1.75} />} onSelect={() => void navigate({ to: '/settings' })}>
            {t('menu.account')}
          </MenuItem>
          <MenuItem icon={<IconKeyboard size={15} stroke={1.75} />} hint="?" onSelect={onSheet}>
            {t('keys.title')}
          </MenuItem>
        </MenuGroup>
        <AvailabilityChoices />
        <ThemeChoices />
        <LanguageChoices />
        <MenuGroup>
          <MenuItem
            icon={<IconLogout size={15} stroke={1.75} />}
            onSelect={unsent > 0 ? () => setAsking(true) : signOut}
          >
            {t('menu.signOut')}
          </MenuItem>
        </MenuGroup>
      </Menu>
      <Suspense fallback={null}>
        {asking ? <LeaveWaiting count={unsent} onLeave={signOut} onClose={() => setAsking(false)} /> : null}
      </Suspense>
    </>
  );
}
