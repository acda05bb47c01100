import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ChannelCheck } from '../api/types';
import { Confirm } from '../ui/confirm';
import { Notice } from '../ui/notice';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { useAuthorise } from './channel-connect';
import { ChannelState } from './channel-health';
import { type ChannelInput, channelInput, inputOf, modesOf, portOf, protocolsOf } from './channel-input';
import { Aliases, MailSignIn, MailTrust } from './channel-mail';
import { Remote } from './channel-remote';
import { type Channel, channelsQuery, teamsQuery, useChange } from './queries';

const ChannelSignature = lazy(() =>
  import('../writing/signature-form').then((module) => ({ default: module.ChannelSignature })),
);

interface TestAnswer {
  receive: ChannelCheck;
  send: ChannelCheck;
}

/** One channel: its address, how mail comes in and how answers go out. Passwords are written, never shown. */
export function ChannelForm({ channel }: { channel: Channel | undefined }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery).data ?? [];
  const [input, setInput] = useState<ChannelInput>(() => inputOf(channel));
  const [asking, setAsking] = useState(false);
  const back = () => navigate({ to: '/admin/$section', params: { section: 'channels' } });
  const touched = [channelsQuery.queryKey];
  const save = useChange(
    (body: object) =>
      channel === undefined
        ? api.post<Channel>('/api/channels', body)
        : api.patch<Channel>(`/api/channels/${channel.id}`, body),
    touched,
    (saved) => {
      toast.done(common('common.saved'));
      void navigate({ to: '/admin/$section/$item', params: { section: 'channels', item: saved.id } });
    },
  );
  const remove = useChange(() => api.delete<void>(`/api/channels/${channel?.id}`), touched, back);
  const test = useMutation({ mutationFn: () => api.post<TestAnswer>(`/api/channels/${channel?.id}/test`) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(channelInput({ ...input, teamId: input.teamId || (teams[0]?.id ?? '') }));
  };
  const set = (change: Partial<ChannelInput>) => setInput((old) => ({ ...old, ...change }));
  const signsIn = input.signIn !== 'PASSWORD';
  const authorise = useAuthorise(channel?.id ?? '');
  const remoteIn = input.protocol === 'IMAP' || input.protocol === 'POP3';
  return (
    <PageView
      title={channel?.name ?? t('channels.add')}
      lead={channel === undefined ? t('channels.newLead') : <ChannelState channel={channel} />}
      actions={<Button onClick={back}>{common('common.back')}</Button>}
    >
      {channel?.status.state === 'FAILING' && channel.status.detail ? (
        <Notice tone="bad">{channel.status.detail}</Notice>
      ) : null}
      <form onSubmit={submit}>
        <Section>
          <div className={classes.form}>
            <div className={classes.row}>
              <TextInput
                label={t('channels.name')}
                value={input.name}
                required
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <TextInput
                label={t('channels.address')}
                type="email"
                value={input.address}
                required
                onChange={(event) => set({ address: event.currentTarget.value })}
              />
            </div>
            <div className={classes.row}>
              <TextInput
                label={t('channels.senderName')}
                description={t('channels.senderNameLead')}
                value={input.senderName}
                onChange={(event) => set({ senderName: event.currentTarget.value })}
              />
              <NativeSelect
                label={t('channels.team')}
                description={t('channels.teamLead')}
                value={input.teamId}
                onChange={(event) => set({ teamId: event.currentTarget.value })}
                data={teams.map((team) => ({ value: team.id, label: team.name }))}
              />
            </div>
            <Aliases value={input.aliases} onChange={(aliases) => set({ aliases })} />
            <Switch
              label={t('channels.enabled')}
              checked={input.enabled}
              onChange={(event) => set({ enabled: event.currentTarget.checked })}
            />
          </div>
        </Section>
        <MailSignIn input={input} channel={channel} onChange={set} />
        <Section title={t('channels.receive')} lead={t(`channels.protocolLead.${input.protocol}`)}>
          <div className={classes.form}>
            <NativeSelect
              label={t('channels.protocol')}
              value={input.protocol}
              onChange={(event) => {
                const protocol = event.currentTarget.value as ChannelInput['protocol'];
                set({ protocol, receivePort: portOf(protocol, input.receiveSecurity) });
              }}
              data={protocolsOf(input).map((value) => ({
                value,
                label: t(`channels.protocols.${value}`),
              }))}
            />
            {remoteIn ? (
              <Remote
                host={input.receiveHost}
                port={input.receivePort}
                security={input.receiveSecurity}
                user={input.receiveUser}
                password={input.receivePassword}
                passwordSet={channel?.receive.passwordSet ?? false}
                signsIn={signsIn}
                onChange={(change) =>
                  set({
                    ...(change.host === undefined ? {} : { receiveHost: change.host }),
                    ...(change.port === undefined ? {} : { receivePort: change.port }),
                    ...(change.security === undefined
                      ? {}
                      : { receiveSecurity: change.security, receivePort: portOf(input.protocol, change.security) }),
                    ...(change.user === undefined ? {} : { receiveUser: change.user }),
                    ...(change.password === undefined ? {} : { receivePassword: change.password }),
                  })
                }
              />
            ) : null}
            {input.protocol === 'IMAP' || input.protocol === 'GRAPH' ? (
              <TextInput
                label={t('channels.folder')}
                placeholder="INBOX"
                value={input.folder}
                onChange={(event) => set({ folder: event.currentTarget.value })}
              />
            ) : null}
          </div>
        </Section>
        <Section title={t('channels.send')} lead={t(`channels.modeLead.${input.mode}`)}>
          <div className={classes.form}>
            <NativeSelect
              label={t('channels.mode')}
              value={input.mode}
              onChange={(event) => set({ mode: event.currentTarget.value as ChannelInput['mode'] })}
              data={modesOf(input).map((value) => ({ value, label: t(`channels.modes.${value}`) }))}
            />
            {input.mode === 'SMTP' ? (
              <Remote
                host={input.sendHost}
                port={input.sendPort}
                security={input.sendSecurity}
                user={input.sendUser}
                password={input.sendPassword}
                passwordSet={channel?.send.passwordSet ?? false}
                signsIn={signsIn}
                onChange={(change) =>
                  set({
                    ...(change.host === undefined ? {} : { sendHost: change.host }),
                    ...(change.port === undefined ? {} : { sendPort: change.port }),
                    ...(change.security === undefined
                      ? {}
                      : { sendSecurity: change.security, sendPort: portOf('SMTP', change.security) }),
                    ...(change.user === undefined ? {} : { sendUser: change.user }),
                    ...(change.password === undefined ? {} : { sendPassword: change.password }),
                  })
                }
              />
            ) : null}
          </div>
        </Section>
        <MailTrust input={input} onChange={set} />
        <Section>
          {save.error === null ? null : <ProblemNotice error={save.error} />}
          {remove.error === null ? null : <ProblemNotice error={remove.error} />}
          {authorise.error === null ? null : <ProblemNotice error={authorise.error} />}
          {test.error === null ? null : <ProblemNotice error={test.error} />}
          {test.data === undefined ? null : (
            <div className={classes.form}>
              <Notice tone={test.data.receive.ok ? 'ok' : 'bad'}>
                {t('channels.receive')}: {test.data.receive.detail}
              </Notice>
              <Notice tone={test.data.send.ok ? 'ok' : 'bad'}>
                {t('channels.send')}: {test.data.send.detail}
              </Notice>
            </div>
          )}
          <div className={classes.formActions} style={{ marginTop: 14 }}>
            <Button type="submit" variant="filled" loading={save.isPending}>
              {common('common.save')}
            </Button>
            {channel === undefined ? null : (
              <>
                {channel.authorisable ? (
                  <Button loading={authorise.isPending} onClick={() => authorise.mutate()}>
                    {t('channels.authorise')}
                  </Button>
                ) : null}
                <Button loading={test.isPending} onClick={() => test.mutate()}>
                  {t('channels.test')}
                </Button>
                <span className={classes.spacer} />
                <Button variant="subtle" onClick={() => setAsking(true)}>
                  {t('channels.remove')}
                </Button>
              </>
            )}
          </div>
        </Section>
      </form>
      {channel === undefined ? null : (
        <Section title={t('channels.signature')} lead={t('channels.signatureLead')}>
          <div className={classes.form}>
            <Suspense fallback={null}>
              <ChannelSignature channel={channel.id} />
            </Suspense>
          </div>
        </Section>
      )}
      <Confirm
        opened={asking}
        title={t('channels.removeTitle', { name: channel?.name ?? '' })}
        confirm={t('channels.remove')}
        danger
        busy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        {t('channels.removeLead')}
      </Confirm>
    </PageView>
  );
}
