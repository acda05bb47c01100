import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { employeesQuery, useMe } from '../api/session';
import { tagsQuery } from '../api/tags';
import type { BulkAction, Team } from '../api/types';
import type { Asked } from './bulk-bar';

const priorities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;

interface Choice {
  /** What is chosen, or nothing yet. */
  action: BulkAction | undefined;
  input: React.ReactNode;
}

/** Asks with what: which tag, how urgent, until when, to whom. */
export function BulkDialog({
  asked,
  count,
  onRun,
  onClose,
}: {
  asked: Asked;
  count: number;
  onRun: (action: BulkAction) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('house');
  const { t: common } = useTranslation();
  const choice = { TAG: useTag, PRIORITY: usePriority, SNOOZE: useSnooze, MOVE: useMove }[asked]();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (choice.action !== undefined) onRun(choice.action);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`bulk.do.${asked}`)}
      size={420}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <form onSubmit={submit}>
        {choice.input}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={choice.action === undefined}
            title={choice.action === undefined ? t('bulk.chooseFirst') : undefined}
          >
            {t('bulk.run', { count })}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function useTag(): Choice {
  const { t } = useTranslation('house');
  const { data: tags = [] } = useQuery(tagsQuery);
  const [tag, setTag] = useState('');
  const [adds, setAdds] = useState('add');
  const action: BulkAction | undefined =
    tag === '' ? undefined : { kind: 'TAG', ...(adds === 'add' ? { addTags: [tag] } : { removeTags: [tag] }) };
  const input = (
    <>
      <NativeSelect
        label={t('bulk.tag')}
        data-autofocus
        value={tag}
        onChange={({ currentTarget }) => setTag(currentTarget.value)}
        data={[
          { value: '', label: t('tags.choose'), disabled: true },
          ...tags.map((each) => ({ value: each.id, label: each.name })),
        ]}
      />
      <NativeSelect
        mt={12}
        aria-label={t('bulk.how')}
        value={adds}
        onChange={({ currentTarget }) => setAdds(currentTarget.value)}
        data={[
          { value: 'add', label: t('bulk.add') },
          { value: 'remove', label: t('bulk.takeOff') },
        ]}
      />
    </>
  );
  return { action, input };
}

function usePriority(): Choice {
  const { t } = useTranslation('house');
  const [priority, setPriority] = useState<(typeof priorities)[number]>('HIGH');
  const input = (
    <NativeSelect
      label={t('bulk.priority')}
      data-autofocus
      value={priority}
      onChange={({ currentTarget }) => setPriority(currentTarget.value as typeof priority)}
      data={priorities.map((each) => ({ value: each, label: t(`activity.priorities.${each}`) }))}
    />
  );
  return { action: { kind: 'PRIORITY', priority }, input };
}

function useSnooze(): Choice {
  const { t } = useTranslation('house');
  const [until, setUntil] = useState('');
  const at = Date.parse(until);
  const past = !Number.isNaN(at) && at <= Date.now();
  const action: BulkAction | undefined =
    until === '' ? { kind: 'SNOOZE' } : past ? undefined : { kind: 'SNOOZE', until: new Date(at).toISOString() };
  const input = (
    <TextInput
      type="datetime-local"
      label={t('bulk.until')}
      description={t('bulk.untilLead')}
      error={past ? t('bulk.past') : undefined}
      data-autofocus
      value={until}
      onChange={({ currentTarget }) => setUntil(currentTarget.value)}
    />
  );
  return { action, input };
}

function useMove(): Choice {
  const { t } = useTranslation('house');
  const { t: app } = useTranslation();
  const me = useMe();
  const { data: employees = [] } = useQuery(employeesQuery);
  const { data: teams } = useQuery({ queryKey: keys.teams, queryFn: () => api.get<Team[]>('/api/teams') });
  const [to, setTo] = useState('');
  const [kind, id = ''] = to.split(':');
  const action: BulkAction | undefined =
    to === '' ? undefined : kind === 'team' ? { kind: 'MOVE', team: id } : { kind: 'ASSIGN', employee: id };
  const input = (
    <NativeSelect
      label={app('handOver.to')}
      data-autofocus
      value={to}
      onChange={({ currentTarget }) => setTo(currentTarget.value)}
      data={[
        { value: '', label: app('handOver.choose'), disabled: true },
        {
          group: app('handOver.teams'),
          items: (teams ?? me.teams).map((team) => ({ value: `team:${team.id}`, label: team.name })),
        },
        {
          group: app('handOver.colleagues'),
          items: employees
            .filter((each) => each.active !== false)
            .map((each) => ({ value: `employee:${each.id}`, label: each.id === me.id ? t('bulk.me') : each.name })),
        },
      ]}
    />
  );
  return { action, input };
}
