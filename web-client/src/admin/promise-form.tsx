import { Button, Modal, MultiSelect, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { employeesQuery } from '../api/session';
import { tagsQuery } from '../api/tags';
import type { Policy, Priority } from '../api/types';
import { priorities } from '../ui/priority';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { Segments } from './promise-segments';
import { channelsQuery, teamsQuery } from './queries';

export type PolicyDraft = Omit<Policy, 'id'> & { id?: string };

const fresh: PolicyDraft = {
  name: '',
  teamIds: [],
  channelIds: [],
  tagIds: [],
  priorities: [],
  segments: [],
  firstResponseMinutes: 240,
  nextResponseMinutes: 480,
  businessHours: true,
  warnMinutes: 30,
  tell: [],
};

/** One policy: for whom, what is promised, and what happens when it gets tight. */
export function PolicyForm({
  policy,
  saving,
  error,
  onSave,
  onRemove,
  onClose,
}: {
  policy: Policy | undefined;
  saving: boolean;
  error: Error | null;
  onSave: (policy: PolicyDraft) => void;
  onRemove: (() => void) | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('routing');
  const { t: app } = useTranslation();
  const [draft, setDraft] = useState<PolicyDraft>(policy ?? fresh);
  const set = (change: Partial<PolicyDraft>): void => setDraft((known) => ({ ...known, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...draft, name: draft.name.trim() });
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={policy?.name ?? t('promises.add')}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('promises.name')}
          value={draft.name}
          required
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Group title={t('promises.for')}>
          <Conditions draft={draft} set={set} />
        </Group>
        <Segments segments={draft.segments} onChange={(segments) => set({ segments })} />
        <Group title={t('promises.promised')}>
          <Targets draft={draft} set={set} />
        </Group>
        <Switch
          label={t('promises.business')}
          checked={draft.businessHours}
          onChange={(event) => set({ businessHours: event.currentTarget.checked })}
        />
        <Group title={t('promises.tight')}>
          <Escalation draft={draft} set={set} />
        </Group>
        {error === null ? null : <ProblemNotice error={error} />}
        <div className={classes.formActions}>
          {onRemove === undefined ? null : (
            <Button variant="subtle" color="red" onClick={onRemove}>
              {t('promises.remove')}
            </Button>
          )}
          <span className={classes.spacer} />
          <Button onClick={onClose}>{app('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={saving}>
            {app('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <div className={classes.pair}>{children}</div>
    </fieldset>
  );
}

interface Part {
  draft: PolicyDraft;
  set: (change: Partial<PolicyDraft>) => void;
}

const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

function Targets({ draft, set }: Part) {
  const { t } = useTranslation('routing');
  const targets = [
    ['firstResponseMinutes', t('promises.first')],
    ['nextResponseMinutes', t('promises.next')],
    ['resolutionMinutes', t('promises.resolution')],
  ] as const;
  return targets.map(([field, label]) => (
    <NumberInput
      key={field}
      label={label}
      suffix={` ${t('promises.min')}`}
      value={draft[field] ?? ''}
      placeholder={t('promises.nothing')}
      min={1}
      onChange={(value) => set({ [field]: value === '' ? undefined : Number(value) })}
    />
  ));
}

function Conditions({ draft, set }: Part) {
  const { t } = useTranslation('routing');
  const { t: app } = useTranslation();
  const several = [
    ['teamIds', t('promises.teams'), (useQuery(teamsQuery).data ?? []).map(named)],
    ['channelIds', t('promises.channels'), (useQuery(channelsQuery).data ?? []).map(named)],
    ['tagIds', t('promises.tags'), (useQuery(tagsQuery).data ?? []).map(named)],
  ] as const;
  return (
    <>
      {several.map(([field, label, data]) => (
        <MultiSelect
          key={field}
          label={label}
          placeholder={draft[field].length === 0 ? t('promises.any') : undefined}
          data={data}
          value={draft[field]}
          onChange={(chosen) => set({ [field]: chosen })}
        />
      ))}
      <MultiSelect
        label={t('promises.priorities')}
        placeholder={draft.priorities.length === 0 ? t('promises.any') : undefined}
        data={priorities.map((value) => ({ value, label: app(`priority.${value}`) }))}
        value={draft.priorities}
        onChange={(chosen) => set({ priorities: chosen as Priority[] })}
      />
    </>
  );
}

function Escalation({ draft, set }: Part) {
  const { t } = useTranslation('routing');
  const { t: app } = useTranslation();
  const teams = useQuery(teamsQuery).data ?? [];
  const people = useQuery(employeesQuery).data ?? [];
  const nothing = { value: '', label: t('promises.nothing') };
  return (
    <>
      <NumberInput
        label={t('promises.warn')}
        suffix={` ${t('promises.min')}`}
        value={draft.warnMinutes}
        min={0}
        required
        onChange={(value) => set({ warnMinutes: Number(value) })}
      />
      <MultiSelect
        label={t('promises.tell')}
        placeholder={draft.tell.length === 0 ? t('promises.nobody') : undefined}
        data={people.map(named)}
        value={draft.tell}
        searchable
        onChange={(tell) => set({ tell })}
      />
      <NativeSelect
        label={t('promises.raise')}
        value={draft.raiseTo ?? ''}
        data={[nothing, ...priorities.map((value) => ({ value, label: app(`priority.${value}`) }))]}
        onChange={(event) =>
          set({ raiseTo: event.currentTarget.value === '' ? undefined : (event.currentTarget.value as Priority) })
        }
      />
      <NativeSelect
        label={t('promises.move')}
        value={draft.moveTo ?? ''}
        data={[nothing, ...teams.map(named)]}
        onChange={(event) => set({ moveTo: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
      />
    </>
  );
}
