import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Me } from '../api/types';
import { languageNames, languages } from '../i18n/i18n';
import { Notice } from '../ui/notice';
import { sentenceOf } from '../ui/problem';
import { fieldsOf, useEntering } from './entering';
import { Frame } from './frame';
import classes from './frame.module.css';

const zones = Intl.supportedValuesOf('timeZone');
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The first page ever: names the company, makes the first administrator, offers sample conversations. */
export function Welcome() {
  const { t, i18n } = useTranslation('auth');
  const { t: common } = useTranslation();
  const { token } = useParams({ from: '/welcome/$token' });
  const enter = useEntering();
  const link = useQuery({
    queryKey: ['welcome', token],
    queryFn: () => api.get<unknown>(`/auth/welcome/${encodeURIComponent(token)}`).then(() => true),
    retry: false,
  });
  const found = useMutation({
    mutationFn: (fields: Record<string, unknown>) => api.post<Me>(`/auth/welcome/${encodeURIComponent(token)}`, fields),
    onSuccess: (me) => enter(me),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { samples, ...fields } = fieldsOf(event.currentTarget);
    found.mutate({ ...fields, samples: samples !== undefined });
  };
  if (link.isPending) return null;
  if (link.error !== null) {
    return (
      <Frame title={t('usedLink.title')} lead={t('usedLink.welcome')}>
        <p className={classes.lead}>
          <Link to="/sign-in">{t('usedLink.toSignIn')}</Link>
        </p>
      </Frame>
    );
  }
  return (
    <Frame title={t('welcome.title')} lead={t('welcome.lead')}>
      <form className={classes.form} onSubmit={submit}>
        <div className={classes.group}>
          <TextInput name="companyName" label={t('welcome.company')} autoComplete="organization" required autoFocus />
          <div className={classes.pair}>
            <NativeSelect
              name="language"
              label={t('welcome.language')}
              defaultValue={i18n.language}
              data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            />
            <NativeSelect
              name="timeZone"
              label={t('welcome.timeZone')}
              defaultValue={ownZone}
              data={zones.includes(ownZone) ? zones : [ownZone, ...zones]}
            />
          </div>
        </div>
        <TextInput name="name" label={t('yourName')} autoComplete="name" required />
        <TextInput name="email" type="email" label={t('email')} autoComplete="username" required />
        <PasswordInput
          name="password"
          label={t('password')}
          description={t('passwordRule')}
          autoComplete="new-password"
          minLength={10}
          required
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Checkbox
          name="samples"
          defaultChecked
          label={t('welcome.samples')}
          description={t('welcome.samplesLead')}
          size="xs"
        />
        {found.error === null ? null : <Notice tone="bad">{sentenceOf(found.error, common)}</Notice>}
        <Button type="submit" variant="filled" className={classes.submit ?? ''} loading={found.isPending}>
          {t('welcome.submit')}
        </Button>
      </form>
    </Frame>
  );
}
