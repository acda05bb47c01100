import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Invited, Me } from '../api/types';
import { Notice } from '../ui/notice';
import { sentenceOf } from '../ui/problem';
import { fieldsOf, useEntering } from './entering';
import { Frame } from './frame';
import classes from './frame.module.css';

export function Invitation() {
  const { t, i18n } = useTranslation('auth');
  const { t: common } = useTranslation();
  const { token } = useParams({ from: '/invitation/$token' });
  const enter = useEntering();
  const path = `/auth/invitations/${encodeURIComponent(token)}`;
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.get<Invited>(path),
    retry: false,
  });
  const accept = useMutation({
    mutationFn: (fields: Record<string, string>) => api.post<Me>(path, { ...fields, language: i18n.language }),
    onSuccess: (me) => enter(me),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    accept.mutate(fieldsOf(event.currentTarget));
  };
  if (invited.isPending) return null;
  if (invited.data === undefined) {
    return (
      <Frame title={t('usedLink.title')} lead={t('usedLink.invitation')}>
        <p className={classes.lead}>
          <Link to="/sign-in">{t('usedLink.toSignIn')}</Link>
        </p>
      </Frame>
    );
  }
  const { companyName, email } = invited.data;
  return (
    <Frame title={t('invitation.title', { company: companyName })} lead={t('invitation.lead')}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput label={t('email')} value={email} readOnly autoComplete="username" />
        <TextInput name="name" label={t('yourName')} autoComplete="name" required autoFocus />
        <PasswordInput
          name="password"
          label={t('password')}
          description={t('passwordRule')}
          autoComplete="new-password"
          minLength={10}
          required
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        {accept.error === null ? null : <Notice tone="bad">{sentenceOf(accept.error, common)}</Notice>}
        <Button type="submit" variant="filled" className={classes.submit ?? ''} loading={accept.isPending}>
          {t('invitation.submit')}
        </Button>
      </form>
    </Frame>
  );
}
