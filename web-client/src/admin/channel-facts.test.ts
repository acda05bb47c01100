import { expect, it } from 'vitest';
import { accountOf, stateOf, warningsOf } from './channel-facts';
import type { Channel } from './queries';

const now = Date.parse('2026-11-23T12:00:00Z');

function channel(more: Partial<Channel>): Channel {
  return {
    id: 'c',
    kind: 'TELEGRAM',
    name: 'Bot',
    address: 'c',
    teamId: 't',
    enabled: true,
    receive: { protocol: 'NONE', passwordSet: false },
    send: { mode: 'LOCAL', passwordSet: false },
    senderName: '',
    settings: {},
    secretsSet: [],
    account: {},
    webhookUrl: '',
    authorisable: false,
    status: { state: 'CONNECTED', checks: [] },
    ...more,
  };
}

function status(more: Partial<Channel['status']>): Channel {
  return channel({ status: { state: 'CONNECTED', checks: [], ...more } });
}

it('warns of a credential that ends within two weeks, and of one that has ended', () => {
  expect(warningsOf(status({ expiresAt: '2026-11-26T13:00:00Z' }), now)).toEqual([{ about: 'ends', days: 4 }]);
  expect(warningsOf(status({ expiresAt: '2026-11-23T11:00:00Z' }), now)).toEqual([{ about: 'ended' }]);
  expect(warningsOf(status({ expiresAt: '2027-11-23T12:00:00Z' }), now)).toEqual([]);
});

it('warns of refused requests and of silence, of the latter only while it is switched on', () => {
  const refused = { lastAt: '2026-11-23T11:00:00Z', count: 3, reason: 'no signature' };
  const silent = status({ refused, silentSince: '2026-11-13T11:00:00Z' });
  expect(warningsOf(silent, now)).toEqual([
    { about: 'refused', count: 3 },
    { about: 'silent', hours: 241 },
  ]);
  expect(warningsOf({ ...silent, enabled: false }, now)).toEqual([{ about: 'refused', count: 3 }]);
  expect(warningsOf(status({ lastProvenAt: '2026-11-01T11:00:00Z' }), now)).toEqual([]);
});

it('names the account as people know it', () => {
  expect(accountOf(channel({ account: { username: 'acme_bot', name: 'Acme' } }))).toBe('@acme_bot');
  expect(accountOf(channel({ account: { username: 'acme@mastodon.social' } }))).toBe('acme@mastodon.social');
  expect(accountOf(channel({ account: { url: 'https://acme.slack.com/', user: 'U1' } }))).toBe('acme.slack.com');
  expect(accountOf(channel({}))).toBe('');
  expect(accountOf(channel({ kind: 'EMAIL', address: 'hello@acme.example' }))).toBe('hello@acme.example');
});

it('tells a channel that was never connected from one that is switched off', () => {
  expect(stateOf(channel({ enabled: false }))).toBe('UNFINISHED');
  expect(stateOf(channel({ enabled: false, account: { id: '1' } }))).toBe('STOPPED');
  expect(stateOf(channel({ enabled: false, kind: 'EMAIL' }))).toBe('STOPPED');
  expect(stateOf(channel({}))).toBe('CONNECTED');
});
