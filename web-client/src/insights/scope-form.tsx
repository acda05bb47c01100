import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { employeesQuery, useMe } from '../api/session';
import type { Satisfaction, Team } from '../api/types';
import { dayOf } from '../lib/time';
import { dayAfter } from './figures';
import type { Scope } from './queries';
import classes from './satisfaction.module.css';

const spans = [7, 30, 90, 365] as const;

interface ScopeFormProps {
  scope: Scope;
  /** What is counted now: its channels are those that can be chosen. */
  all: Satisfaction | undefined;
  onChange: (scope: Partial<Scope>) => void;
}

/** Which period, team, person and channel; each choice shows at once. */
export function ScopeForm({ scope, all, onChange }: ScopeFormProps) {
  const { t } = useTranslation('survey');
  const { timeZone } = useMe().company;
  const teams = useQuery({
    queryKey: keys.teams,
    queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Team[]>('/api/teams', undefined, signal),
  });
  const { data: employees = [] } = useQuery(employeesQuery);
  const today = dayOf(new Date().toISOString(), timeZone);
  const options = (list: readonly { id: string; name: string }[]) => [
    { value: '', label: t('page.all') },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form className={classes.scope} onSubmit={(event) => event.preventDefault()} aria-label={t('page.presets')}>
      <fieldset className={classes.spans}>
        <legend className="unseen">{t('page.presets')}</legend>
        {spans.map((days) => {
          const from = dayAfter(today, 1 - days);
          const chosen = scope.to === today && scope.from === from;
          return (
            <Button
              key={days}
              size="xs"
              variant={chosen ? 'filled' : 'default'}
              aria-pressed={chosen}
              onClick={() => onChange({ from, to: today })}
            >
              {t(`page.last.${days}`)}
            </Button>
          );
        })}
      </fieldset>
      <TextInput
        type="date"
        label={t('page.from')}
        value={scope.from}
        max={scope.to}
        onChange={(event) => event.currentTarget.value !== '' && onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('page.to')}
        value={scope.to}
        min={scope.from}
        onChange={(event) => event.currentTarget.value !== '' && onChange({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('page.team')}
        value={scope.team ?? ''}
        data={options(teams.data ?? [])}
        onChange={(event) => onChange({ team: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('page.person')}
        value={scope.employee ?? ''}
        data={options(employees)}
        onChange={(event) => onChange({ employee: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('page.channel')}
        value={scope.channel ?? ''}
        data={options(all?.channels ?? [])}
        onChange={(event) => onChange({ channel: event.currentTarget.value })}
      />
    </form>
  );
}
