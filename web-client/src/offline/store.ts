import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { ReplyRequest } from '../api/types';
import type { NoteRequest } from './waiting';

/** A query's answer as it can be brought back without a server. */
export interface Kept {
  id: string;
  kind: 'conversation' | 'list' | 'other';
  /** TanStack Query's dehydrated form. */
  json: string;
  /** Of a conversation: which state of it this is. */
  version: number;
  usedAt: number;
}

/** A file that could not be uploaded yet; with an answer that waits, or still with one that is being written. */
export interface HeldFile {
  id: string;
  conversation: string;
  name: string;
  size: number;
  blob: Blob;
  /** Belongs to an answer that waits. */
  taken: boolean;
}

export type Body = { kind: 'reply'; request: ReplyRequest } | { kind: 'note'; request: NoteRequest };

/** How an answer stands: `asked` may have reached the server, so that only the very same request may follow. */
export type Standing =
  | { kind: 'waiting' }
  | { kind: 'asked' }
  | { kind: 'refused'; status: number; problem: Record<string, unknown> };

/** A reply or note that was sent here and has not been taken by the server. */
export interface Waiting {
  /** Grows: they leave in this order. */
  id: number;
  /** The Idempotency-Key, made when it was first sent. */
  key: string;
  conversation: string;
  /** What people know the conversation by. */
  title: string;
  at: string;
  body: Body;
  /** Held files that are uploaded first. */
  files: readonly string[];
  standing: Standing;
}

export type NewWaiting = Omit<Waiting, 'id' | 'at'>;

interface Shape extends DBSchema {
  kept: { key: string; value: Kept };
  outbox: { key: number; value: Waiting };
  files: { key: string; value: HeldFile };
  about: { key: string; value: string };
}

export type Device = IDBPDatabase<Shape>;

const prefix = 'parley-';
const nameOf = (person: string): string => `${prefix}${person}`;

/** One database for each person, so that nobody can ever read another's by mistake. */
export async function openDevice(person: string): Promise<Device> {
  return openDB<Shape>(nameOf(person), 1, {
    upgrade: (db) => {
      db.createObjectStore('kept', { keyPath: 'id' });
      db.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true });
      db.createObjectStore('files', { keyPath: 'id' });
      db.createObjectStore('about');
    },
    // Another window signs out: whoever holds on would keep the data alive.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}

export async function dropDevice(person: string): Promise<void> {
  await deleteDB(nameOf(person));
}

/** Everybody's but this person's. */
export async function dropOthers(person: string): Promise<void> {
  const all = (await indexedDB.databases?.()) ?? [];
  const others = all.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix) && name !== nameOf(person));
  await Promise.all(others.map((name) => deleteDB(name)));
}
