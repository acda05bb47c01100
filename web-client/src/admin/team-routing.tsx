import { Button, Modal, MultiSelect, NumberInput, Radio } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { RoutingMember, Skill, TeamRouting } from '../api/types';
import { Initials } from '../ui/initials';
import { Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import classes from './admin.module.css';
import { useChange } from './queries';

const modes = ['PULL', 'ROUND_ROBIN', 'LEAST_LOADED'] as const;

const routingQuery = (team: string) =>
  queryOptions({
    queryKey: ['admin', 'routing', team],
    queryFn: ({ signal }) => api.get<TeamRouting>(`/api/teams/${team}/routing`, undefined, signal),
    refetchInterval: 10_000,
  });

export const skillsKey = ['admin', 'skills'] as const;
export const skillsQuery = queryOptions({
  queryKey: skillsKey,
  queryFn: ({ signal }) => api.get<Skill[]>('/api/skills', undefined, signal),
});

/** How the team's conversations find their people, and who these are. */
export function TeamRoutingSections({ id }: { id: string }) {
  const { t } = useTranslation('routing');
  const routing = useQuery(routingQuery(id));
  if (routing.error !== null) return <ProblemNotice error={routing.error} />;
  if (routing.data === undefined) return <Waiting />;
  return (
    <>
      <Section title={t('way.title')} lead={t('way.lead')}>
        <Way team={id} routing={routing.data} />
      </Section>
      <Section title={t('members.title')} lead={t('members.lead')}>
        <Members team={id} routing={routing.data} />
      </Section>
    </>
  );
}

function Way({ team, routing }: { team: string; routing: TeamRouting }) {
  const { t } = useTranslation('routing');
  const { t: common } = useTranslation();
  const [mode, setMode] = useState(routing.routing);
  const [capacity, setCapacity] = useState<number | undefined>(routing.capacity);
  const [acceptSeconds, setAcceptSeconds] = useState(routing.acceptSeconds);
  const [patience, setPatience] = useState(Math.round(routing.skillPatienceSeconds / 60));
  const save = useChange(
    (body: object) => api.put(`/api/teams/${team}/routing`, body),
    [routingQuery(team).queryKey],
    () => toast.done(common('common.saved')),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ routing: mode, capacity, acceptSeconds, skillPatienceSeconds: patience * 60 });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Radio.Group label={t('way.mode')} value={mode} onChange={(value) => setMode(value as typeof mode)}>
        {modes.map((each) => (
          <Radio key={each} value={each} label={t(`way.modes.${each}`)} description={t(`way.explain.${each}`)} mt={8} />
        ))}
      </Radio.Group>
      <NumberInput
        label={t('way.capacity')}
        description={t('way.capacityLead')}
        value={capacity ?? ''}
        min={1}
        max={1000}
        required={mode !== 'PULL'}
        onChange={(value) => setCapacity(value === '' ? undefined : Number(value))}
      />
      {mode === 'PULL' ? null : (
        <NumberInput
          label={t('way.accept')}
          description={t('way.acceptLead')}
          value={acceptSeconds}
          min={10}
          max={86400}
          required
          onChange={(value) => setAcceptSeconds(Number(value))}
        />
      )}
      <NumberInput
        label={t('way.patience')}
        description={t('way.patienceLead')}
        value={patience}
        min={0}
        max={10080}
        required
        onChange={(value) => setPatience(Number(value))}
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

function Members({ team, routing }: { team: string; routing: TeamRouting }) {
  const { t } = useTranslation('routing');
  const { t: admin } = useTranslation('admin');
  const { t: app } = useTranslation();
  const skills = useQuery(skillsQuery).data ?? [];
  const [editing, setEditing] = useState<RoutingMember>();
  const nameOf = (id: string): string => skills.find((skill) => skill.id === id)?.name ?? '';
  if (routing.members.length === 0) return <p className={classes.quiet}>{t('members.none')}</p>;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('members.name')}</th>
            <th>{t('members.holds')}</th>
            <th className={classes.wideOnly}>{t('members.skills')}</th>
            <th>
              <span className="unseen">{admin('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {routing.members.map((member) => {
            const most = member.capacity ?? routing.capacity;
            return (
              <tr key={member.id}>
                <td className={classes.strong}>
                  <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
                    <Initials name={member.name} seed={member.id} />
                    {member.name}
                    {member.available ? null : <span className={classes.quiet}>{app('availability.isAway')}</span>}
                  </span>
                </td>
                <td className="numbers">
                  {most === undefined ? member.held : t('members.of', { held: member.held, most })}
                </td>
                <td className={classes.wideOnly}>{member.skills.map(nameOf).filter(Boolean).join(', ')}</td>
                <td>
                  <Button variant="subtle" onClick={() => setEditing(member)}>
                    {admin('edit')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {editing === undefined ? null : (
        <MemberModal
          team={team}
          member={editing}
          skills={skills}
          teamsCapacity={routing.capacity}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function MemberModal({
  team,
  member,
  skills,
  teamsCapacity,
  onClose,
}: {
  team: string;
  member: RoutingMember;
  skills: readonly Skill[];
  teamsCapacity: number | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('routing');
  const { t: common } = useTranslation();
  const [capacity, setCapacity] = useState<number | undefined>(member.capacity);
  const [chosen, setChosen] = useState(member.skills);
  const save = useChange(
    (body: object) => api.put(`/api/employees/${member.id}/routing`, body),
    [routingQuery(team).queryKey, skillsKey],
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ capacity, skills: chosen });
  };
  return (
    <Modal opened onClose={onClose} title={member.name} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <form onSubmit={submit} className={classes.form}>
        <NumberInput
          label={t('members.capacity')}
          description={
            teamsCapacity === undefined
              ? t('members.capacityNone')
              : t('members.capacityLead', { count: teamsCapacity })
          }
          value={capacity ?? ''}
          min={1}
          max={1000}
          data-autofocus
          onChange={(value) => setCapacity(value === '' ? undefined : Number(value))}
        />
        <MultiSelect
          label={t('members.skills')}
          description={skills.length === 0 ? t('members.noSkills') : undefined}
          data={skills.map((skill) => ({ value: skill.id, label: skill.name }))}
          value={chosen}
          onChange={setChosen}
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
