import { Store, useStore } from './store';

/** How far I have read each conversation, in this browser: what came after is shown as new. */
const name = 'parley.seen';
const most = 3_000;

function load(): ReadonlyMap<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return new Map(Array.isArray(stored) ? (stored as [string, number][]) : []);
  } catch {
    // Cut off or not ours: everything counts as new once more.
    return new Map();
  }
}

const seen = new Store(load());

export function markSeen(conversation: string, seq: number): void {
  const known = seen.get();
  if ((known.get(conversation) ?? 0) >= seq) return;
  const next = new Map(known);
  next.delete(conversation);
  next.set(conversation, seq);
  const kept = new Map([...next].slice(-most));
  seen.set(kept);
  localStorage.setItem(name, JSON.stringify([...kept]));
}

export function useSeenSeq(conversation: string): number {
  return useStore(seen).get(conversation) ?? 0;
}
