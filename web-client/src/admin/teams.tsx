import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { teamsQuery, useChange } from './queries';
import { Skills } from './skills';
import { TeamPage } from './team-page';

/** Teams: each has one queue, and a time after which an absent colleague's conversations return to it. */
export function Teams() {
  const { item } = useParams({ strict: false });
  return item === undefined ? <TeamList /> : <TeamPage id={item} />;
}

function TeamList() {
  const { t } = useTranslation('admin');
  const teams = useQuery(teamsQuery);
  const [adding, setAdding] = useState(false);
  return (
    <PageView
      title={t('sections.teams')}
      lead={t('teams.lead')}
      actions={
        <Button variant="filled" onClick={() => setAdding(true)}>
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
            <th>
              <span className="unseen">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {teams.data?.map((team) => (
            <tr key={team.id}>
              <td className={classes.strong}>
                <Link to="/admin/$section/$item" params={{ section: 'teams', item: team.id }}>
                  {team.name}
                </Link>
              </td>
              <td className="numbers">{t('teams.seconds', { count: team.graceSeconds })}</td>
              <td>
                <Button
                  variant="subtle"
                  aria-label={`${t('edit')}: ${team.name}`}
                  renderRoot={(props) => (
                    <Link to="/admin/$section/$item" params={{ section: 'teams', item: team.id }} {...props} />
                  )}
                >
                  {t('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {adding ? <TeamModal onClose={() => setAdding(false)} /> : null}
      <Skills />
    </PageView>
  );
}

function TeamModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [name, setName] = useState('');
  const [graceSeconds, setGraceSeconds] = useState(120);
  const save = useChange((body: object) => api.post('/api/teams', body), [keys.teams, keys.me, keys.counts], onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), graceSeconds });
  };
  return (
    <Modal opened onClose={onClose} title={t('teams.add')}>
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
