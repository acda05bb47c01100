import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { fullTime, shortTime } from '../lib/time';
import { Age, useNow } from '../ui/age';
import classes from './admin.module.css';
import { Checks } from './channel-checks';
import { accountOf, stateOf, type Warning, warningsOf } from './channel-facts';
import channelClasses from './channels.module.css';
import type { Channel } from './queries';

export function ChannelState({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const state = stateOf(channel);
  return (
    <span className={classes.state} data-state={state}>
      {t(`states.${state}`)}
    </span>
  );
}

function WarningWords({ warning }: { warning: Warning }) {
  const { t } = useTranslation('channels');
  switch (warning.about) {
    case 'ended':
      return t('warning.ended');
    case 'ends':
      return t('warning.ends', { count: warning.days });
    case 'refused':
      return t('warning.refused', { count: warning.count });
    case 'silent':
      return warning.hours < 48
        ? t('warning.silentHours', { count: warning.hours })
        : t('warning.silent', { count: Math.floor(warning.hours / 24) });
  }
}

/** What should be looked at although the channel may work, one short line each. */
export function Warnings({ channel }: { channel: Channel }) {
  const warnings = warningsOf(channel, useNow());
  return warnings.length === 0 ? null : (
    <ul className={channelClasses.warnings}>
      {warnings.map((warning) => (
        <li key={warning.about}>
          <WarningWords warning={warning} />
        </li>
      ))}
    </ul>
  );
}

/** How a channel does: since when, what came last, what both directions said when they were last tried. */
export function ChannelHealth({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const { i18n } = useTranslation();
  const { timeZone } = useMe();
  const now = useNow();
  const { status } = channel;
  const visitors = channel.kind === 'WEB_CHAT';
  const never = <span className={classes.quiet}>{t(visitors ? 'embed.waiting' : 'page.never')}</span>;
  const moment = (at: string | undefined) =>
    at === undefined ? (
      never
    ) : (
      <>
        {shortTime(at, i18n.language, timeZone)}
        <span className={classes.quiet}>
          {' · '}
          <Age since={at} />
        </span>
      </>
    );
  const account = accountOf(channel);
  const { expiresAt, refused } = status;
  const warnings = warningsOf(channel, now);
  const note = (...about: Warning['about'][]) =>
    warnings
      .filter((warning) => about.includes(warning.about))
      .map((warning) => (
        <div key={warning.about} className={channelClasses.warning}>
          <WarningWords warning={warning} />
        </div>
      ));
  const said = status.checks.some((check) => check.detail === status.detail);
  return (
    <div className={channelClasses.stack}>
      <dl className={channelClasses.facts}>
        <dt>{t('list.state')}</dt>
        <dd>
          <ChannelState channel={channel} />
          {status.detail && !said ? <div className={channelClasses.said}>{status.detail}</div> : null}
        </dd>
        {status.since ? (
          <>
            <dt>{t('page.since')}</dt>
            <dd>{moment(status.since)}</dd>
          </>
        ) : null}
        {account === '' ? null : (
          <>
            <dt>{t('page.account')}</dt>
            <dd>
              {channel.account.url?.startsWith('https://') ? (
                <a href={channel.account.url} target="_blank" rel="noreferrer">
                  {account}
                </a>
              ) : (
                account
              )}
            </dd>
          </>
        )}
        <dt>{t('page.lastMessage')}</dt>
        <dd>{moment(status.lastReceivedAt)}</dd>
        <dt title={t('page.lastProofLead')}>{t('page.lastProof')}</dt>
        <dd>
          {moment(status.lastProvenAt)}
          {note('silent')}
        </dd>
        {visitors ? null : (
          <>
            <dt>{t('page.credential')}</dt>
            <dd>
              {expiresAt === undefined ? (
                <span className={classes.quiet}>{t('page.lasting')}</span>
              ) : (
                t(Date.parse(expiresAt) <= now ? 'page.ended' : 'page.until', {
                  date: fullTime(expiresAt, i18n.language, timeZone),
                })
              )}
              {note('ends')}
            </dd>
          </>
        )}
        {refused ? (
          <>
            <dt>{t('page.refused')}</dt>
            <dd>
              {t('page.refusedText', {
                count: refused.count,
                at: shortTime(refused.lastAt, i18n.language, timeZone),
                reason: refused.reason,
              })}
            </dd>
          </>
        ) : null}
        <dt>{t('page.checked')}</dt>
        <dd>{status.checkedAt === undefined ? t('page.notChecked') : moment(status.checkedAt)}</dd>
      </dl>
      {status.checks.length === 0 ? null : <Checks checks={status.checks} />}
    </div>
  );
}
