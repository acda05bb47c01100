import type { Filter, Sort } from './filter';
import type { FilterView, View } from './keys';

/** What the address bar adds to a view: a filter of one's own, another order. */
export interface ViewSearch {
  filter?: Filter;
  sort?: Sort;
}

/** Which surveys are counted; days as `2026-01-31`. */
export interface SatisfactionSearch {
  from?: string;
  to?: string;
  team?: string;
  employee?: string;
  channel?: string;
}

/** What the list of channels is told by a provider's page that sent the manager back. */
export interface ChannelsSearch {
  connected?: string;
  failed?: string;
  reason?: string;
}

/** Which kind a new channel is of; whether one is being set up still. */
export interface ChannelSearch {
  kind?: string;
  setup?: boolean;
}

const open: Filter = { field: 'status', in: ['OPEN'] };
const unheld: Filter = { field: 'holder', present: false };
const awake: Filter = { field: 'snoozedUntil', present: false };

/** Open, held by nobody, not put aside: in every team. */
export const unassigned: Filter = { all: [open, unheld, awake] };

/** Where somebody asks me to look over a draft. */
export const toReview: Filter = { field: 'reviewer', in: ['me'] };

type System = Exclude<View, FilterView>;

/** Views that exist as filters alone. */
const builtIn: Record<string, Omit<FilterView, 'kind' | 'path'>> = {
  unassigned: { filter: unassigned, sort: 'WAITING' },
  all: { filter: { all: [] }, sort: 'NEWEST' },
  review: { filter: toReview, sort: 'NEWEST' },
};

function isBuiltIn(path: string): boolean {
  return path in builtIn;
}

const systemPaths = [
  'mine',
  'joined',
  'snoozed',
  'mentioned',
  'review',
  'open',
  'closed',
  'spam',
  'unassigned',
  'all',
] as const;

/** Whether a path names a view that everybody has, other than a team's queue. */
export function isSystem(path: string): path is (typeof systemPaths)[number] {
  return systemPaths.some((each) => each === path);
}

/** A saved view's name in the address bar. */
export function pathOfSaved(id: string): string {
  return `v-${id}`;
}

export function savedIdOf(path: string): string | undefined {
  return path.startsWith('v-') ? path.slice(2) : undefined;
}

function systemOf(path: string): System {
  switch (path) {
    case 'mine':
    case 'joined':
    case 'snoozed':
    case 'mentioned':
    case 'open':
    case 'closed':
    case 'spam':
      return { kind: path };
    default:
      return { kind: 'queue', team: path };
  }
}

/** The same as a filter, so that it can be narrowed and sorted otherwise. */
function filterOf(view: System): Omit<FilterView, 'kind' | 'path'> {
  switch (view.kind) {
    case 'queue':
      return { filter: { all: [{ field: 'team', in: [view.team] }, open, unheld, awake] }, sort: 'WAITING' };
    case 'mine':
      return { filter: { field: 'holder', in: ['me'] }, sort: 'NEWEST' };
    case 'joined':
      return { filter: { all: [{ field: 'participant', in: ['me'] }, open] }, sort: 'NEWEST' };
    case 'snoozed':
      return { filter: { field: 'snoozedUntil', present: true }, sort: 'NEWEST' };
    case 'mentioned':
      return { filter: { field: 'mentioned', in: ['me'] }, sort: 'NEWEST' };
    case 'open':
      return { filter: open, sort: 'NEWEST' };
    case 'closed':
      return { filter: { field: 'status', in: ['CLOSED'] }, sort: 'NEWEST' };
    case 'spam':
      return { filter: { field: 'spam', in: ['true'] }, sort: 'NEWEST' };
  }
}

/** Whether a path can name a team's queue. */
export function isTeam(path: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(path);
}

/** A view that is not saved, from what the address bar says. */
export function viewOfPath(path: string, search: ViewSearch = {}): View {
  const own = isBuiltIn(path) ? builtIn[path] : undefined;
  const system = systemOf(path);
  if (own === undefined && search.filter === undefined && search.sort === undefined) return system;
  const base = own ?? filterOf(system);
  return {
    kind: 'filter',
    path,
    filter: search.filter === undefined ? base.filter : { all: [base.filter, search.filter] },
    sort: search.sort ?? base.sort,
  };
}

/** A saved view, with what the address bar has instead. */
export function viewOfSaved(id: string, saved: { filter: Filter; sort: Sort }, search: ViewSearch = {}): FilterView {
  return {
    kind: 'filter',
    path: pathOfSaved(id),
    filter: search.filter ?? saved.filter,
    sort: search.sort ?? saved.sort,
  };
}
