import { Store, useStore } from './store';

export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  | { state: 'reconnecting'; since: number }
  | { state: 'offline'; lastUpdate: number };

export const connection = new Store<Connection>({ state: 'connecting' });

export function useConnection(): Connection {
  return useStore(connection);
}
