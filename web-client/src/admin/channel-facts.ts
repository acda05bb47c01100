import type { Channel } from './queries';

const hour = 3_600_000;
const day = 24 * hour;
const soon = 14 * day;

/** What a manager should look at although the channel may work. */
export type Warning =
  | { about: 'ended' }
  | { about: 'ends'; days: number }
  | { about: 'refused'; count: number }
  | { about: 'silent'; hours: number };

/** Whole days from now on, the day that has begun counted. */
export function daysUntil(at: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(at) - now) / day));
}

export function warningsOf({ enabled, status }: Channel, now: number): Warning[] {
  const { expiresAt, refused, silentSince } = status;
  const found: Warning[] = [];
  if (expiresAt && Date.parse(expiresAt) <= now) found.push({ about: 'ended' });
  else if (expiresAt && Date.parse(expiresAt) < now + soon)
    found.push({ about: 'ends', days: daysUntil(expiresAt, now) });
  if (refused) found.push({ about: 'refused', count: refused.count });
  if (enabled && silentSince)
    found.push({ about: 'silent', hours: Math.floor((now - Date.parse(silentSince)) / hour) });
  return found;
}

/** Whose account it is, as people know it; empty while the provider has not told. */
export function accountOf({ id, kind, address, account }: Channel): string {
  if (kind === 'EMAIL') return address;
  const { username, number, name, url } = account;
  if (username) return username.includes('@') ? username : `@${username}`;
  if (number) return number;
  if (name) return name;
  if (url && URL.canParse(url)) return new URL(url).host;
  return address === id ? '' : address;
}

/** A channel that was never connected: its provider has told nothing and was never asked successfully. */
export function isUnfinished({ kind, enabled, account, status }: Channel): boolean {
  return kind !== 'EMAIL' && !enabled && Object.keys(account).length === 0 && !status.checks.some((one) => one.ok);
}

export type State = 'UNFINISHED' | 'STOPPED' | 'CONNECTING' | 'CONNECTED' | 'FAILING';

export function stateOf(channel: Channel): State {
  if (isUnfinished(channel)) return 'UNFINISHED';
  return channel.enabled ? channel.status.state : 'STOPPED';
}
