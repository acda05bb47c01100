import { useMemo } from 'react';
import { Store, useStore } from '../live/store';
import type { HeldFile, NewWaiting, Waiting } from './store';

export interface NoteRequest {
  text: string;
  /** Where it names somebody. */
  mentions: readonly { kind: 'EMPLOYEE' | 'TEAM'; id: string; start: number; length: number }[];
}

/** What the page asks of the outbox, which is loaded after the first paint. */
export interface OutboxFace {
  add: (item: NewWaiting) => Promise<void>;
  /** Takes one out of the outbox, to be written on or thrown away; undefined when it is gone or may have been sent. */
  withdraw: (id: number) => Promise<Waiting | undefined>;
  /** Tries again what waits. */
  run: () => void;
  hold: (conversation: string, file: File) => Promise<HeldFile>;
  heldFor: (conversation: string) => Promise<HeldFile[]>;
  dropHeld: (id: string) => Promise<void>;
}

/** Undefined until it has been loaded, and where the browser has no store for it. */
export const outboxHere = new Store<OutboxFace | undefined>(undefined);
export const waiting = new Store<readonly Waiting[]>([]);

export function useAllWaiting(): readonly Waiting[] {
  return useStore(waiting);
}

export function useWaiting(conversation: string): readonly Waiting[] {
  const all = useAllWaiting();
  return useMemo(() => all.filter((item) => item.conversation === conversation), [all, conversation]);
}

export function wordsOf({ body }: Waiting): { html: string; text: string } {
  const { text = '' } = body.request;
  return { text, html: body.kind === 'reply' ? (body.request.html ?? '') : '' };
}
