import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { ChannelForm } from './channel-form';
import { type Channel, channelsQuery, teamsQuery } from './queries';

/** The connections to the world: which there are and whether each works now. */
export function Channels() {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const { item } = useParams({ strict: false });
  const channels = useQuery(channelsQuery);
  const teams = useQuery(teamsQuery).data ?? [];
  if (item !== undefined) {
    const channel = channels.data?.find((one) => one.id === item);
    if (item !== 'new' && channel === undefined) {
      return channels.isPending ? null : <Empty title={t('channels.gone')} />;
    }
    return <ChannelForm key={item} channel={channel} />;
  }
  const teamName = (channel: Channel) => teams.find((team) => team.id === channel.teamId)?.name ?? '';
  return (
    <PageView
      wide
      title={t('sections.channels')}
      lead={t('channels.lead')}
      actions={
        <Button
          variant="filled"
          onClick={() => navigate({ to: '/admin/$section/$item', params: { section: 'channels', item: 'new' } })}
        >
          {t('channels.add')}
        </Button>
      }
    >
      {channels.error === null ? null : <ProblemNotice error={channels.error} />}
      {channels.data?.length === 0 ? <Empty title={t('channels.none')}>{t('channels.noneLead')}</Empty> : null}
      {channels.data === undefined || channels.data.length === 0 ? null : (
        <table className={classes.table} style={{ marginTop: 24 }}>
          <thead>
            <tr>
              <th>{t('channels.name')}</th>
              <th>{t('channels.address')}</th>
              <th className={classes.wideOnly}>{t('channels.team')}</th>
              <th>{t('channels.state')}</th>
            </tr>
          </thead>
          <tbody>
            {channels.data.map((channel) => (
              <tr key={channel.id}>
                <td className={classes.strong}>
                  <Link to="/admin/$section/$item" params={{ section: 'channels', item: channel.id }}>
                    {channel.name}
                  </Link>
                </td>
                <td>{channel.address}</td>
                <td className={classes.wideOnly}>{teamName(channel)}</td>
                <td>
                  <ChannelState channel={channel} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PageView>
  );
}

export function ChannelState({ channel }: { channel: Channel }) {
  const { t } = useTranslation('admin');
  const state = channel.enabled ? channel.status.state : 'STOPPED';
  return (
    <span className={classes.state} data-state={state} title={channel.status.detail}>
      {t(`channels.states.${state}`)}
    </span>
  );
}
