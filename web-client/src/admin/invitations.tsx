import { Button, CopyButton, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Invitation, Role } from '../api/types';
import { Notice } from '../ui/notice';
import { Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { invitationsQuery, teamsQuery, useChange } from './queries';
import { roles } from './roles';

const touched = [invitationsQuery.queryKey];

/** Open invitations, and a new one: it goes out by mail, and its link can be copied once. */
export function Invitations() {
  const { t } = useTranslation('admin');
  const invitations = useQuery(invitationsQuery);
  // Without knowing the teams an invitation would lead into none.
  const known = useQuery(teamsQuery).data;
  const teams = known ?? [];
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('AGENT');
  const [chosen, setChosen] = useState<string[]>();
  const invite = useChange(
    (body: object) => api.post<Invitation>('/api/invitations', body),
    touched,
    () => setEmail(''),
  );
  const revoke = useChange((id: string) => api.delete(`/api/invitations/${id}`), touched);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role, teams: chosen ?? teams.slice(0, 1).map((team) => team.id) });
  };
  return (
    <Section title={t('invite.title')} lead={t('invite.lead')}>
      <form onSubmit={submit} className={classes.form} style={{ maxWidth: 'none' }}>
        <div className={classes.row} style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))' }}>
          <TextInput
            type="email"
            label={t('people.email')}
            value={email}
            required
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('people.role')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
            data={roles.map((value) => ({
              value,
              label: t(`roles.${value}`),
            }))}
          />
          <MultiSelect
            label={t('people.teams')}
            value={chosen ?? teams.slice(0, 1).map((team) => team.id)}
            onChange={setChosen}
            data={teams.map((team) => ({ value: team.id, label: team.name }))}
          />
          <Button
            type="submit"
            variant="filled"
            className={classes.beside ?? ''}
            loading={invite.isPending || known === undefined}
          >
            {t('invite.send')}
          </Button>
        </div>
        {invite.error === null ? null : <ProblemNotice error={invite.error} />}
        {invite.data?.link === undefined ? null : (
          <Notice
            tone="ok"
            action={
              <CopyButton value={invite.data.link}>
                {({ copied, copy }) => <Button onClick={copy}>{copied ? t('copied') : t('invite.copy')}</Button>}
              </CopyButton>
            }
          >
            {t('invite.sent', { email: invite.data.email })}
          </Notice>
        )}
      </form>
      {invitations.data === undefined || invitations.data.length === 0 ? null : (
        <table className={classes.table} style={{ marginTop: 20 }}>
          <thead>
            <tr>
              <th>{t('people.email')}</th>
              <th>{t('people.role')}</th>
              <th>
                <span className="unseen">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {invitations.data.map((invitation) => (
              <tr key={invitation.id}>
                <td>{invitation.email}</td>
                <td>{t(`roles.${invitation.role}`)}</td>
                <td>
                  <Button variant="subtle" onClick={() => revoke.mutate(invitation.id)}>
                    {t('invite.revoke')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
