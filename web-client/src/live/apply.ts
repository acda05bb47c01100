import type { InfiniteData } from '@tanstack/react-query';
import type { View } from '../api/keys';
import type { ConversationDetail, ConversationPage, ConversationSummary, QueueCounts } from '../api/types';
import { isCounted } from './count-steps';
import type { Frame } from './frame';
import { comesBefore, isSameOrder } from './order';

export type Pages = InfiniteData<ConversationPage, string | undefined>;

export interface CachedList {
  view: View;
  data: Pages;
}

/** What the query cache holds of the things that events change. */
export interface Snapshot {
  lists: readonly CachedList[];
  details: ReadonlyMap<string, ConversationDetail>;
  counts: QueueCounts | undefined;
  /** The newest version that is known of each conversation, also of those that no list shows any more. */
  versions: ReadonlyMap<string, number>;
}

/** What an event made old without saying how it looks now: to be asked from the server. */
export type Stale =
  | { kind: 'counts' }
  | { kind: 'lists' }
  | { kind: 'details' }
  | { kind: 'tags' }
  /** Another mention of me: the list of those is asked, because a summary does not tell. */
  | { kind: 'mentioned' }
  | { kind: 'fields' }
  /** Its messages have new numbers: what is loaded of it means nothing any more. */
  | { kind: 'renumbered'; id: string }
  | { kind: 'related'; id: string }
  | { kind: 'aside'; id: string | undefined }
  | { kind: 'views' }
  | { kind: 'notifications' }
  | { kind: 'detail'; id: string }
  | { kind: 'messages'; id: string; after: number };

export interface Applied {
  snapshot: Snapshot;
  stale: Stale[];
}

type ToldView = Extract<View, { kind: 'filter' | 'mentioned' }>;

function isTold(view: View): view is ToldView {
  return view.kind === 'filter' || view.kind === 'mentioned';
}

/** Whether a summary says that it belongs to a view; of some only the server can tell the members. */
export function belongsTo(view: Exclude<View, ToldView>, summary: ConversationSummary, me: string): boolean {
  if (view.kind === 'spam') return summary.spam !== undefined;
  if (view.kind === 'closed') return summary.status === 'CLOSED' && summary.spam === undefined;
  if (summary.status !== 'OPEN') return false;
  switch (view.kind) {
    case 'queue':
      return waits(view.team, summary);
    case 'snoozed':
      return summary.snooze !== undefined;
    case 'mine':
      return summary.holder?.id === me;
    case 'joined':
      return summary.participants.some((each) => each.id === me);
    case 'open':
      return true;
  }
}

/** True when `next` tells something that `known` does not: a higher version, or the own claim token at last. */
function isNews(known: ConversationSummary, next: ConversationSummary): boolean {
  if (next.version !== known.version) return next.version > known.version;
  return next.claimToken !== undefined && known.claimToken !== next.claimToken;
}

/** A broadcast summary carries no claim token: as long as the holder stays, the known one stays too. */
function merged(known: ConversationSummary, next: ConversationSummary): ConversationSummary {
  const sameHolder = known.holder !== undefined && known.holder.id === next.holder?.id;
  return { ...next, claimToken: next.claimToken ?? (sameHolder ? known.claimToken : undefined) };
}

/** Puts a summary in front of the first that it comes before; behind what is loaded it will come with its page. */
export function insertSorted(
  pages: ConversationPage[],
  summary: ConversationSummary,
  isBefore: (each: ConversationSummary) => boolean,
): ConversationPage[] {
  for (const [at, page] of pages.entries()) {
    const index = page.items.findIndex(isBefore);
    if (index >= 0) {
      const items = [...page.items.slice(0, index), summary, ...page.items.slice(index)];
      return pages.with(at, { ...page, items });
    }
  }
  const last = pages.at(-1);
  if (last === undefined || last.next !== undefined) return pages;
  return pages.with(-1, { ...last, items: [...last.items, summary] });
}

/** One list after one summary: updated in place, moved, added or taken out. Returns the same object when nothing changed. */
export function applyToList(view: View, data: Pages, summary: ConversationSummary, me: string): Pages {
  const at = data.pages.findIndex((page) => page.items.some((each) => each.id === summary.id));
  const page = data.pages[at];
  const known = page?.items.find((each) => each.id === summary.id);
  if (known !== undefined && !isNews(known, summary)) return data;
  const belongs = isTold(view) ? known !== undefined : belongsTo(view, summary, me);
  const next = known === undefined ? summary : merged(known, summary);
  const insert = (pages: ConversationPage[]): Pages => ({
    ...data,
    pages: insertSorted(pages, next, (each) => comesBefore(view, next, each)),
  });
  if (page === undefined || known === undefined) return belongs ? insert(data.pages) : data;
  if (belongs && isSameOrder(view, known, next)) {
    return {
      ...data,
      pages: data.pages.with(at, { ...page, items: page.items.with(page.items.indexOf(known), next) }),
    };
  }
  const without = data.pages.with(at, { ...page, items: page.items.filter((each) => each.id !== summary.id) });
  return belongs ? insert(without) : { ...data, pages: without };
}

/** Events carry only words: a number in them is written out. */
function seqOf(frame: Frame): number | undefined {
  const seq = Number(frame.data?.seq ?? Number.NaN);
  return Number.isInteger(seq) ? seq : undefined;
}

function mentions(frame: Frame, me: string): boolean {
  return frame.data?.mentions?.split(',').includes(me) === true;
}

/** Tells something new of a message that is known. */
const changesMessage = new Set(['DELIVERY_CHANGED', 'MESSAGE_CHANGED', 'SURVEY_ANSWERED']);
const renumbers = new Set(['MERGED', 'MERGED_AWAY', 'UNMERGED', 'SPLIT', 'SPLIT_OFF']);
const relates = new Set([...renumbers, 'LINKED', 'UNLINKED']);

interface DetailApplied {
  detail: ConversationDetail;
  stale: Stale[];
}

/** One open conversation after one frame. */
export function applyToDetail(known: ConversationDetail, frame: Frame, me: string): DetailApplied {
  const id = known.summary.id;
  const next = frame.summary;
  if (next === undefined) {
    const older = frame.version !== undefined && frame.version <= known.summary.version;
    return { detail: known, stale: older ? [] : [{ kind: 'detail', id }] };
  }
  if (!isNews(known.summary, next)) return { detail: known, stale: [] };
  const summary = merged(known.summary, next);
  const own = summary.holder?.id === me;
  const myToken = own ? (summary.claimToken ?? known.myToken) : null;
  const stale: Stale[] = own && myToken === null ? [{ kind: 'detail', id }] : [];
  const lastSeq = known.messages.at(-1)?.seq ?? 0;
  const seq = seqOf(frame);
  if (summary.lastSeq > lastSeq) stale.push({ kind: 'messages', id, after: lastSeq });
  else if (changesMessage.has(frame.type) && seq !== undefined) stale.push({ kind: 'messages', id, after: seq - 1 });
  else if (changesMessage.has(frame.type)) stale.push({ kind: 'detail', id });
  // Somebody has another name now: what they wrote shows it too.
  else if (frame.type === 'CONVERSATION_CHANGED' && frame.data?.contact !== undefined)
    stale.push({ kind: 'detail', id });
  return { detail: { ...known, summary, myToken, mayReply: own }, stale };
}

function waits(team: string, summary: ConversationSummary | undefined): boolean {
  return (
    summary !== undefined &&
    summary.status === 'OPEN' &&
    !summary.holder &&
    summary.snooze === undefined &&
    summary.teamId === team
  );
}

interface CountsApplied {
  counts: QueueCounts;
  stale: boolean;
}

/** The numbers in the side bar, moved by one when the conversation's state before is known; otherwise they are stale. */
export function applyToCounts(
  counts: QueueCounts,
  before: ConversationSummary | undefined,
  after: ConversationSummary,
  me: string,
): CountsApplied {
  if (before === undefined) return { counts, stale: true };
  const step = (was: boolean, is: boolean): number => Number(is) - Number(was);
  const mine: View = { kind: 'mine' };
  const joined: View = { kind: 'joined' };
  const snoozed: View = { kind: 'snoozed' };
  const ofMyTeams = ({ teamId }: ConversationSummary): boolean => counts.teams.some((team) => team.teamId === teamId);
  const sleeps = (summary: ConversationSummary): boolean => belongsTo(snoozed, summary, me) && ofMyTeams(summary);
  const isSpam = (summary: ConversationSummary): boolean => summary.spam !== undefined && ofMyTeams(summary);
  let stale = false;
  const teams = counts.teams.map((team) => {
    const change = step(waits(team.teamId, before), waits(team.teamId, after));
    if (change === 0) return team;
    const since = after.waitingSince ?? after.lastMessageAt;
    const oldest = team.oldestWaitingSince;
    if (change < 0 && (oldest === undefined || (before.waitingSince ?? '') <= oldest)) stale = true;
    const oldestWaitingSince = change > 0 && (oldest === undefined || since < oldest) ? since : oldest;
    return { ...team, queued: Math.max(0, team.queued + change), oldestWaitingSince };
  });
  return {
    counts: {
      ...counts,
      teams,
      mine: Math.max(0, counts.mine + step(belongsTo(mine, before, me), belongsTo(mine, after, me))),
      joined: Math.max(0, counts.joined + step(belongsTo(joined, before, me), belongsTo(joined, after, me))),
      snoozed: Math.max(0, counts.snoozed + step(sleeps(before), sleeps(after))),
      spam: Math.max(0, counts.spam + step(isSpam(before), isSpam(after))),
    },
    stale,
  };
}

function knownSummary(snapshot: Snapshot, id: string): ConversationSummary | undefined {
  let best = snapshot.details.get(id)?.summary;
  for (const { data } of snapshot.lists) {
    for (const page of data.pages) {
      const found = page.items.find((each) => each.id === id);
      if (found !== undefined && (best === undefined || found.version > best.version)) best = found;
    }
  }
  return best;
}

/**
 * The one place where an event changes what the screen shows: pure, idempotent by version, and honest about what it
 * cannot know ({@link Stale}).
 */
export function apply(snapshot: Snapshot, frame: Frame, me: string): Applied {
  if (frame.type === 'QUEUE_REBUILT') return { snapshot, stale: [{ kind: 'lists' }, { kind: 'counts' }] };
  if (frame.type === 'TAGS_CHANGED') {
    // A merge or a return changes conversations that tell nothing of it themselves.
    const moved = frame.data?.reason === 'merged' || frame.data?.reason === 'restored';
    return { snapshot, stale: moved ? [{ kind: 'tags' }, { kind: 'lists' }, { kind: 'details' }] : [{ kind: 'tags' }] };
  }
  if (frame.type === 'FIELDS_DEFINED') return { snapshot, stale: [{ kind: 'fields' }] };
  if (frame.type === 'CONTACT_CHANGED') return { snapshot, stale: [{ kind: 'aside', id: undefined }] };
  if (frame.type === 'VIEWS_CHANGED') return { snapshot, stale: [{ kind: 'views' }] };
  if (frame.type === 'NOTIFICATIONS_CHANGED') {
    return { snapshot, stale: [{ kind: 'notifications' }, { kind: 'counts' }] };
  }
  if (frame.type === 'SET_ASIDE') return { snapshot, stale: [{ kind: 'counts' }] };
  const id = frame.conversationId;
  if (id === undefined) return { snapshot, stale: [] };
  // One event overtook another: the older one has nothing more to say, and must not bring back what has left a list.
  const newest = snapshot.versions.get(id) ?? 0;
  if (frame.version !== undefined && frame.version < newest) return { snapshot, stale: [] };
  const versions =
    (frame.version ?? 0) > newest ? new Map(snapshot.versions).set(id, frame.version ?? 0) : snapshot.versions;
  const stale: Stale[] = mentions(frame, me) ? [{ kind: 'mentioned' }, { kind: 'counts' }] : [];
  if (frame.type === 'FIELDS_CHANGED') stale.push({ kind: 'aside', id });
  if (renumbers.has(frame.type)) stale.push({ kind: 'renumbered', id });
  if (relates.has(frame.type)) stale.push({ kind: 'related', id });
  const { summary } = frame;
  const detail = snapshot.details.get(id);
  let details = snapshot.details;
  const before = knownSummary(snapshot, id);
  if (detail !== undefined) {
    const applied = applyToDetail(detail, frame, me);
    stale.push(...applied.stale);
    if (applied.detail !== detail) details = new Map(details).set(id, applied.detail);
  }
  if (summary === undefined) {
    const older = before !== undefined && frame.version !== undefined && frame.version <= before.version;
    if (!older) stale.push({ kind: 'lists' }, { kind: 'counts' });
    return { snapshot: { ...snapshot, details, versions }, stale };
  }
  const lists = snapshot.lists.map((list) => ({ ...list, data: applyToList(list.view, list.data, summary, me) }));
  let counts = snapshot.counts;
  if (counts !== undefined && !isCounted(counts, frame.id) && (before === undefined || isNews(before, summary))) {
    const opened = frame.type === 'CONVERSATION_OPENED' ? { ...summary, status: 'CLOSED' as const } : undefined;
    const applied = applyToCounts(counts, before ?? opened, summary, me);
    counts = applied.counts;
    if (applied.stale) stale.push({ kind: 'counts' });
  }
  return { snapshot: { lists, details, counts, versions }, stale };
}
