import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { authStateQuery } from '../api/session';
import type { Me } from '../api/types';
import { Notice } from '../ui/notice';
import { sentenceOf } from '../ui/problem';
import { fieldsOf, useEntering } from './entering';
import { Frame } from './frame';
import classes from './frame.module.css';

export function SignIn() {
  const { t } = useTranslation('auth');
  const { t: common } = useTranslation();
  const { next } = useSearch({ from: '/sign-in' });
  const state = useQuery(authStateQuery).data;
  const enter = useEntering();
  const signIn = useMutation({
    mutationFn: (fields: Record<string, string>) => api.post<Me>('/auth/sign-in', fields),
    onSuccess: (me) => enter(me, next),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    signIn.mutate(fieldsOf(event.currentTarget));
  };
  if (state?.needsWelcome) {
    return (
      <Frame title={t('notSetUp.title')} lead={t('notSetUp.lead')}>
        {null}
      </Frame>
    );
  }
  const wrong = signIn.error instanceof ApiProblem && signIn.error.status === 401;
  return (
    <Frame title={t('signIn.title')} {...(state?.companyName ? { lead: state.companyName } : {})}>
      <form className={classes.form} onSubmit={submit}>
        {signIn.error === null ? null : (
          <Notice tone="bad">{wrong ? t('signIn.wrong') : sentenceOf(signIn.error, common)}</Notice>
        )}
        <TextInput name="email" type="email" label={t('email')} autoComplete="username" required autoFocus />
        <PasswordInput
          name="password"
          label={t('password')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Button type="submit" variant="filled" className={classes.submit ?? ''} loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </Frame>
  );
}
