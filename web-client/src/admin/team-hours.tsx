import { Button, FileButton, NativeSelect, Switch, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../api/session';
import type { Holiday, HoursAnswer, TeamHours } from '../api/types';
import { clockOf, minutesOf, weekdays } from '../lib/week';
import { Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import classes from './admin.module.css';
import { useChange } from './queries';

type Span = TeamHours['week'][number];

const hoursQuery = (team: string) =>
  queryOptions({
    queryKey: ['admin', 'hours', team],
    queryFn: ({ signal }) => api.get<HoursAnswer>(`/api/teams/${team}/hours`, undefined, signal),
  });

const office: Span[] = weekdays.slice(0, 5).map((day) => ({ day, from: 8 * 60, to: 17 * 60 }));

/** When the team works: promises are reckoned by it. */
export function TeamHoursSection({ id }: { id: string }) {
  const { t } = useTranslation('routing');
  const hours = useQuery(hoursQuery(id));
  return (
    <Section title={t('hours.title')} lead={t('hours.lead')}>
      {hours.error !== null ? (
        <ProblemNotice error={hours.error} />
      ) : hours.data === undefined ? (
        <Waiting />
      ) : (
        <HoursForm team={id} hours={hours.data.hours} />
      )}
    </Section>
  );
}

function HoursForm({ team, hours }: { team: string; hours: TeamHours | undefined }) {
  const { t } = useTranslation('routing');
  const { t: common } = useTranslation();
  const me = useMe();
  const [limited, setLimited] = useState(hours !== undefined);
  const [timeZone, setTimeZone] = useState(hours?.timeZone ?? me.company.timeZone);
  const [week, setWeek] = useState<Span[]>(hours?.week ?? office);
  const [holidays, setHolidays] = useState<Holiday[]>(hours?.holidays ?? []);
  const save = useChange(
    (body: object) => api.put(`/api/teams/${team}/hours`, body),
    [hoursQuery(team).queryKey],
    () => toast.done(common('common.saved')),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(limited ? { hours: { timeZone, week, holidays } } : {});
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Switch
        label={t('hours.limited')}
        description={t('hours.limitedLead')}
        checked={limited}
        onChange={(event) => setLimited(event.currentTarget.checked)}
      />
      {limited ? (
        <>
          <NativeSelect
            label={t('hours.timeZone')}
            value={timeZone}
            data={Intl.supportedValuesOf('timeZone')}
            onChange={(event) => setTimeZone(event.currentTarget.value)}
          />
          <Week week={week} onChange={setWeek} />
          <Holidays holidays={holidays} onChange={setHolidays} />
        </>
      ) : null}
      {save.error === null ? null : <ProblemNotice error={save.error} />}
      <div className={classes.formActions}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {common('common.save')}
        </Button>
      </div>
    </form>
  );
}

function Week({ week, onChange }: { week: readonly Span[]; onChange: (week: Span[]) => void }) {
  const { t, i18n } = useTranslation('routing');
  const dayName = (index: number): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 5 + index));
  const change = (span: Span, to: Partial<Span>): void =>
    onChange(week.map((each) => (each === span ? { ...each, ...to } : each)));
  return (
    <table className={classes.table}>
      <tbody>
        {weekdays.map((day, index) => {
          const spans = week.filter((span) => span.day === day);
          const last = spans.at(-1)?.to ?? 7 * 60;
          return (
            <tr key={day}>
              <td className={classes.strong}>{dayName(index)}</td>
              <td>
                {spans.length === 0 ? <span className={classes.quiet}>{t('hours.free')}</span> : null}
                {spans.map((span, at) => (
                  <span key={at} style={{ display: 'flex', gap: 6, alignItems: 'center', marginBottom: 4 }}>
                    <TextInput
                      type="time"
                      aria-label={t('hours.from', { day: dayName(index) })}
                      value={clockOf(span.from)}
                      onChange={(event) => change(span, { from: minutesOf(event.currentTarget.value, span.from) })}
                    />
                    –
                    <TextInput
                      type="time"
                      aria-label={t('hours.to', { day: dayName(index) })}
                      value={clockOf(span.to)}
                      onChange={(event) => change(span, { to: minutesOf(event.currentTarget.value, span.to) || 1440 })}
                    />
                    <Button variant="subtle" onClick={() => onChange(week.filter((each) => each !== span))}>
                      {t('hours.remove')}
                    </Button>
                  </span>
                ))}
              </td>
              <td>
                <Button
                  variant="subtle"
                  disabled={last >= 1380}
                  onClick={() => onChange([...week, { day, from: last + 60, to: Math.min(1440, last + 300) }])}
                >
                  {t('hours.add')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Holidays({ holidays, onChange }: { holidays: readonly Holiday[]; onChange: (holidays: Holiday[]) => void }) {
  const { t, i18n } = useTranslation('routing');
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const merge = (more: readonly Holiday[]): void => {
    const byDay = new Map([...more, ...holidays].map((each) => [each.day, each]));
    onChange([...byDay.values()].sort((a, b) => a.day.localeCompare(b.day)));
  };
  const read = useChange(
    async (file: File) => api.post<Holiday[]>('/api/holidays/read', { text: await file.text() }),
    [],
    merge,
  );
  const print = (date: string): string =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));
  return (
    <div>
      <h3 className={classes.strong}>{t('hours.holidays')}</h3>
      <ul style={{ listStyle: 'none', padding: 0, maxHeight: 220, overflow: 'auto' }}>
        {holidays.map((holiday) => (
          <li key={holiday.day} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
            <span className="numbers">{print(holiday.day)}</span>
            <span className={classes.quiet}>{holiday.name}</span>
            <Button variant="subtle" onClick={() => onChange(holidays.filter((each) => each.day !== holiday.day))}>
              {t('hours.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div style={{ display: 'flex', gap: 8, alignItems: 'end', flexWrap: 'wrap' }}>
        <TextInput
          type="date"
          label={t('hours.day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput label={t('hours.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button
          disabled={day === ''}
          title={day === '' ? t('hours.chooseDay') : undefined}
          onClick={() => {
            merge([{ day, name }]);
            setDay('');
            setName('');
          }}
        >
          {t('hours.addHoliday')}
        </Button>
        <FileButton accept=".ics,text/calendar" onChange={(file) => file !== null && read.mutate(file)}>
          {(props) => (
            <Button {...props} loading={read.isPending}>
              {t('hours.import')}
            </Button>
          )}
        </FileButton>
      </div>
      {read.error === null ? null : <ProblemNotice error={read.error} />}
    </div>
  );
}
