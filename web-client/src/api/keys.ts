import type { Filter, Sort } from './filter';

/** The names under which the query cache keeps what the server said; `live/` writes to the same names. */
export const keys = {
  authState: ['auth-state'] as const,
  me: ['me'] as const,
  availability: ['availability'] as const,
  counts: ['counts'] as const,
  employees: ['employees'] as const,
  teams: ['teams'] as const,
  notifications: ['notifications'] as const,
  shortcuts: ['shortcuts'] as const,
  pushDevices: ['push-devices'] as const,
  notificationPreferences: ['notification-preferences'] as const,
  tags: ['tags'] as const,
  bulk: ['bulk'] as const,
  bulkSkipped: (id: string) => ['bulk-skipped', id] as const,
  fields: ['fields'] as const,
  asides: ['aside'] as const,
  aside: (id: string) => ['aside', id] as const,
  relateds: ['related'] as const,
  related: (id: string) => ['related', id] as const,
  tagUsage: ['tag-usage'] as const,
  canned: ['canned-replies'] as const,
  views: ['views'] as const,
  viewFields: ['view-fields'] as const,
  search: (query: string) => ['search', query] as const,
  searchSuggest: (query: string) => ['search-suggest', query] as const,
  lists: ['conversations'] as const,
  list: (view: View) => ['conversations', view] as const,
  details: ['conversation'] as const,
  detail: (id: string) => ['conversation', id] as const,
  earlierWords: (message: string, editedAt: string | undefined) => ['earlier-words', message, editedAt] as const,
  acts: (id: string, lastSeq: number) => ['acts', id, lastSeq] as const,
  drafts: (id: string) => ['drafts', id] as const,
  replying: (team: string) => ['admin', 'replying', team] as const,
  draftSharing: ['draft-sharing'] as const,
  activities: ['activity'] as const,
  activity: (id: string, since: string | undefined) => ['activity', id, since] as const,
  /** What happened since the conversation is open here, as the live line told it. */
  happened: (id: string) => ['happened', id] as const,
};

export type View =
  | { kind: 'queue'; team: string }
  | { kind: 'mine' }
  | { kind: 'joined' }
  | { kind: 'snoozed' }
  | { kind: 'mentioned' }
  | { kind: 'open' }
  | { kind: 'closed' }
  | { kind: 'spam' }
  | FilterView;

/** A list that only the server can tell the members of; `path` is what the address bar calls it. */
export interface FilterView {
  kind: 'filter';
  path: string;
  filter: Filter;
  sort: Sort;
}

/** The view's name in the address bar: a team's queue is named by the team's id. */
export function pathOfView(view: View): string {
  if (view.kind === 'filter') return view.path;
  return view.kind === 'queue' ? view.team : view.kind;
}
