import { Button, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { Team } from '../api/types';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import classes from './admin.module.css';
import { teamsQuery, useChange } from './queries';
import { TeamHoursSection } from './team-hours';
import { TeamReplyingSection } from './team-replying';
import { TeamRoutingSections } from './team-routing';
import { TeamSurveySection } from './team-survey';

/** Everything about one team, a section for each question. */
export function TeamPage({ id }: { id: string }) {
  const { t } = useTranslation('routing');
  const teams = useQuery(teamsQuery);
  const team = teams.data?.find((each) => each.id === id);
  if (team === undefined) {
    return (
      <PageView title={t('team.title')}>
        {teams.error === null ? (
          teams.isPending ? (
            <Waiting />
          ) : (
            <p>{t('team.gone')}</p>
          )
        ) : (
          <ProblemNotice error={teams.error} />
        )}
      </PageView>
    );
  }
  return (
    <PageView
      title={team.name}
      lead={
        <Link to="/admin/$section" params={{ section: 'teams' }}>
          {t('team.all')}
        </Link>
      }
    >
      <Basics key={team.id} team={team} />
      <TeamRoutingSections key={`routing-${team.id}`} id={team.id} />
      <TeamReplyingSection key={`replying-${team.id}`} id={team.id} />
      <TeamHoursSection key={`hours-${team.id}`} id={team.id} />
      <TeamSurveySection key={`survey-${team.id}`} id={team.id} />
    </PageView>
  );
}

function Basics({ team }: { team: Team }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [name, setName] = useState(team.name);
  const [graceSeconds, setGraceSeconds] = useState(team.graceSeconds);
  const save = useChange(
    (body: object) => api.patch(`/api/teams/${team.id}`, body),
    [keys.teams, keys.me, keys.counts],
    () => toast.done(common('common.saved')),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), graceSeconds });
  };
  return (
    <Section>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('teams.name')}
          value={name}
          required
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
          <Button type="submit" variant="filled" loading={save.isPending}>
            {common('common.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
