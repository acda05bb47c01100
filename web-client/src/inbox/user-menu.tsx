import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconDeviceLaptop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCog,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../api/session';
import { chooseLanguage, languageNames, languages } from '../i18n/i18n';
import { Initials } from '../ui/initials';
import { toast } from '../ui/toast';
import classes from './user-menu.module.css';

const themes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceLaptop },
] as const;

function ThemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('menu.theme')}</Menu.Label>
      {themes.map(({ value, icon: Icon }) => (
        <Menu.Item
          key={value}
          role="menuitemradio"
          aria-checked={colorScheme === value}
          closeMenuOnClick={false}
          leftSection={<Icon size={15} stroke={1.75} />}
          rightSection={colorScheme === value ? <IconCheck size={14} /> : null}
          onClick={() => setColorScheme(value)}
        >
          {t(`theme.${value}`)}
        </Menu.Item>
      ))}
    </>
  );
}

function LanguageItems() {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Menu.Label>{t('menu.language')}</Menu.Label>
      {languages.map((language) => (
        <Menu.Item
          key={language}
          role="menuitemradio"
          aria-checked={i18n.language === language}
          lang={language}
          rightSection={i18n.language === language ? <IconCheck size={14} /> : null}
          onClick={() => {
            void chooseLanguage(language);
            api.patch('/api/me', { language }).catch(toast.problem);
          }}
        >
          {languageNames[language]}
        </Menu.Item>
      ))}
    </>
  );
}

/** The company and I: account, look, language, sign-out. */
export function UserMenu({ onSheet }: { onSheet: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const signOut = (): void => {
    // A page loaded anew forgets everything that belonged to the session.
    api.post('/auth/sign-out').then(() => location.assign('/sign-in'), toast.problem);
  };
  return (
    <Menu width={228}>
      <Menu.Target>
        <button type="button" className={classes.button} aria-label={t('menu.label', { name: me.name })}>
          <Initials name={me.name} seed={me.id} size={24} />
          <span className={classes.names}>
            <span className={classes.company}>{me.company.name}</span>
            <span className={classes.me}>{me.name}</span>
          </span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserCog size={15} stroke={1.75} />} onClick={() => navigate({ to: '/settings' })}>
          {t('menu.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} stroke={1.75} />} rightSection="?" onClick={onSheet}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Divider />
        <ThemeItems />
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} stroke={1.75} />} onClick={signOut}>
          {t('menu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
