import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Age } from '../ui/age';
import { Empty } from '../ui/empty';
import { Notice } from '../ui/notice';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { ChannelAdd } from './channel-add';
import { accountOf, stateOf } from './channel-facts';
import { ChannelForm } from './channel-form';
import { ChannelState, Warnings } from './channel-health';
import { ChannelIcon } from './channel-icon';
import { kindsQuery } from './channel-kinds';
import { ChannelPage } from './channel-page';
import { ChannelSetup } from './channel-setup';
import { useChannelWords } from './channel-words';
import channelClasses from './channels.module.css';
import { type Channel, channelsQuery, teamsQuery } from './queries';

/** The connections to the world; the address says whether all, one, or a new one is shown. */
export function Channels() {
  const { item } = useParams({ strict: false });
  return item === undefined ? <ChannelList /> : <OneChannel item={item} />;
}

function OneChannel({ item }: { item: string }) {
  const { t } = useTranslation('channels');
  const { kind, setup } = useSearch({ strict: false });
  const channels = useQuery(channelsQuery);
  const kinds = useQuery(kindsQuery);
  if (item === 'new' && kind === undefined) return <ChannelAdd />;
  const channel = channels.data?.find((one) => one.id === item);
  const wanted = channel?.kind ?? kind;
  if (wanted === 'EMAIL') return <ChannelForm key={item} channel={channel} />;
  if (channels.isPending || kinds.isPending) return null;
  if (item !== 'new' && channel === undefined) return <Empty title={t('page.gone')} />;
  const view = kinds.data?.find((one) => one.kind === wanted);
  if (channel !== undefined && (!setup || view === undefined))
    return <ChannelPage key={item} channel={channel} view={view} />;
  return view === undefined ? (
    <Empty title={t('add.unknown')} />
  ) : (
    // Without a key: what was typed stays when the new channel gets its own address.
    <ChannelSetup view={view} channel={channel} />
  );
}

function ChannelList() {
  const { t } = useTranslation('channels');
  const { t: admin } = useTranslation('admin');
  const navigate = useNavigate();
  const channels = useQuery(channelsQuery);
  const teams = useQuery(teamsQuery).data ?? [];
  const teamName = (channel: Channel) => teams.find((team) => team.id === channel.teamId)?.name ?? '';
  return (
    <PageView
      wide
      title={admin('sections.channels')}
      lead={t('list.lead')}
      actions={
        <Button
          variant="filled"
          onClick={() => navigate({ to: '/admin/$section/$item', params: { section: 'channels', item: 'new' } })}
        >
          {t('list.add')}
        </Button>
      }
    >
      {channels.error === null ? null : <ProblemNotice error={channels.error} />}
      {channels.data === undefined ? null : <Returned channels={channels.data} teamName={teamName} />}
      {channels.data?.length === 0 ? <Empty title={t('list.none')}>{t('list.noneLead')}</Empty> : null}
      {channels.data === undefined || channels.data.length === 0 ? null : (
        <table className={`${classes.table} ${channelClasses.table}`}>
          <thead>
            <tr>
              <th>{t('list.channel')}</th>
              <th className={classes.wideOnly}>{t('list.team')}</th>
              <th>{t('list.state')}</th>
              <th className={classes.wideOnly}>{t('list.lastMessage')}</th>
              <th className={classes.wideOnly}>{t('list.lastProof')}</th>
            </tr>
          </thead>
          <tbody>
            {channels.data.map((channel) => (
              <Row key={channel.id} channel={channel} team={teamName(channel)} />
            ))}
          </tbody>
        </table>
      )}
    </PageView>
  );
}

function Row({ channel, team }: { channel: Channel; team: string }) {
  const { t } = useTranslation('channels');
  const { status } = channel;
  const age = (at: string | undefined): ReactNode =>
    at === undefined ? <span className={classes.quiet}>{t('list.never')}</span> : <Age since={at} />;
  const setup = stateOf(channel) === 'UNFINISHED';
  return (
    <tr>
      <td>
        <span className={channelClasses.named}>
          <ChannelIcon kind={channel.kind} />
          <span className={channelClasses.names}>
            <Link
              className={classes.strong ?? ''}
              to="/admin/$section/$item"
              params={{ section: 'channels', item: channel.id }}
              search={setup ? { setup } : {}}
            >
              {channel.name}
            </Link>
            <ChannelSubline name={channel.name} kind={channel.kind} account={accountOf(channel)} />
          </span>
        </span>
      </td>
      <td className={classes.wideOnly}>{team}</td>
      <td>
        <ChannelState channel={channel} />
        {channel.enabled && status.state === 'FAILING' && status.detail ? (
          <div className={channelClasses.why} title={status.detail}>
            {status.detail}
          </div>
        ) : null}
        <Warnings channel={channel} />
      </td>
      <td className={classes.wideOnly}>{age(status.lastReceivedAt)}</td>
      <td className={classes.wideOnly}>{age(status.lastProvenAt)}</td>
    </tr>
  );
}

/** What the name does not say already: which kind it is, and whose account. */
function ChannelSubline({ name, kind, account }: { name: string; kind: string; account: string }) {
  const kindName = useChannelWords().kind(kind);
  const withKind = kindName !== name;
  const withAccount = account !== '' && account !== name;
  return (
    <span className={channelClasses.account}>
      {withKind ? <span className={withAccount ? classes.wideOnly : undefined}>{kindName}</span> : null}
      {withKind && withAccount ? <span className={classes.wideOnly}> · </span> : null}
      {withAccount ? account : null}
    </span>
  );
}

/** What became of authorising a channel on its provider's page, which sent the manager back here. */
function Returned({ channels, teamName }: { channels: readonly Channel[]; teamName: (channel: Channel) => string }) {
  const { t } = useTranslation('channels');
  const { connected, failed, reason } = useSearch({ strict: false });
  const channel = channels.find((one) => one.id === (connected ?? failed));
  if (connected !== undefined && channel !== undefined)
    return (
      <div className={channelClasses.above}>
        <Notice tone="ok">{t('list.connected', { name: channel.name, team: teamName(channel) })}</Notice>
      </div>
    );
  if (failed === undefined && reason === undefined) return null;
  return (
    <div className={channelClasses.above}>
      <Notice
        tone="bad"
        action={
          channel === undefined ? null : (
            <Link
              to="/admin/$section/$item"
              params={{ section: 'channels', item: channel.id }}
              search={{ setup: true }}
            >
              {t('list.settings')}
            </Link>
          )
        }
      >
        {t('list.failed', { reason: reason ?? '' })}
      </Notice>
    </div>
  );
}
