import type { ChannelView, Connected, SetAside } from '../api/types';
import { kinds } from './channel-kinds';

export type Stored = ChannelView;
export type Kind = (typeof kinds)[number];
export type Check = Connected['checks'][number];

const minute = 60_000;
const day = 24 * 60 * minute;
export function at(millis: number): string {
  return new Date(Date.now() + millis).toISOString();
}

export function kindOf(name: string): Kind {
  return kinds.find((one) => one.kind === name) ?? { kind: 'EMAIL', settings: [], webhook: false };
}

export function checks(receive: string, send: string, works = true): Check[] {
  return [
    { side: 'RECEIVE', ok: works, detail: receive },
    { side: 'SEND', ok: works, detail: send },
  ];
}

/** The channels that a company has after a while: some well, some in need of somebody. */
export function begun(teamIds: readonly string[]): Stored[] {
  const team = (index: number): string => teamIds[index] ?? '';
  const channel = (number: number, kind: Kind['kind'], name: string, more: Partial<Stored>): Stored => {
    const id = `0198a000-0000-7000-8000-00000000c0${String(number).padStart(2, '0')}`;
    return {
      id,
      kind,
      name,
      address: id,
      teamId: team(0),
      enabled: true,
      receive: {},
      send: {},
      senderName: '',
      settings: {},
      secretsSet: kindOf(kind)
        .settings.filter((one) => one.type === 'SECRET' && one.required && one.when === '')
        .map((one) => one.name),
      account: {},
      webhookUrl: kindOf(kind).webhook ? `https://parley.alpenblick.example/hooks/${id}` : '',
      authorisable: false,
      status: {
        state: 'CONNECTED',
        since: at(-9 * day),
        lastReceivedAt: at(-12 * minute),
        lastProvenAt: at(-2 * minute),
        checkedAt: at(-4 * minute),
        checks: checks('Messages come in.', 'Answers go out.'),
      },
      ...more,
    };
  };
  const failing = 'The access token has ended. Generate a new one for the page and enter it here.';
  return [
    channel(1, 'EMAIL', 'Hello', {
      address: 'hello@alpenblick.example',
      receive: { protocol: 'IMAP', host: 'mail.alpenblick.example', port: 993, security: 'TLS', passwordSet: true },
      send: { mode: 'SMTP', host: 'mail.alpenblick.example', port: 587, security: 'STARTTLS', passwordSet: true },
    }),
    channel(2, 'WHATSAPP', 'WhatsApp', {
      account: { number: '+41 44 668 18 00', name: 'Alpenblick Outdoor', expires: at(5.5 * day) },
      settings: { 'phone.id': '106540352242922', 'business.id': '102290129340398', 'app.id': '67890123456' },
      status: {
        state: 'CONNECTED',
        since: at(-30 * day),
        lastReceivedAt: at(-3 * minute),
        lastProvenAt: at(-3 * minute),
        checkedAt: at(-9 * minute),
        expiresAt: at(5.5 * day),
        checks: checks(
          'WhatsApp posts this number’s messages here.',
          'Sends as Alpenblick Outdoor (+41 44 668 18 00), quality GREEN.',
        ),
      },
    }),
    channel(3, 'FACEBOOK', 'Facebook page', {
      account: { name: 'Alpenblick Outdoor', url: 'https://www.facebook.com/alpenblick' },
      settings: { 'app.id': '67890123456' },
      status: {
        state: 'FAILING',
        since: at(-95 * minute),
        detail: failing,
        lastReceivedAt: at(-2 * 60 * minute),
        lastProvenAt: at(-100 * minute),
        checkedAt: at(-5 * minute),
        expiresAt: at(-95 * minute),
        checks: checks(failing, failing, false),
      },
    }),
    channel(4, 'MASTODON', 'Mastodon', {
      account: { username: 'alpenblick@mastodon.social', url: 'https://mastodon.social/@alpenblick' },
      settings: { 'api.url': 'https://mastodon.social' },
    }),
    channel(5, 'SLACK', 'Partners in Slack', {
      teamId: team(1),
      account: { url: 'https://alpenblick.slack.com/' },
      status: {
        state: 'CONNECTED',
        since: at(-60 * day),
        lastReceivedAt: at(-11 * day),
        lastProvenAt: at(-11 * day),
        silentSince: at(-11 * day),
        checkedAt: at(-7 * minute),
        checks: checks('Messages come when the app’s Event Subscriptions are switched on.', 'Slack takes messages.'),
        refused: { lastAt: at(-20 * minute), count: 14, reason: 'The signature is not that of the Signing Secret.' },
      },
    }),
    channel(6, 'X', 'X', {
      enabled: false,
      teamId: team(1),
      authorisable: true,
      settings: { 'oauth.clientId': 'M1M5R3BMVy13QmpScXkzTUt5OE46MTpjaQ' },
      secretsSet: [],
      status: { state: 'STOPPED', checks: [] },
    }),
    channel(8, 'WEB_CHAT', 'Chat in the shop', {
      address: '0198a000-0000-7000-8000-00000000c008',
      account: { name: 'www.alpenblick.example' },
      settings: { sites: 'https://www.alpenblick.example', 'identity.mode': 'OPTIONAL', color: '#1f6f54' },
      secretsSet: ['identity.secret'],
      status: {
        state: 'CONNECTED',
        since: at(-40 * minute),
        lastProvenAt: at(-1 * minute),
        checkedAt: at(-4 * minute),
        checks: checks('Put the chat’s line into the pages of your sites.', 'Answers are shown in the chat.'),
      },
    }),
    channel(7, 'FEED', 'Reviews of our shop', {
      enabled: false,
      account: { name: 'outdoor-reviews.example' },
      settings: { 'feed.url': 'https://outdoor-reviews.example/alpenblick.atom' },
      status: { state: 'STOPPED', lastReceivedAt: at(-21 * day), checks: [] },
    }),
  ];
}

export function aside(): SetAside[] {
  const item = (number: number, more: Partial<SetAside>): SetAside => ({
    id: `0198a000-0000-7000-8000-00000000d0${String(number).padStart(2, '0')}`,
    channelId: '0198a000-0000-7000-8000-00000000c002',
    channelName: 'WhatsApp',
    receivedAt: at(-number * 17 * minute),
    reason: 'Parley does not know events of the kind “history”.',
    size: 812,
    position: `17951-${number}`,
    attempts: 1,
    eventType: 'history',
    ...more,
  });
  return [
    item(1, {}),
    item(2, {}),
    item(3, {
      channelId: '0198a000-0000-7000-8000-00000000c001',
      channelName: 'Hello',
      reason: 'The mail’s structure is broken: no boundary is named for its parts.',
      eventType: undefined,
      attempts: 3,
    }),
    item(4, {}),
    item(5, {
      channelId: '0198a000-0000-7000-8000-00000000c005',
      channelName: 'Partners in Slack',
      reason: 'Parley does not know events of the kind “team_join”.',
      eventType: 'team_join',
    }),
  ];
}
