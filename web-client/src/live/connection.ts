import { Store, useStore } from './store';

export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  | { state: 'reconnecting'; since: number }
  | { state: 'offline'; lastUpdate: number };

export const connection = new Store<Connection>({ state: 'connecting' });

/** When what is shown was last known to be true, where the page began with what this device keeps; until the line stands. */
export const begunFromKept = new Store<number | undefined>(undefined);

export function useConnection(): Connection {
  return useStore(connection);
}

/** True while only what is here can be read, and what is written has to wait. */
export function useOffline(): boolean {
  return useConnection().state === 'offline';
}
