import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { Team } from '../api/types';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { teamsQuery, useChange } from './queries';

/** Teams: each has one queue, and a time after which an absent colleague's conversations return to it. */
export function Teams() {
  const { t } = useTranslation('admin');
  const teams = useQuery(teamsQuery);
  const [editing, setEditing] = useState<Team | 'new'>();
  return (
    <PageView
      title={t('sections.teams')}
      lead={t('teams.lead')}
      actions={
        <Button variant="filled" onClick={() => setEditing('new')}>
          {t('teams.add')}
        </Button>
      }
    >
      {teams.error === null ? null : <ProblemNotice error={teams.error} />}
      <table className={classes.table} style={{ marginTop: 24 }}>
        <thead>
          <tr>
            <th>{t('teams.name')}</th>
            <th>{t('teams.grace')}</th>
            <th aria-label={t('actions')} />
          </tr>
        </thead>
        <tbody>
          {teams.data?.map((team) => (
            <tr key={team.id}>
              <td className={classes.strong}>{team.name}</td>
              <td className="numbers">{t('teams.seconds', { count: team.graceSeconds })}</td>
              <td>
                <Button variant="subtle" onClick={() => setEditing(team)}>
                  {t('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing === undefined ? null : (
        <TeamModal team={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </PageView>
  );
}

function TeamModal({ team, onClose }: { team: Team | undefined; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [name, setName] = useState(team?.name ?? '');
  const [graceSeconds, setGraceSeconds] = useState(team?.graceSeconds ?? 120);
  const save = useChange(
    (body: object) => (team === undefined ? api.post('/api/teams', body) : api.patch(`/api/teams/${team.id}`, body)),
    [keys.teams, keys.me, keys.counts],
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), graceSeconds });
  };
  return (
    <Modal opened onClose={onClose} title={team?.name ?? t('teams.add')}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('teams.name')}
          value={name}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NumberInput
          label={t('teams.grace')}
          description={t('teams.graceLead')}
          value={graceSeconds}
          min={5}
          max={86400}
          required
          onChange={(value) => setGraceSeconds(Number(value))}
        />
        {save.error === null ? null : <ProblemNotice error={save.error} />}
        <div className={classes.formActions}>
          <span className={classes.spacer} />
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {common('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
