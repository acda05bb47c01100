import { Button, Checkbox, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { notificationPreferencesQuery } from '../api/notifications';
import { useMe } from '../api/session';
import type { NotificationPreferences } from '../api/types';
import { shortTime } from '../lib/time';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import { isLast, keepIfLast, oneAfterTheOther, tomorrow, usePause } from './actions';
import classes from './preferences.module.css';
import { PushSection } from './push-section';

type Kind = NotificationPreferences['kinds'][number];
type Way = Kind['ways'][number];
type Quiet = NotificationPreferences['quiet'];

const ways = ['BELL', 'BROWSER', 'PUSH', 'MAIL'] as const satisfies readonly Way[];
const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
const zones = Intl.supportedValuesOf('timeZone');

/** The kind's ways after one box was ticked: without the panel there is nothing, and whatever rings stands in the panel. */
export function ticked(kind: Kind, way: Way, on: boolean): Kind {
  if (way === 'BELL' && !on) return { ...kind, ways: [] };
  const others = kind.ways.filter((each) => each !== way);
  return {
    ...kind,
    ways: on ? ways.filter((each) => each === 'BELL' || each === way || others.includes(each)) : others,
  };
}

/** How I want to be told: each kind in each way, sound, quiet hours and a pause; every change is kept at once. */
export function NotificationSettings() {
  const { t } = useTranslation('notify');
  const query = useQuery(notificationPreferencesQuery);
  return (
    <PageView title={t('settings.title')} lead={t('settings.lead')} menu>
      {query.data !== undefined ? (
        <Preferences preferences={query.data} />
      ) : query.isError ? (
        <ProblemNotice error={query.error} />
      ) : (
        <Waiting />
      )}
    </PageView>
  );
}

type Choice = Pick<NotificationPreferences, 'kinds' | 'sound' | 'quiet'>;

/** What I chose is shown at once and stays shown until the server has answered the last of quick changes. */
function useChoice(preferences: NotificationPreferences) {
  const client = useQueryClient();
  const { queryKey } = notificationPreferencesQuery;
  const [wanted, setWanted] = useState<Choice>();
  const { kinds, sound, quiet }: Choice = wanted ?? preferences;
  const choice = { kinds, sound, quiet };
  const { mutate } = useMutation({
    ...oneAfterTheOther,
    mutationFn: (next: Choice) => api.put<NotificationPreferences>('/api/me/notifications', next),
    onSuccess: (saved) => keepIfLast(client, saved),
    onError: (error) => {
      toast.problem(error);
      return client.invalidateQueries({ queryKey });
    },
    onSettled: () => {
      if (isLast(client)) setWanted(undefined);
    },
  });
  const change = (part: Partial<Choice>): void => {
    const next = { ...choice, ...part };
    setWanted(next);
    mutate(next);
  };
  return { choice, change };
}

function Preferences({ preferences }: { preferences: NotificationPreferences }) {
  const { t } = useTranslation('notify');
  const {
    choice: { kinds, sound, quiet },
    change,
  } = useChoice(preferences);
  return (
    <>
      <Section>
        <Kinds kinds={kinds} onChange={(next) => change({ kinds: next })} />
        <Switch
          className={classes.sound}
          label={t('settings.sound')}
          checked={sound}
          onChange={(event) => change({ sound: event.currentTarget.checked })}
        />
      </Section>
      <Section title={t('push.title')} lead={t('push.lead')}>
        <PushSection />
      </Section>
      <Section title={t('settings.quiet')} lead={t('settings.quietLead')}>
        <QuietHours quiet={quiet} onChange={(next) => change({ quiet: next })} />
      </Section>
      <Section title={t('settings.pause')} lead={t('settings.pauseLead')}>
        <Pause until={preferences.pausedUntil} />
      </Section>
    </>
  );
}

function Kinds({ kinds, onChange }: { kinds: readonly Kind[]; onChange: (kinds: Kind[]) => void }) {
  const { t } = useTranslation('notify');
  const set = (kind: Kind, way: Way, on: boolean): void =>
    onChange(kinds.map((each) => (each.kind === kind.kind ? ticked(each, way, on) : each)));
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.what')}</th>
            {ways.map((way) => (
              <th key={way} scope="col" className={classes.way}>
                {t(`way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.kind}>
              <th scope="row">{t(`kind.${kind.kind}`)}</th>
              {ways.map((way) => (
                <td key={way} className={classes.way}>
                  <Checkbox
                    aria-label={`${t(`kind.${kind.kind}`)}: ${t(`way.${way}`)}`}
                    checked={kind.ways.includes(way)}
                    onChange={(event) => set(kind, way, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function QuietHours({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const { t, i18n } = useTranslation('notify');
  const nameOf = (index: number): string =>
    // The first of June 2026 was a Monday.
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short' }).format(new Date(2026, 5, 1 + index));
  const set = (part: Partial<Quiet>): void => onChange({ ...quiet, ...part });
  const time = (end: 'from' | 'to') => (
    <TextInput
      type="time"
      label={t(`settings.${end}`)}
      value={quiet[end]}
      required
      onChange={({ currentTarget: { value } }) => {
        if (value !== '') set({ [end]: value });
      }}
    />
  );
  return (
    <div className={classes.form}>
      <Switch
        label={t('settings.quietOn')}
        checked={quiet.on}
        onChange={(event) => set({ on: event.currentTarget.checked })}
      />
      {quiet.on ? (
        <>
          <div className={classes.times}>
            {time('from')}
            {time('to')}
            <NativeSelect
              label={t('settings.zone')}
              value={quiet.timeZone}
              onChange={(event) => set({ timeZone: event.currentTarget.value })}
              data={zones.includes(quiet.timeZone) ? zones : [quiet.timeZone, ...zones]}
            />
          </div>
          <fieldset className={classes.days}>
            <legend>{t('settings.days')}</legend>
            {days.map((day, index) => (
              <Checkbox
                key={day}
                label={nameOf(index)}
                checked={quiet.days.includes(day)}
                onChange={({ currentTarget: { checked } }) =>
                  set({ days: checked ? [...quiet.days, day] : quiet.days.filter((each) => each !== day) })
                }
              />
            ))}
          </fieldset>
        </>
      ) : null}
    </div>
  );
}

function Pause({ until }: { until: string | undefined }) {
  const { t, i18n } = useTranslation('notify');
  const me = useMe();
  const pause = usePause();
  return (
    <div className={classes.times}>
      {until === undefined ? (
        <>
          <Button onClick={() => pause.mutate(new Date(Date.now() + 3_600_000))}>{t('pause.hour')}</Button>
          <Button onClick={() => pause.mutate(tomorrow(new Date()))}>{t('pause.tomorrow')}</Button>
        </>
      ) : (
        <>
          <span>{t('pause.until', { time: shortTime(until, i18n.language, me.timeZone) })}</span>
          <Button onClick={() => pause.mutate(undefined)}>{t('pause.end')}</Button>
        </>
      )}
    </div>
  );
}
