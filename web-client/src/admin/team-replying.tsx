import { Button, MultiSelect, Radio } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { employeesQuery } from '../api/session';
import type { TeamReplying } from '../api/types';
import { Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import classes from './admin.module.css';
import { useChange } from './queries';

const policies = ['REFUSE', 'JOIN', 'TAKE'] as const;
const roles = ['EMPLOYEE', 'AGENT', 'MANAGER', 'ADMINISTRATOR'] as const;

const replyingQuery = (team: string) =>
  queryOptions({
    queryKey: keys.replying(team),
    queryFn: ({ signal }) => api.get<TeamReplying>(`/api/teams/${team}/replying`, undefined, signal),
  });

/** How a team answers together: what a second person may do, and whose answers need a review. */
export function TeamReplyingSection({ id }: { id: string }) {
  const { t } = useTranslation('drafting');
  const replying = useQuery(replyingQuery(id));
  if (replying.error !== null) return <ProblemNotice error={replying.error} />;
  return (
    <Section title={t('team.title')} lead={t('team.lead')}>
      {replying.data === undefined ? <Waiting /> : <Form team={id} decided={replying.data} />}
    </Section>
  );
}

function Form({ team, decided }: { team: string; decided: TeamReplying }) {
  const { t } = useTranslation('drafting');
  const { t: common } = useTranslation();
  const employees = useQuery(employeesQuery);
  const [secondReply, setSecondReply] = useState(decided.secondReply);
  const [reviewedRoles, setRoles] = useState<string[]>(decided.reviewedRoles);
  const [reviewedPeople, setPeople] = useState<string[]>(decided.reviewedPeople);
  const save = useChange(
    (body: object) => api.put(`/api/teams/${team}/replying`, body),
    [keys.replying(team), keys.details],
    () => toast.done(common('common.saved')),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ secondReply, reviewedRoles, reviewedPeople });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Radio.Group
        label={t('team.second')}
        value={secondReply}
        onChange={(value) => setSecondReply(value as typeof secondReply)}
      >
        {policies.map((each) => (
          <Radio
            key={each}
            value={each}
            label={t(`team.policies.${each}`)}
            description={t(`team.explain.${each}`)}
            mt={8}
          />
        ))}
      </Radio.Group>
      <MultiSelect
        label={t('team.roles')}
        description={t('team.rolesLead')}
        value={reviewedRoles}
        onChange={setRoles}
        data={roles.map((value) => ({ value, label: t(`team.role.${value}`) }))}
      />
      <MultiSelect
        label={t('team.people')}
        searchable
        value={reviewedPeople}
        onChange={setPeople}
        data={(employees.data ?? [])
          .filter((each) => each.active !== false)
          .map((each) => ({ value: each.id, label: each.name }))}
      />
      {save.error === null ? null : <ProblemNotice error={save.error} />}
      <div className={classes.formActions}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {common('common.save')}
        </Button>
      </div>
    </form>
  );
}
