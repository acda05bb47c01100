import { Button, Modal, MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { tagsQuery } from '../api/tags';
import type { Skill } from '../api/types';
import { Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { channelsQuery, useChange } from './queries';
import { skillsKey, skillsQuery } from './team-routing';

function useLabels(): { group: string; items: { value: string; label: string }[] }[] {
  const { t } = useTranslation('routing');
  const channels = useQuery(channelsQuery).data ?? [];
  const tags = useQuery(tagsQuery).data ?? [];
  return [
    { group: t('skills.channels'), items: channels.map(({ id, name }) => ({ value: id, label: name })) },
    { group: t('skills.tags'), items: tags.map(({ id, name }) => ({ value: id, label: name })) },
  ];
}

/** What some can and others cannot, and which channels and tags want it. */
export function Skills() {
  const { t } = useTranslation('routing');
  const { t: admin } = useTranslation('admin');
  const skills = useQuery(skillsQuery);
  const labels = useLabels().flatMap((group) => group.items);
  const [editing, setEditing] = useState<Skill | 'new'>();
  const nameOf = (id: string): string => labels.find((label) => label.value === id)?.label ?? '';
  return (
    <Section
      title={t('skills.title')}
      lead={t('skills.lead')}
      actions={<Button onClick={() => setEditing('new')}>{t('skills.add')}</Button>}
    >
      {skills.error === null ? null : <ProblemNotice error={skills.error} />}
      {skills.data?.length === 0 ? <p className={classes.quiet}>{t('skills.none')}</p> : null}
      {skills.data === undefined || skills.data.length === 0 ? null : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('skills.name')}</th>
              <th>{t('skills.people')}</th>
              <th className={classes.wideOnly}>{t('skills.wantedBy')}</th>
              <th>
                <span className="unseen">{admin('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {skills.data.map((skill) => (
              <tr key={skill.id}>
                <td className={classes.strong}>{skill.name}</td>
                <td className="numbers">{skill.people}</td>
                <td className={classes.wideOnly}>{skill.labels.map(nameOf).filter(Boolean).join(', ')}</td>
                <td>
                  <Button variant="subtle" onClick={() => setEditing(skill)}>
                    {admin('edit')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing === undefined ? null : (
        <SkillModal skill={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </Section>
  );
}

function SkillModal({ skill, onClose }: { skill: Skill | undefined; onClose: () => void }) {
  const { t } = useTranslation('routing');
  const { t: common } = useTranslation();
  const data = useLabels();
  const [name, setName] = useState(skill?.name ?? '');
  const [labels, setLabels] = useState(skill?.labels ?? []);
  const save = useChange(
    (body: object) => (skill === undefined ? api.post('/api/skills', body) : api.put(`/api/skills/${skill.id}`, body)),
    [skillsKey],
    onClose,
  );
  const remove = useChange(() => api.delete(`/api/skills/${skill?.id}`), [skillsKey], onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), labels });
  };
  const error = save.error ?? remove.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={skill?.name ?? t('skills.add')}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('skills.name')}
          value={name}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MultiSelect
          label={t('skills.wantedBy')}
          description={t('skills.wantedLead')}
          data={data}
          value={labels}
          searchable
          onChange={setLabels}
        />
        {error === null ? null : <ProblemNotice error={error} />}
        <div className={classes.formActions}>
          {skill === undefined ? null : (
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('skills.remove')}
            </Button>
          )}
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
