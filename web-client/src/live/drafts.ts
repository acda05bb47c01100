import type { EmployeeRef } from '../api/types';
import { Store } from './store';

/** A draft of mine changed in some window: which revision the server has now, 0 for none. */
export interface DraftNews {
  conversationId: string;
  revision: number;
  /** The colleague who has just taken it over. */
  takenBy?: EmployeeRef | undefined;
}

/** The newest of them; a word that is missed costs nothing, since each save names the revision it was written over. */
export const draftNews = new Store<DraftNews | undefined>(undefined);

/** A colleague's draft changed, in a conversation that this page shows. */
export interface ColleagueNews {
  conversationId: string;
  employee: string;
  revision: number;
}

export const colleagueNews = new Store<ColleagueNews | undefined>(undefined);
