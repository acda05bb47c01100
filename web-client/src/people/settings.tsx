import { Button, NativeSelect, PasswordInput, TextInput, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { meQuery, useMe } from '../api/session';
import type { Language, Me } from '../api/types';
import { chooseLanguage, languageNames, languages } from '../i18n/i18n';
import { DeviceSection } from '../offline/device-section';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { DraftSharing } from './draft-sharing';
import classes from './settings.module.css';

const zones = Intl.supportedValuesOf('timeZone');

/** The employee's own account. */
export function Settings() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <PageView title={t('settings.title')} menu>
      <Section>
        <Profile />
      </Section>
      <Section title={t('settings.look')}>
        <div className={classes.form}>
          <NativeSelect
            label={t('settings.theme')}
            value={colorScheme}
            onChange={(event) => setColorScheme(event.currentTarget.value as typeof colorScheme)}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`settings.themes.${value}`),
            }))}
          />
        </div>
      </Section>
      <Section title={t('settings.drafts')}>
        <DraftSharing />
      </Section>
      <Section title={t('settings.canned')}>
        <Link to="/settings/canned">{t('settings.open')}</Link>
      </Section>
      <Section title={t('settings.macros')}>
        <Link to="/settings/macros">{t('settings.openMacros')}</Link>
      </Section>
      <Section title={t('keys.title')}>
        <Link to="/settings/shortcuts">{t('nav.shortcutSettings')}</Link>
      </Section>
      <Section title={t('nav.notifications')} lead={t('settings.notificationsLead')}>
        <Link to="/settings/notifications">{t('nav.notificationSettings')}</Link>
      </Section>
      <DeviceSection />
      <Section title={t('settings.password')} lead={t('settings.passwordLead')}>
        <Password />
      </Section>
    </PageView>
  );
}

function Profile() {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const [name, setName] = useState(me.name);
  const [language, setLanguage] = useState<Language>(me.language);
  const [timeZone, setTimeZone] = useState(me.timeZone);
  const save = useMutation({
    mutationFn: () => api.patch<Me>('/api/me', { name: name.trim(), language, timeZone }),
    onSuccess: async () => {
      await chooseLanguage(language);
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      toast.done(t('common.saved'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={t('settings.name')}
        value={name}
        required
        autoComplete="name"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput label={t('settings.email')} value={me.email} readOnly />
      <div className={classes.pair}>
        <NativeSelect
          label={t('settings.language')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <NativeSelect
          label={t('settings.timeZone')}
          value={timeZone}
          onChange={(event) => setTimeZone(event.currentTarget.value)}
          data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
        />
      </div>
      {save.error === null ? null : <ProblemNotice error={save.error} />}
      <div>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}

function Password() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api.post('/api/me/password', { current, next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      toast.done(t('settings.passwordChanged'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const eye = { 'aria-label': t('settings.showPassword') };
  return (
    <form onSubmit={submit} className={classes.form}>
      <div className={classes.pair}>
        <PasswordInput
          label={t('settings.current')}
          value={current}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={eye}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('settings.next')}
          value={next}
          autoComplete="new-password"
          minLength={10}
          required
          visibilityToggleButtonProps={eye}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
      </div>
      {change.error === null ? null : <ProblemNotice error={change.error} />}
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('settings.change')}
        </Button>
      </div>
    </form>
  );
}
