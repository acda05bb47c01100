import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ChannelCheck, Connected } from '../api/types';
import { Confirm } from '../ui/confirm';
import { Notice } from '../ui/notice';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { Checks } from './channel-checks';
import { useAuthorise } from './channel-connect';
import { ChannelEmbed } from './channel-embed';
import { isUnfinished } from './channel-facts';
import { fieldId } from './channel-field';
import { ChannelGuide, hasGuide } from './channel-guide';
import { ChannelHealth } from './channel-health';
import { type Check, isPosted, type KindView } from './channel-kinds';
import { ChannelSettings, goTo, type Refusal, refusalOf } from './channel-settings';
import { WebhookAddress } from './channel-webhook';
import { useChannelWords } from './channel-words';
import channelClasses from './channels.module.css';
import { type Channel, channelsQuery, useChange } from './queries';

/** One channel that is set up: how it does, its settings, and the switch. */
export function ChannelPage({ channel, view }: { channel: Channel; view: KindView | undefined }) {
  const { t } = useTranslation('channels');
  const { t: common } = useTranslation();
  const words = useChannelWords();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<Refusal>();
  return (
    <PageView
      title={channel.name}
      lead={words.kind(channel.kind) === channel.name ? words.lead(channel.kind) : words.kind(channel.kind)}
      actions={
        <Button onClick={() => navigate({ to: '/admin/$section', params: { section: 'channels' } })}>
          {common('common.back')}
        </Button>
      }
    >
      {isUnfinished(channel) ? <Unfinished channel={channel} /> : null}
      <Health
        channel={channel}
        onRefused={(refusal) => {
          setRefused(refusal);
          if (refusal !== undefined) goTo(fieldId(refusal.setting));
        }}
      />
      <Section title={t('page.settings')}>
        {view === undefined ? (
          <p>{t('add.unknown')}</p>
        ) : (
          <>
            {hasGuide(view.kind) ? (
              <details className={channelClasses.more}>
                <summary>{t('setup.prepare', { kind: words.kind(view.kind) })}</summary>
                <ChannelGuide kind={view.kind} />
              </details>
            ) : null}
            <ChannelSettings
              view={view}
              channel={channel}
              submit={common('common.save')}
              refused={refused}
              onSaved={() => {
                setRefused(undefined);
                toast.done(common('common.saved'));
              }}
            />
          </>
        )}
      </Section>
      {view !== undefined && isPosted(view, channel.settings) ? (
        <Section title={t('page.webhook')}>
          <WebhookAddress kind={channel.kind} url={channel.webhookUrl} />
        </Section>
      ) : null}
      {channel.kind === 'WEB_CHAT' ? (
        <Section title={t('embed.title')}>
          <ChannelEmbed channel={channel} />
        </Section>
      ) : null}
      <OnOff channel={channel} />
    </PageView>
  );
}

function Unfinished({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const navigate = useNavigate();
  const finish = () =>
    navigate({
      to: '/admin/$section/$item',
      params: { section: 'channels', item: channel.id },
      search: { setup: true },
    });
  return (
    <div className={channelClasses.above}>
      <Notice tone="warn" action={<Button onClick={finish}>{t('page.finish')}</Button>}>
        {t('page.unfinished')}
      </Notice>
    </div>
  );
}

function checksOf({ receive, send }: { receive: ChannelCheck; send: ChannelCheck }): Check[] {
  return [
    { side: 'RECEIVE', ...receive },
    { side: 'SEND', ...send },
  ];
}

function Health({ channel, onRefused }: { channel: Channel; onRefused: (refusal: Refusal | undefined) => void }) {
  const { t } = useTranslation('channels');
  const kind = useChannelWords().kind(channel.kind);
  const client = useQueryClient();
  const authorise = useAuthorise(channel.id);
  const again = useMutation({
    mutationFn: async (how: 'test' | 'connect'): Promise<Check[]> =>
      how === 'test'
        ? checksOf(await api.post(`/api/channels/${channel.id}/test`))
        : (await api.post<Connected>(`/api/channels/${channel.id}/connect`)).checks,
    onSettled: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey }),
    onSuccess: () => onRefused(undefined),
    onError: (error) => onRefused(refusalOf(error)),
  });
  const error = again.error ?? authorise.error;
  const doing = (how: 'test' | 'connect') => again.isPending && again.variables === how;
  return (
    <Section
      title={t('page.health')}
      actions={
        <>
          <Button loading={doing('test')} onClick={() => again.mutate('test')}>
            {t('page.test')}
          </Button>
          {channel.authorisable ? (
            <Button loading={authorise.isPending} onClick={() => authorise.mutate()}>
              {t('connect.authorise', { kind })}
            </Button>
          ) : (
            <Button loading={doing('connect')} onClick={() => again.mutate('connect')}>
              {t('page.reconnect')}
            </Button>
          )}
        </>
      }
    >
      <div className={channelClasses.stack}>
        {error === null || refusalOf(error) !== undefined ? null : <ProblemNotice error={error} />}
        {again.data === undefined || again.isPending ? null : (
          <div role="status">
            <Checks checks={again.data} />
          </div>
        )}
        <ChannelHealth channel={again.data === undefined ? channel : withoutChecks(channel)} />
      </div>
    </Section>
  );
}

/** What was just found is said once. */
function withoutChecks(channel: Channel): Channel {
  return { ...channel, status: { ...channel.status, checks: [] } };
}

function OnOff({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'off' | 'remove'>();
  const close = () => setAsking(undefined);
  const touched = [channelsQuery.queryKey];
  const turn = useChange((enabled: boolean) => api.patch(`/api/channels/${channel.id}`, { enabled }), touched, close);
  const remove = useChange(
    () => api.delete<void>(`/api/channels/${channel.id}`),
    touched,
    () => void navigate({ to: '/admin/$section', params: { section: 'channels' } }),
  );
  return (
    <Section title={t('page.onOff')} lead={t(channel.enabled ? 'page.onLead' : 'page.offLead')}>
      {turn.error === null ? null : <ProblemNotice error={turn.error} />}
      {remove.error === null ? null : <ProblemNotice error={remove.error} />}
      <div className={classes.formActions}>
        {channel.enabled ? (
          <Button onClick={() => setAsking('off')}>{t('page.off')}</Button>
        ) : isUnfinished(channel) ? null : (
          <Button loading={turn.isPending} onClick={() => turn.mutate(true)}>
            {t('page.on')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => setAsking('remove')}>
          {t('page.remove')}
        </Button>
        <span className={classes.quiet}>{t('page.removeLead')}</span>
      </div>
      <Confirm
        opened={asking === 'off'}
        title={t('page.offTitle', { name: channel.name })}
        confirm={t('page.off')}
        busy={turn.isPending}
        onClose={close}
        onConfirm={() => turn.mutate(false, { onError: close })}
      >
        {t('page.offText')}
      </Confirm>
      <Confirm
        opened={asking === 'remove'}
        title={t('page.removeTitle', { name: channel.name })}
        confirm={t('page.remove')}
        danger
        busy={remove.isPending}
        onClose={close}
        onConfirm={() => remove.mutate(undefined, { onError: close })}
      >
        {t('page.removeText')}
      </Confirm>
    </Section>
  );
}
