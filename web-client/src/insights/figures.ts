import type { SatisfactionTally } from '../api/types';

/** Fewer answers than these are counted, and not made into percentages: one customer would move them too far. */
export const enough = 5;

export type Share = { kind: 'percent'; value: number } | { kind: 'few'; count: number; of: number };

function share(count: number, of: number, sample: number): Share {
  return sample < enough ? { kind: 'few', count, of } : { kind: 'percent', value: Math.round((count / of) * 100) };
}

/** How many of those who answered gave one of the two best ratings. */
export function satisfiedOf({ answered, scores }: SatisfactionTally): Share {
  return share((scores[3] ?? 0) + (scores[4] ?? 0), answered, answered);
}

/** How many of those who were asked answered. */
export function rateOf({ asked, answered }: SatisfactionTally): Share {
  return share(answered, asked, asked);
}

/** A day as the server reads it, so many days after another. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
