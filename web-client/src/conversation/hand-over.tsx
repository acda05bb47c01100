import { Button, Group, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { employeesQuery, useMe } from '../api/session';
import type { ConversationSummary, Team } from '../api/types';
import { useAction } from '../live/actions';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';

/** Gives the conversation to a colleague or to a team's queue, with a word for them. */
export function HandOver({
  summary,
  token,
  onClose,
}: {
  summary: ConversationSummary;
  token: number;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const employees = useQuery(employeesQuery);
  const teams = useQuery({ queryKey: keys.teams, queryFn: () => api.get<Team[]>('/api/teams') });
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const action = useAction(() => toast.done(t('done.handedOver')));

  const colleagues = (employees.data ?? []).filter((each) => each.id !== me.id && each.active !== false);
  const otherTeams = teams.data ?? me.teams;
  const handOver = (): void => {
    const [kind, id = ''] = to.split(':');
    const target = kind === 'team' ? { toTeam: id } : { toEmployee: id };
    const word = note.trim() === '' ? {} : { note: note.trim() };
    action.mutate(
      { kind: 'handover', id: summary.id, token, ...target, ...word },
      {
        onSuccess: onClose,
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('handOver.title')}
      size={440}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NativeSelect
        label={t('handOver.to')}
        data-autofocus
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={[
          { value: '', label: t('handOver.choose'), disabled: true },
          {
            group: t('handOver.colleagues'),
            items: colleagues.map((each) => ({
              value: `employee:${each.id}`,
              label: each.present ? each.name : t('handOver.away', { name: each.name }),
            })),
          },
          {
            group: t('handOver.teams'),
            items: otherTeams.map((team) => ({ value: `team:${team.id}`, label: team.name })),
          },
        ]}
      />
      <Textarea
        mt={12}
        label={t('handOver.note')}
        autosize
        minRows={2}
        maxRows={6}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {action.isError ? <ProblemNotice error={action.error} /> : null}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="filled"
          disabled={to === ''}
          title={to === '' ? t('handOver.choose') : undefined}
          loading={action.isPending}
          onClick={handOver}
        >
          {t('do.handOver')}
        </Button>
      </Group>
    </Modal>
  );
}
