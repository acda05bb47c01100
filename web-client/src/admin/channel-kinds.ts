import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import type { ChannelKindView, Connected } from '../api/types';

/** A kind of channel that this installation speaks, with what its page asks for. */
export type KindView = ChannelKindView;
export type Kind = KindView['kind'];
export type Setting = KindView['settings'][number];
export type Check = Connected['checks'][number];

/** What is typed, by the dotted names of settings; what is missing counts as the setting's `otherwise`. */
export type Values = Readonly<Record<string, string>>;

export const kindsQuery = queryOptions({
  queryKey: ['admin', 'channel-kinds'],
  queryFn: ({ signal }) => api.get<KindView[]>('/api/channels/kinds', undefined, signal),
  staleTime: 300_000,
});

export function currentOf(setting: Setting, values: Values): string {
  return values[setting.name] ?? setting.otherwise;
}

/** The settings that count now: those without a condition, and those whose condition holds. */
export function asked(settings: readonly Setting[], values: Values): Setting[] {
  const identifies = (values['identity.mode'] ?? 'OFF') !== 'OFF';
  return settings.filter((setting) => {
    // Two of three choices need it, which a condition cannot say.
    if (setting.name === 'identity.secret') return identifies;
    const at = setting.when.indexOf('=');
    if (at < 0) return true;
    const name = setting.when.slice(0, at);
    const other = settings.find((one) => one.name === name);
    const now = other === undefined ? (values[name] ?? '') : currentOf(other, values) || other.otherwise;
    return now === setting.when.slice(at + 1);
  });
}

const seldom = new Set(['webhook.token', 'webhook.previousSecret', 'oauth.refreshToken', 'app.id', 'send.receipts']);
/** What would count as seldom by its type, and is what a channel is recognised by. */
const frequent = new Set(['color', 'mail.after']);

/** Whether a setting is left as it is by nearly everybody, and therefore stands below the others. */
export function isSeldom({ name, type, required, otherwise }: Setting): boolean {
  if (required || frequent.has(name)) return false;
  if (type === 'NUMBER' || name.startsWith('optout.') || name === 'api.url' || name === 'webhook.secret') return true;
  return seldom.has(name) || ((type === 'URL' || type === 'TEXT') && otherwise !== '');
}

/**
 * What to ask the server to change: what differs from what it has. A secret that was not typed anew is left out and stays, and so
 * does everything that is not asked for now. What somebody removed is emptied.
 */
export function changesOf(
  settings: readonly Setting[],
  values: Values,
  before: Values,
  removed: readonly string[] = [],
): Record<string, string> {
  const wanted = asked(settings, values).flatMap((setting): [string, string][] => {
    if (removed.includes(setting.name)) return [[setting.name, '']];
    const value = values[setting.name];
    if (value === undefined) return [];
    const clean = setting.type === 'LINES' ? lines(value) : value.trim();
    if (setting.type === 'SECRET' ? clean === '' : clean === (before[setting.name] ?? '')) return [];
    return [[setting.name, clean]];
  });
  return Object.fromEntries(wanted);
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Whether the provider has to reach this channel's own address, with the settings as they are. */
export function isPosted({ kind, settings, webhook }: KindView, values: Values): boolean {
  if (!webhook) return false;
  const now = (name: string): string => {
    const setting = settings.find((one) => one.name === name);
    return setting === undefined ? '' : currentOf(setting, values);
  };
  return now('receive.mode') !== 'POLLING' && !(kind === 'X' && now('api.version') === 'V2');
}

/** Whether a provider on the internet could reach an address; a name that only this network knows, it cannot. */
export function isReachable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  if (/^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(hostname)) return false;
  return hostname.includes('.') && !/\.(local|localhost|internal|lan|home|test)$/.test(hostname);
}

/** "api.token" as words, for a setting of a newer server: "Api token". */
export function plainName(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
