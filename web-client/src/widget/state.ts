import { type Known, nothing } from './lines';
import type { Connection } from './live';
import { nobody, type Profile } from './profile';
import type { Waiting } from './waiting';

/** A message that the server has, until it comes back as a line. */
export interface Sent {
  item: Waiting;
  at: string;
}

/** Everything that the panel shows. */
export interface State {
  profile: Profile;
  known: Known;
  /** Whether there are lines before the first one here. */
  earlier: 'none' | 'more' | 'loading';
  /** The conversation of a returning visitor, before the first answer of the server. */
  loading: boolean;
  waiting: readonly Waiting[];
  sent: readonly Sent[];
  /** The last try to send did not come through: what waits is tried again later. */
  stuck: boolean;
  /** How far the upload of a file is, from 0 to 1. */
  progress: Readonly<Record<string, number>>;
  connection: Connection;
  online: boolean;
  /** Who is typing; undefined: nobody. */
  typing: string | undefined;
  /** Nobody may write here before they signed in on the site. */
  signIn: boolean;
  shown: boolean;
  /** The visitor opened it, so that the cursor belongs there. */
  focused: boolean;
}

export const first: State = {
  profile: nobody,
  known: nothing,
  earlier: 'none',
  loading: false,
  waiting: [],
  sent: [],
  stuck: false,
  progress: {},
  connection: 'off',
  online: true,
  typing: undefined,
  signIn: false,
  shown: false,
  focused: false,
};

/** What was said on this device and is no line yet, in the order in which it was written. */
export function unconfirmed({ known, waiting, sent }: State): { item: Waiting; at: string | undefined }[] {
  const lines = new Set(known.lines.filter((line) => line.from === 'VISITOR').map((line) => line.id));
  const gone = new Set(sent.map((one) => one.item.id));
  return [
    ...sent.map(({ item, at }) => ({ item, at })),
    ...waiting.filter((item) => !gone.has(item.id)).map((item) => ({ item, at: undefined })),
  ].filter(({ item }) => !lines.has(item.id));
}
