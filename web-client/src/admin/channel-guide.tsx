import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Kind } from './channel-kinds';
import classes from './channels.module.css';

const meta = 'https://developers.facebook.com';
const systemUsers = 'https://www.facebook.com/business/help/503306463479099';
const review = `${meta}/docs/resp-plat-initiatives/individual-processes/app-review`;

/** For each step of a kind: the provider's page about it; empty where there is none. */
const pages: Partial<Record<Kind, readonly string[]>> = {
  X: [
    'https://developer.x.com/en/portal/dashboard',
    'https://docs.x.com/fundamentals/developer-apps',
    'https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code',
    '',
  ],
  FACEBOOK: [
    `${meta}/docs/messenger-platform/getting-started`,
    '',
    systemUsers,
    `${meta}/docs/pages-api/getting-started`,
    review,
  ],
  INSTAGRAM: ['', '', `${meta}/docs/instagram-platform/overview`, review],
  WHATSAPP: [`${meta}/docs/whatsapp/cloud-api/get-started`, '', '', systemUsers],
  TELEGRAM: [
    'https://core.telegram.org/bots/features#botfather',
    '',
    'https://core.telegram.org/bots/features#privacy-mode',
  ],
  MASTODON: ['https://docs.joinmastodon.org/client/token/', '', ''],
  BLUESKY: ['https://bsky.app/settings/app-passwords', ''],
  DISCOURSE: [
    'https://meta.discourse.org/t/create-and-configure-an-api-key/230124',
    'https://meta.discourse.org/t/setting-up-webhooks/49045',
  ],
  REDDIT: ['https://www.reddit.com/prefs/apps', ''],
  FEED: [''],
  SLACK: [
    'https://api.slack.com/apps',
    'https://docs.slack.dev/reference/scopes',
    '',
    'https://docs.slack.dev/authentication/verifying-requests-from-slack',
    '',
  ],
  MATTERMOST: ['https://developers.mattermost.com/integrate/reference/bot-accounts/', '', ''],
  SMS: [
    'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming',
    'https://console.twilio.com/',
    'https://www.twilio.com/docs/messaging/services',
  ],
  API: ['', ''],
};

export function hasGuide(kind: string): boolean {
  return (pages[kind as Kind] ?? []).length > 0;
}

/** What to do at the provider first, step by step, in the provider's own names of pages and buttons. */
export function ChannelGuide({ kind }: { kind: string }) {
  const { t } = useTranslation('channels');
  const callback = `${window.location.origin}/oauth/callback`;
  return (
    <ol className={classes.guide}>
      {(pages[kind as Kind] ?? []).map((page, index) => (
        <li key={`${kind} ${index + 1}`}>
          {t(`steps.${`${kind}.${index + 1}` as 'X.3'}`, { callback })}
          {page === '' ? null : (
            <>
              {' '}
              <a className={classes.outside} href={page} target="_blank" rel="noreferrer">
                {new URL(page).host.replace(/^www\./, '')}
                <IconExternalLink size={13} stroke={1.75} aria-hidden="true" />
                <span className="unseen">{t('setup.manual')}</span>
              </a>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
