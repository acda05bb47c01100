import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { ChannelField, fieldId, type SecretState } from './channel-field';
import { asked, changesOf, isSeldom, type KindView, type Setting, type Values } from './channel-kinds';
import { useChannelWords } from './channel-words';
import channelClasses from './channels.module.css';
import { type Channel, channelsQuery, teamsQuery, useChange } from './queries';

/** Which setting the server or the provider refuses, and why. */
export interface Refusal {
  setting: string;
  sentence: string;
}

export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof ApiProblem) || typeof error.body.setting !== 'string') return undefined;
  return { setting: error.body.setting, sentence: error.detail ?? error.title };
}

/** Sets the cursor where something has to be corrected, once it is drawn. */
export function goTo(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}

/** What a kind asks for, made from what the server says of it; a refusal is said at the field that it is about. */
export function ChannelSettings({
  view,
  channel,
  submit,
  refused,
  onSaved,
  onEdited,
}: {
  view: KindView;
  channel: Channel | undefined;
  submit: string;
  /** What the provider refused afterwards. */
  refused?: Refusal | undefined;
  onSaved: (channel: Channel) => void;
  onEdited?: (values: Values) => void;
}) {
  const { t } = useTranslation('channels');
  const words = useChannelWords();
  const teams = useQuery(teamsQuery).data ?? [];
  const [name, setName] = useState(channel?.name ?? words.kind(view.kind));
  const [teamId, setTeamId] = useState(channel?.teamId ?? '');
  const [values, setValues] = useState<Values>(channel?.settings ?? {});
  const [secrets, setSecrets] = useState<Readonly<Record<string, SecretState>>>({});
  const [continueDays, setContinueDays] = useState<number | ''>(channel?.continueDays ?? '');
  const [opened, setOpened] = useState(false);
  const [own, setOwn] = useState<Refusal>();
  const wrong = own ?? refused;
  const settings = asked(view.settings, values);
  const known = settings.find((setting) => setting.name === wrong?.setting);

  const save = useChange(
    (body: object) =>
      channel === undefined
        ? api.post<Channel>('/api/channels', { kind: view.kind, ...body })
        : api.patch<Channel>(`/api/channels/${channel.id}`, body),
    [channelsQuery.queryKey],
    (saved) => {
      setSecrets({});
      setValues(saved.settings);
      onEdited?.(saved.settings);
      onSaved(saved);
    },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setOwn(undefined);
    const body = {
      name: name.trim(),
      teamId: teamId || (teams[0]?.id ?? ''),
      ...(continueDays === (channel?.continueDays ?? '')
        ? {}
        : { continueDays: continueDays === '' ? -1 : continueDays }),
      settings: changesOf(
        view.settings,
        values,
        channel?.settings ?? {},
        Object.keys(secrets).filter((secret) => secrets[secret] === 'removed'),
      ),
    };
    save.mutate(body, {
      onError: (error) => {
        const refusal = refusalOf(error);
        if (refusal === undefined) return;
        setOwn(refusal);
        setSecrets((old) => ({ ...old, [refusal.setting]: 'replaced' }));
        setOpened(true);
        goTo(fieldId(refusal.setting));
      },
    });
  };
  const change = (setting: string, value: string): void => {
    const next = { ...values, [setting]: value };
    setValues(next);
    onEdited?.(next);
    if (own?.setting === setting) setOwn(undefined);
  };
  const secretOf = (setting: string): SecretState => {
    if (!channel?.secretsSet.includes(setting)) return 'none';
    return secrets[setting] ?? (refused?.setting === setting ? 'replaced' : 'kept');
  };
  const field = (setting: Setting) => (
    <ChannelField
      key={setting.name}
      kind={view.kind}
      setting={setting}
      values={values}
      secret={secretOf(setting.name)}
      error={wrong?.setting === setting.name ? wrong.sentence : undefined}
      onChange={(value) => change(setting.name, value)}
      onSecret={(secret) => {
        setSecrets((old) => ({ ...old, [setting.name]: secret }));
        goTo(fieldId(setting.name));
      }}
    />
  );
  // What a feed says is never said to us.
  const talks = view.kind !== 'FEED';
  const seldom = settings.filter(isSeldom);
  return (
    <form onSubmit={send} className={classes.form} autoComplete="off">
      <div className={classes.row}>
        <TextInput
          label={t('setup.name')}
          description={t('setup.nameLead')}
          value={name}
          required
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('setup.team')}
          description={t('setup.teamLead')}
          value={teamId}
          onChange={(event) => setTeamId(event.currentTarget.value)}
          data={teams.map((team) => ({ value: team.id, label: team.name }))}
        />
      </div>
      {settings.filter((setting) => !isSeldom(setting)).map(field)}
      {seldom.length === 0 && !talks ? null : (
        <details
          className={channelClasses.more}
          open={opened || (known !== undefined && isSeldom(known))}
          onToggle={(event) => setOpened(event.currentTarget.open)}
        >
          <summary>{t('form.more')}</summary>
          <div className={classes.form}>
            {seldom.map(field)}
            {talks ? (
              <NumberInput
                label={t('form.continued')}
                description={t('form.continuedLead')}
                placeholder="3"
                min={0}
                max={365}
                allowDecimal={false}
                value={continueDays}
                onChange={(value) => setContinueDays(value === '' ? '' : Number(value))}
              />
            ) : null}
          </div>
        </details>
      )}
      {wrong !== undefined && known === undefined ? <Notice tone="bad">{wrong.sentence}</Notice> : null}
      {save.error === null || refusalOf(save.error) !== undefined ? null : <ProblemNotice error={save.error} />}
      <div className={classes.formActions}>
        <Button type="submit" variant={channel === undefined ? 'filled' : 'default'} loading={save.isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
