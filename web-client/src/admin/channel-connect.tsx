import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Connected } from '../api/types';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { Checks } from './channel-checks';
import { accountOf } from './channel-facts';
import { type Refusal, refusalOf } from './channel-settings';
import { useChannelWords } from './channel-words';
import channelClasses from './channels.module.css';
import { type Channel, channelsQuery, useChange } from './queries';

/** Sends the manager to the provider's own page, which sends them back. */
export function useAuthorise(channel: string) {
  return useMutation({
    mutationFn: () => api.post<{ page: string }>(`/api/channels/${channel}/authorise`),
    onSuccess: ({ page }) => window.location.assign(page),
  });
}

/** The last step: the account is authorised where its provider wants that, and both directions are tried. */
export function ConnectStep({
  channel,
  teamName,
  onRefused,
}: {
  channel: Channel;
  teamName: string;
  onRefused: (refusal: Refusal | undefined) => void;
}) {
  const { t } = useTranslation('channels');
  const kind = useChannelWords().kind(channel.kind);
  const account = accountOf(channel);
  const authorise = useAuthorise(channel.id);
  const connect = useChange(() => api.post<Connected>(`/api/channels/${channel.id}/connect`), [channelsQuery.queryKey]);
  const first = channel.authorisable && account === '';
  const { data, error } = connect;
  return (
    <div className={channelClasses.stack}>
      <p className={channelClasses.said}>
        {channel.kind === 'WEB_CHAT'
          ? t('embed.connectLead')
          : t(first ? 'connect.authoriseLead' : 'connect.lead', { kind })}
      </p>
      {data?.ok ? null : (
        <div className={classes.formActions}>
          {channel.authorisable ? (
            <Button
              variant={first ? 'filled' : 'default'}
              loading={authorise.isPending}
              onClick={() => authorise.mutate()}
            >
              {t('connect.authorise', { kind })}
            </Button>
          ) : null}
          {first ? null : (
            <Button
              variant="filled"
              loading={connect.isPending}
              onClick={() => {
                onRefused(undefined);
                connect.mutate(undefined, { onError: (problem) => onRefused(refusalOf(problem)) });
              }}
            >
              {t(data === undefined ? 'connect.do' : 'connect.again')}
            </Button>
          )}
        </div>
      )}
      {authorise.error === null ? null : <ProblemNotice error={authorise.error} />}
      {error === null || refusalOf(error) !== undefined ? null : <ProblemNotice error={error} />}
      {data === undefined || connect.isPending ? null : (
        <>
          <Checks checks={data.checks} />
          <Notice tone={data.ok ? 'ok' : 'bad'}>
            {data.ok ? (
              <>
                <strong>{t('connect.done')}</strong>{' '}
                {t('connect.doneLead', { account: account || channel.name, team: teamName })}
              </>
            ) : (
              t('connect.notYet')
            )}
          </Notice>
        </>
      )}
      {data?.ok ? (
        <p>
          <Link to="/admin/$section/$item" params={{ section: 'channels', item: channel.id }}>
            {t('connect.toChannel')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
