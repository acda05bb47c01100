import { Button } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Policy } from '../api/types';
import { Empty } from '../ui/empty';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { type PolicyDraft, PolicyForm } from './promise-form';
import { useChange } from './queries';

const promisesQuery = queryOptions({
  queryKey: ['admin', 'promises'],
  queryFn: ({ signal }) => api.get<Policy[]>('/api/promises', undefined, signal),
});

/** What is promised to customers: the first policy that fits a conversation counts. */
export function Promises() {
  const { t } = useTranslation('routing');
  const { t: admin } = useTranslation('admin');
  const promises = useQuery(promisesQuery);
  const [editing, setEditing] = useState<number>();
  const save = useChange(
    (list: readonly PolicyDraft[]) => api.put<Policy[]>('/api/promises', list),
    [promisesQuery.queryKey],
    () => setEditing(undefined),
  );
  const list = promises.data ?? [];
  const hours = (minutes: number | undefined): string =>
    minutes === undefined ? '–' : t('promises.hours', { hours: Math.round(minutes / 6) / 10 });
  const up = (at: number): void => {
    const [moved] = list.slice(at, at + 1);
    if (moved !== undefined)
      save.mutate([...list.slice(0, at - 1), moved, ...list.slice(at - 1).filter((each) => each !== moved)]);
  };
  return (
    <PageView
      title={t('promises.title')}
      lead={t('promises.lead')}
      actions={
        <Button variant="filled" onClick={() => setEditing(list.length)}>
          {t('promises.add')}
        </Button>
      }
    >
      {promises.error === null ? null : <ProblemNotice error={promises.error} />}
      {promises.data?.length === 0 ? (
        <Empty icon={<IconHourglassHigh size={38} stroke={1.25} />} title={t('promises.none')}>
          {t('promises.noneLead')}
        </Empty>
      ) : (
        <table className={classes.table} style={{ marginTop: 24 }}>
          <thead>
            <tr>
              <th>{t('promises.name')}</th>
              <th>{t('promises.first')}</th>
              <th>{t('promises.next')}</th>
              <th>{t('promises.resolution')}</th>
              <th>
                <span className="unseen">{admin('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((policy, at) => (
              <tr key={policy.id}>
                <td className={classes.strong}>{policy.name}</td>
                <td className="numbers">{hours(policy.firstResponseMinutes)}</td>
                <td className="numbers">{hours(policy.nextResponseMinutes)}</td>
                <td className="numbers">{hours(policy.resolutionMinutes)}</td>
                <td>
                  {at === 0 ? null : (
                    <Button variant="subtle" onClick={() => up(at)}>
                      {t('promises.up')}
                    </Button>
                  )}
                  <Button variant="subtle" onClick={() => setEditing(at)}>
                    {admin('edit')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing === undefined ? null : (
        <PolicyForm
          policy={list[editing]}
          saving={save.isPending}
          error={save.error}
          onSave={(policy) => save.mutate([...list.slice(0, editing), policy, ...list.slice(editing + 1)])}
          onRemove={editing < list.length ? () => save.mutate(list.filter((_, at) => at !== editing)) : undefined}
          onClose={() => setEditing(undefined)}
        />
      )}
    </PageView>
  );
}
