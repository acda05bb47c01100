import type { EmployeeRef } from '../api/types';
import type { Signal } from './frame';
import { Store, useStore } from './store';

export interface Around {
  typing: EmployeeRef[];
  viewing: EmployeeRef[];
}

interface Seen {
  employee: EmployeeRef;
  typingUntil: number;
  viewingUntil: number;
}

export type Signals = ReadonlyMap<string, ReadonlyMap<string, Seen>>;

/** A sign that is not renewed fades: senders repeat typing every 4 s and viewing every 20 s. */
export const typingMillis = 7_000;
export const viewingMillis = 45_000;

export function withSignal(signals: Signals, signal: Signal, now: number): Signals {
  const people = new Map(signals.get(signal.conversationId));
  const known = people.get(signal.employee.id);
  const until = (millis: number) => (signal.state ? now + millis : 0);
  people.set(signal.employee.id, {
    employee: signal.employee,
    typingUntil: signal.type === 'TYPING' ? until(typingMillis) : (known?.typingUntil ?? 0),
    // Customers are not among those who look at their conversation.
    viewingUntil:
      signal.customer === true
        ? 0
        : signal.type === 'VIEWING'
          ? until(viewingMillis)
          : Math.max(known?.viewingUntil ?? 0, until(viewingMillis)),
  });
  return new Map(signals).set(signal.conversationId, people);
}

export function withoutFaded(signals: Signals, now: number): Signals {
  const next = new Map<string, ReadonlyMap<string, Seen>>();
  let changed = false;
  for (const [id, people] of signals) {
    const there = new Map<string, Seen>();
    for (const [who, seen] of people) {
      if (seen.viewingUntil <= now && seen.typingUntil <= now) changed = true;
      else if (seen.typingUntil !== 0 && seen.typingUntil <= now) {
        there.set(who, { ...seen, typingUntil: 0 });
        changed = true;
      } else there.set(who, seen);
    }
    if (there.size > 0) next.set(id, there);
  }
  return changed ? next : signals;
}

export function around(signals: Signals, conversation: string, me: string, now: number): Around {
  const others = [...(signals.get(conversation)?.values() ?? [])].filter((seen) => seen.employee.id !== me);
  return {
    typing: others.filter((seen) => seen.typingUntil > now).map((seen) => seen.employee),
    viewing: others.filter((seen) => seen.viewingUntil > now).map((seen) => seen.employee),
  };
}

export const signals = new Store<Signals>(new Map());

export function useAround(conversation: string, me: string): Around {
  return around(useStore(signals), conversation, me, Date.now());
}
