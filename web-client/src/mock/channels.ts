import type { Connected } from '../api/types';
import { kinds } from './channel-kinds';
import { aside, at, begun, type Check, checks, type Kind, kindOf, type Stored } from './channel-seed';
import { type MockResponse, ok, problem, type Routes } from './rest';
import type { World } from './world';

/** Of the bot that Telegram knows; every other token is refused. */
const goodToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

/** What a setting must be, as the adapters say it, by the setting. */
function refusedSetting(kind: Kind, settings: Record<string, string>): MockResponse | undefined {
  const refused = (setting: string, detail: string) =>
    problem(422, 'invalid', 'This cannot be accepted', { detail, setting });
  const missing = kind.settings.find((one) => one.required && one.when === '' && !settings[one.name]);
  if (missing !== undefined) return refused(missing.name, 'Enter this setting.');
  if (kind.kind === 'TELEGRAM' && !/^\d{1,20}:[A-Za-z0-9_-]{10,200}$/.test(settings['api.token'] ?? ''))
    return refused('api.token', 'Enter the whole token that @BotFather shows, such as 110201543:AAHdqTcvCH1vGWJ….');
  return undefined;
}

function isRefusal(kept: MockResponse | Stored): kept is MockResponse {
  return typeof kept.status === 'number';
}

/** Channels and what they could not read: in memory, with a Telegram that knows one bot. */
export function addChannelRoutes(world: World, routes: Routes): void {
  let channels = begun(world.teams.map((team) => team.id));
  let set = aside();
  /** Settings with their secrets. */
  const full = new Map<string, Record<string, string>>();
  const gone = problem(404, 'not-found', 'This channel does not exist');

  const keep = (channel: Stored, given: Record<string, string>): MockResponse | Stored => {
    const kind = kindOf(channel.kind);
    const secrets = kind.settings.filter((one) => one.type === 'SECRET').map((one) => one.name);
    const before = full.get(channel.id) ?? {
      ...channel.settings,
      ...Object.fromEntries(channel.secretsSet.map((name) => [name, goodToken])),
    };
    const settings = { ...before, ...given };
    const refused = channel.kind === 'EMAIL' ? undefined : refusedSetting(kind, settings);
    if (refused !== undefined) return refused;
    full.set(channel.id, settings);
    return {
      ...channel,
      settings: Object.fromEntries(Object.entries(settings).filter(([name]) => !secrets.includes(name))),
      secretsSet: secrets.filter((name) => settings[name]),
      authorisable: channel.kind === 'X' && (settings['api.version'] ?? 'V2') === 'V2',
    };
  };
  const put = (channel: Stored): Stored => {
    channels = channels.some((one) => one.id === channel.id)
      ? channels.map((one) => (one.id === channel.id ? channel : one))
      : [...channels, channel];
    return channel;
  };

  routes.on('GET', '/api/channels/kinds', () => ok(kinds));
  routes.on('GET', '/api/channels', () => ok(channels));
  routes.on('POST', '/api/channels', ({ body, headers }) => {
    const id = world.newId();
    const kind = kindOf(String(body.kind));
    const begin: Stored = {
      id,
      kind: kind.kind,
      name: String(body.name),
      address: id,
      teamId: String(body.teamId),
      enabled: false,
      receive: {},
      send: {},
      senderName: '',
      settings: {},
      secretsSet: [],
      account: {},
      webhookUrl: kind.webhook ? `http://${headers.host ?? 'localhost'}/hooks/${id}` : '',
      authorisable: false,
      status: { state: 'STOPPED', checks: [] },
    };
    const kept = keep(begin, (body.settings ?? {}) as Record<string, string>);
    return isRefusal(kept) ? kept : { status: 201, body: put(kept) };
  });
  routes.on('PATCH', '/api/channels/:id', ({ body }, { id }) => {
    const channel = channels.find((one) => one.id === id);
    if (channel === undefined) return gone;
    const { settings, ...rest } = body as Partial<Stored>;
    const taken = channel.kind === 'EMAIL' && settings?.aliases?.includes('taken@');
    if (taken) {
      const facts = { address: 'taken@alpenblick.example', channel: 'Sales' };
      return problem(409, 'alias-taken', 'Another channel has this address', facts);
    }
    const kept = keep({ ...channel, ...rest }, settings ?? {});
    return isRefusal(kept) ? kept : ok(put(kept));
  });
  routes.on('DELETE', '/api/channels/:id', (_, { id }) => {
    channels = channels.filter((one) => one.id !== id);
    return { status: 204 };
  });

  const tried = (channel: Stored): Check[] => {
    if (channel.kind === 'WEB_CHAT')
      return checks('Put the chat’s line into the pages of your sites.', 'Answers are shown in the chat.');
    if (channel.kind !== 'TELEGRAM') return checks('Messages come in.', 'Answers go out.');
    const known = full.get(channel.id)?.['api.token'] === goodToken;
    const refused = 'Telegram does not know this bot. Enter the token that @BotFather shows for it.';
    return known
      ? checks('Telegram delivers to this server.', 'Telegram takes messages as @alpenblick_bot.')
      : checks(refused, refused, false);
  };
  routes.on('POST', '/api/channels/:id/connect', (_, { id }) => {
    const channel = channels.find((one) => one.id === id);
    if (channel === undefined) return gone;
    const found = tried(channel);
    const works = found.every((one) => one.ok);
    const account: Record<string, string> =
      channel.kind === 'TELEGRAM' ? { username: 'alpenblick_bot' } : { name: channel.name };
    const now = put({
      ...channel,
      enabled: channel.enabled || works,
      account: works ? { ...account, ...channel.account } : channel.account,
      status: {
        ...channel.status,
        state: works ? 'CONNECTED' : 'FAILING',
        checkedAt: at(0),
        checks: found,
        ...(works ? { since: at(0), lastProvenAt: at(0) } : {}),
      },
    });
    const answer: Connected = { channel: now, ok: works, checks: found };
    return ok(answer);
  });
  routes.on('POST', '/api/channels/:id/test', (_, { id }) => {
    const channel = channels.find((one) => one.id === id);
    if (channel === undefined) return gone;
    const [receive, send] = channel.status.state === 'FAILING' ? channel.status.checks : tried(channel);
    return ok({ receive, send });
  });
  routes.on('POST', '/api/channels/:id/authorise', (_, { id }) => ok({ page: `/admin/channels?connected=${id}` }));

  routes.on('GET', '/api/set-aside', () => ok(set));
  routes.on('GET', '/api/set-aside/:id/raw', () => ({
    status: 200,
    body: { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'history' }] }] },
  }));
  routes.on('POST', '/api/set-aside/:id/retry', (_, { id }) => {
    set = set.map((one) => (one.id === id ? { ...one, attempts: one.attempts + 1 } : one));
    return ok({ stored: false, reason: set.find((one) => one.id === id)?.reason });
  });
  routes.on('DELETE', '/api/set-aside/:id', (_, { id }) => {
    set = set.filter((one) => one.id !== id);
    return { status: 204 };
  });
}
