import type { ChannelKindView } from '../api/types';

type Setting = ChannelKindView['settings'][number];
type Type = Setting['type'];

function needed(name: string, type: Type): Setting {
  return { name, type, required: true, otherwise: '', choices: [], when: '' };
}

function free(name: string, type: Type, otherwise = ''): Setting {
  return { name, type, required: false, otherwise, choices: [], when: '' };
}

function choice(name: string, ...choices: string[]): Setting {
  return { name, type: 'CHOICE', required: false, otherwise: choices[0] ?? '', choices, when: '' };
}

function when(condition: string, ...settings: Setting[]): Setting[] {
  return settings.map((setting) => ({ ...setting, when: condition }));
}

const metaApp = (url: string): Setting[] => [
  needed('api.token', 'SECRET'),
  needed('app.id', 'TEXT'),
  needed('app.secret', 'SECRET'),
  free('webhook.token', 'SECRET'),
  free('api.url', 'URL', url),
  free('api.version', 'TEXT', 'v25.0'),
];
const humanAgent = free('messenger.human-agent', 'FLAG', 'false');
const graph = 'https://graph.facebook.com';

/** What the adapters ask for, kind by kind. */
export const kinds: ChannelKindView[] = [
  { kind: 'EMAIL', webhook: false, settings: [] },
  {
    kind: 'X',
    webhook: true,
    settings: [
      choice('api.version', 'V2', 'V1'),
      ...when(
        'api.version=V2',
        needed('oauth.clientId', 'TEXT'),
        free('oauth.clientSecret', 'SECRET'),
        free('oauth.refreshToken', 'SECRET'),
        free('receive.mentions', 'FLAG', 'true'),
        free('receive.messages', 'FLAG', 'true'),
        free('receive.pollSeconds', 'NUMBER', '90'),
      ),
      ...when(
        'api.version=V1',
        needed('consumer.key', 'TEXT'),
        needed('consumer.secret', 'SECRET'),
        needed('access.token', 'TEXT'),
        needed('access.secret', 'SECRET'),
        free('app.id', 'TEXT'),
      ),
      free('api.url', 'URL', 'https://api.x.com'),
      ...when('api.version=V1', free('upload.url', 'URL', 'https://upload.x.com')),
      ...when('api.version=V2', free('authorise.url', 'URL', 'https://x.com/i/oauth2/authorize')),
    ],
  },
  { kind: 'FACEBOOK', webhook: true, settings: [...metaApp(graph), humanAgent] },
  {
    kind: 'INSTAGRAM',
    webhook: true,
    settings: [choice('login.kind', 'FACEBOOK', 'INSTAGRAM'), ...metaApp(''), humanAgent],
  },
  {
    kind: 'WHATSAPP',
    webhook: true,
    settings: [needed('phone.id', 'TEXT'), needed('business.id', 'TEXT'), ...metaApp(graph)],
  },
  {
    kind: 'TELEGRAM',
    webhook: true,
    settings: [
      needed('api.token', 'SECRET'),
      choice('receive.mode', 'WEBHOOK', 'POLLING'),
      free('api.url', 'URL', 'https://api.telegram.org'),
    ],
  },
  {
    kind: 'MASTODON',
    webhook: false,
    settings: [needed('api.url', 'URL'), needed('api.token', 'SECRET'), free('poll.seconds', 'NUMBER')],
  },
  {
    kind: 'BLUESKY',
    webhook: false,
    settings: [
      needed('auth.handle', 'TEXT'),
      needed('auth.app-password', 'SECRET'),
      free('posts.only', 'FLAG', 'false'),
      free('poll.seconds', 'NUMBER'),
      free('api.url', 'URL', 'https://bsky.social'),
      free('directory.url', 'URL', 'https://plc.directory'),
    ],
  },
  {
    kind: 'DISCOURSE',
    webhook: true,
    settings: [
      needed('api.url', 'URL'),
      needed('api.key', 'SECRET'),
      needed('api.username', 'TEXT'),
      choice('receive.mode', 'WEBHOOK', 'POLLING'),
      ...when('receive.mode=WEBHOOK', needed('webhook.secret', 'SECRET')),
      free('receive.categories', 'LINES'),
      choice('receive.messages', 'ACCOUNT', 'NONE'),
      choice('receive.staff', 'COLLEAGUES', 'CUSTOMERS'),
      free('receive.pollSeconds', 'NUMBER'),
    ],
  },
  {
    kind: 'REDDIT',
    webhook: false,
    settings: [
      needed('auth.client-id', 'TEXT'),
      free('auth.client-secret', 'SECRET'),
      choice('auth.mode', 'PASSWORD', 'REFRESH_TOKEN'),
      ...when('auth.mode=PASSWORD', needed('auth.user', 'TEXT'), needed('auth.password', 'SECRET')),
      ...when('auth.mode=REFRESH_TOKEN', needed('auth.refresh-token', 'SECRET')),
      free('subreddits', 'LINES'),
      free('modmail', 'FLAG', 'false'),
      free('poll.seconds', 'NUMBER'),
      free('api.url', 'URL', 'https://oauth.reddit.com'),
      free('auth.url', 'URL', 'https://www.reddit.com'),
    ],
  },
  {
    kind: 'FEED',
    webhook: false,
    settings: [
      needed('feed.url', 'URL'),
      free('feed.user', 'TEXT'),
      free('feed.password', 'SECRET'),
      free('feed.first', 'NUMBER', '0'),
      free('poll.minutes', 'NUMBER', '15'),
    ],
  },
  {
    kind: 'SLACK',
    webhook: true,
    settings: [
      needed('api.token', 'SECRET'),
      needed('webhook.secret', 'SECRET'),
      choice('receive.customers', 'EVERYBODY', 'OTHER_WORKSPACES'),
      free('api.url', 'URL', 'https://slack.com/api'),
    ],
  },
  {
    kind: 'MATTERMOST',
    webhook: false,
    settings: [
      needed('api.url', 'URL'),
      needed('api.token', 'SECRET'),
      free('receive.channels', 'LINES'),
      free('receive.pollSeconds', 'NUMBER'),
    ],
  },
  {
    kind: 'SMS',
    webhook: true,
    settings: [
      needed('api.account', 'TEXT'),
      needed('api.token', 'SECRET'),
      free('send.from', 'TEXT'),
      free('send.service', 'TEXT'),
      free('optout.stop', 'LINES', 'STOPP\nARRET\nANNULER'),
      free('optout.start', 'LINES'),
      free('webhook.secret', 'SECRET'),
      free('api.url', 'URL', 'https://api.twilio.com'),
    ],
  },
  {
    kind: 'WEB_CHAT',
    webhook: false,
    settings: [
      needed('sites', 'LINES'),
      free('title', 'TEXT'),
      free('greeting', 'TEXT'),
      free('color', 'TEXT', '#2f5fd0'),
      choice('side', 'RIGHT', 'LEFT'),
      free('privacy.url', 'URL'),
      choice('mail.mode', 'ON', 'OFF'),
      ...when('mail.mode=ON', free('mail.after', 'NUMBER', '5')),
      choice('identity.mode', 'OFF', 'OPTIONAL', 'REQUIRED'),
      free('identity.secret', 'SECRET'),
    ],
  },
  {
    kind: 'API',
    webhook: true,
    settings: [
      needed('webhook.secret', 'SECRET'),
      free('webhook.previousSecret', 'SECRET'),
      free('send.url', 'URL'),
      free('send.authorization', 'SECRET'),
      free('send.maxLength', 'NUMBER', '10000'),
      free('send.html', 'FLAG', 'false'),
      free('send.filesMegabytes', 'NUMBER', '10'),
      free('send.public', 'FLAG', 'false'),
      free('send.replyHours', 'NUMBER', '0'),
      free('send.receipts', 'FLAG', 'false'),
      free('send.perMinute', 'NUMBER', '600'),
    ],
  },
];
