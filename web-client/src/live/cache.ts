import { notifyManager, type QueryClient } from '@tanstack/react-query';
import { fetchMessages } from '../api/conversations';
import { nameOfFilter } from '../api/filter';
import { keys, type View } from '../api/keys';
import type { ConversationDetail, ConversationSummary, Message, QueueCounts } from '../api/types';
import { type Applied, apply, type Pages, type Snapshot, type Stale } from './apply';
import { applyViewFrame, missesSome } from './apply-view';
import { moveBulk } from './bulk';
import { addStep, type CountStep, isUnsure, withoutEvent } from './count-steps';
import { compareIds, type Frame, type ViewFrame } from './frame';
import { addHappened } from './happened';
import { noteCount } from './view-counts';

const remembered = 1_000;
const versionsKept = 1_000;
const countsPause = 3_000;
const viewsRemembered = 200;
const stepsRemembered = 500;

/** Joins what is loaded with what came, by sequence number; the newer copy of a message wins. */
export function mergeMessages(known: readonly Message[], came: readonly Message[]): Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of came) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** Carries events into the query cache, and asks the server for what the events only announced. */
export class LiveCache {
  private readonly client: QueryClient;
  private readonly me: string;
  private recent: Frame[] = [];
  private versions: ReadonlyMap<string, number> = new Map();
  private waiting: Frame[] = [];
  private flushing: ReturnType<typeof setTimeout> | undefined;
  private views: ViewFrame[] = [];
  private countsTimer: ReturnType<typeof setTimeout> | undefined;
  private countSteps: CountStep[] = [];
  /** One's own command changed the numbers while they were asked for. */
  private countsUnsure = false;
  private readonly asking = new Map<string, number>();
  private readonly unsubscribe: () => void;

  constructor(client: QueryClient, me: string) {
    this.client = client;
    this.me = me;
    this.unsubscribe = client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
      const [kind] = event.query.queryKey;
      if (kind === keys.lists[0] || kind === keys.details[0]) this.replay(asOfOf(event.query.state.data));
      if (kind === keys.counts[0]) this.recount(event.query.state.data as QueueCounts);
    });
  }

  stop(): void {
    this.unsubscribe();
    clearTimeout(this.flushing);
    clearTimeout(this.countsTimer);
  }

  /** Events of one moment are applied together: a burst costs the screen one drawing. */
  receive(frame: Frame): void {
    this.recent.push(frame);
    if (this.recent.length > remembered) this.recent = this.recent.slice(-remembered / 2);
    this.waiting.push(frame);
    this.flushing ??= setTimeout(() => this.flush(), 16);
  }

  /** Who belongs to a view that only the server can tell, after the events that led to it. */
  receiveView(frame: ViewFrame): void {
    this.flush();
    noteCount(frame);
    this.views = [...this.views.slice(-viewsRemembered), frame];
    this.applyView(frame, '0-0');
  }

  private applyView(frame: ViewFrame, asOf: string): void {
    for (const [key, data] of this.client.getQueriesData<Pages>({ queryKey: keys.lists })) {
      const view = key[1] as View;
      if (data === undefined || view.kind !== 'filter' || nameOfFilter(view.filter) !== frame.view) continue;
      if ((frame.reload || missesSome(data, frame)) && compareIds(frame.asOf, asOfOf(data) ?? '0-0') > 0) {
        void this.client.invalidateQueries({ queryKey: key });
      }
      if (compareIds(frame.asOf, asOf) <= 0) continue;
      const next = applyViewFrame(view, data, frame);
      if (next !== data) this.client.setQueryData(key, next);
    }
  }

  /** After a break nobody says who came and went meanwhile. */
  reloadViews(): void {
    this.client.invalidateQueries({
      queryKey: keys.lists,
      predicate: ({ queryKey }) => (queryKey[1] as View | undefined)?.kind === 'filter',
    });
  }

  flush(): void {
    clearTimeout(this.flushing);
    this.flushing = undefined;
    const frames = this.waiting;
    this.waiting = [];
    if (frames.length > 0) this.applyAll(frames);
  }

  /** The answer to one's own command: shown at once, without waiting for its event. */
  applySummary(summary: ConversationSummary, type = 'CONVERSATION_CHANGED'): void {
    this.applyAll([{ id: withoutEvent, type, conversationId: summary.id, version: summary.version, summary }]);
  }

  /** The oldest event id that all that is shown is at least as new as. */
  oldestAsOf(): string | undefined {
    const lists = this.client.getQueriesData<Pages>({ queryKey: keys.lists }).map(([, data]) => asOfOf(data));
    const details = this.client.getQueriesData({ queryKey: keys.details }).map(([, data]) => asOfOf(data));
    return [...lists, ...details].filter((id) => id !== undefined).sort(compareIds)[0];
  }

  reloadAll(): void {
    this.client.invalidateQueries({ queryKey: keys.lists });
    this.client.invalidateQueries({ queryKey: keys.details });
    this.client.invalidateQueries({ queryKey: keys.counts });
    this.client.invalidateQueries({ queryKey: keys.tags });
    this.client.invalidateQueries({ queryKey: keys.fields });
    this.client.invalidateQueries({ queryKey: keys.asides });
    this.client.invalidateQueries({ queryKey: keys.notifications });
  }

  /** An answer may be older than events that arrived while it travelled: those are applied again (versions make it harmless). */
  private replay(asOf: string | undefined): void {
    if (asOf === undefined) return;
    const later = this.recent.filter((frame) => compareIds(frame.id, asOf) > 0);
    if (later.length > 0) this.applyAll(later);
    for (const frame of this.views) if (!frame.reload) this.applyView(frame, asOf);
  }

  private snapshot(): Snapshot {
    const lists = this.client
      .getQueriesData<Pages>({ queryKey: keys.lists })
      .flatMap(([key, data]) => (data === undefined ? [] : [{ view: key[1] as View, data }]));
    const details = this.client
      .getQueriesData<ConversationDetail>({ queryKey: keys.details })
      .flatMap(([key, data]) => (data === undefined ? [] : [[key[1] as string, data] as const]));
    const counts = this.client.getQueryData<QueueCounts>(keys.counts);
    return { lists, details: new Map(details), counts, versions: this.versions };
  }

  /** The numbers may have been counted before events that arrived while they travelled: those are counted on. */
  private recount(counts: QueueCounts): void {
    const unsure = this.countsUnsure || this.countSteps.some(({ id }) => isUnsure(counts, id));
    this.countsUnsure = false;
    this.countSteps = this.countSteps.filter(({ id }) => compareIds(id, counts.upTo) > 0);
    if (this.countSteps.length > 0) {
      this.client.setQueryData(keys.counts, this.countSteps.reduce(addStep, counts));
    }
    if (unsure) this.askCounts();
  }

  private noteStep(id: string, was: QueueCounts | undefined, is: QueueCounts | undefined): void {
    if (was === undefined || is === undefined || was === is) return;
    if (id === withoutEvent) {
      this.countsUnsure ||= this.client.isFetching({ queryKey: keys.counts }) > 0;
    } else {
      this.countSteps = [...this.countSteps.slice(-stepsRemembered), { id, was, is }];
      if (isUnsure(is, id)) this.askCounts();
    }
  }

  private applyAll(frames: readonly Frame[]): void {
    const before = this.snapshot();
    let result: Applied = { snapshot: before, stale: [] };
    const stale: Stale[] = [];
    for (const frame of frames) {
      const { counts } = result.snapshot;
      result = apply(result.snapshot, frame, this.me);
      this.noteStep(frame.id, counts, result.snapshot.counts);
      stale.push(...result.stale);
    }
    const { versions } = result.snapshot;
    this.versions = versions.size > versionsKept ? new Map([...versions].slice(-versionsKept / 2)) : versions;
    notifyManager.batch(() => {
      this.write(before, result.snapshot);
      for (const frame of frames) {
        addHappened(this.client, frame);
        moveBulk(this.client, frame);
      }
    });
    this.ask(stale);
  }

  private write(before: Snapshot, after: Snapshot): void {
    for (const [at, list] of after.lists.entries()) {
      if (list.data !== before.lists[at]?.data) this.client.setQueryData(keys.list(list.view), list.data);
    }
    for (const [id, detail] of after.details) {
      if (detail !== before.details.get(id)) this.client.setQueryData(keys.detail(id), detail);
    }
    if (after.counts !== before.counts) this.client.setQueryData(keys.counts, after.counts);
  }

  private ask(stale: readonly Stale[]): void {
    for (const each of stale) {
      switch (each.kind) {
        case 'counts':
          this.askCounts();
          break;
        case 'lists':
          this.client.invalidateQueries({ queryKey: keys.lists });
          break;
        case 'details':
          this.client.invalidateQueries({ queryKey: keys.details });
          break;
        case 'views':
          this.client.invalidateQueries({ queryKey: keys.views });
          break;
        case 'tags':
          this.client.invalidateQueries({ queryKey: keys.tags });
          this.client.invalidateQueries({ queryKey: keys.tagUsage });
          break;
        case 'notifications':
          this.client.invalidateQueries({ queryKey: keys.notifications });
          this.client.invalidateQueries({ queryKey: keys.notificationPreferences });
          break;
        case 'mentioned':
          this.client.invalidateQueries({ queryKey: keys.list({ kind: 'mentioned' }) });
          break;
        case 'renumbered':
          void this.client.resetQueries({ queryKey: keys.detail(each.id) });
          break;
        case 'related':
          this.client.invalidateQueries({ queryKey: keys.related(each.id) });
          break;
        case 'fields':
          this.client.invalidateQueries({ queryKey: keys.fields });
          break;
        case 'aside':
          // The words of what changed are not in the event.
          this.client.invalidateQueries({ queryKey: keys.activities });
          this.client.invalidateQueries({ queryKey: each.id === undefined ? keys.asides : keys.aside(each.id) });
          break;
        case 'detail':
          this.client.invalidateQueries({ queryKey: keys.detail(each.id) });
          break;
        case 'messages':
          this.askMessages(each.id, each.after);
          break;
      }
    }
  }

  private askCounts(): void {
    this.countsTimer ??= setTimeout(
      () => {
        this.countsTimer = undefined;
        this.client.invalidateQueries({ queryKey: keys.counts });
      },
      countsPause * (0.1 + Math.random() * 0.2),
    );
  }

  /** One question at a time per conversation; what became stale meanwhile is asked after it, from the lowest number on. */
  private askMessages(id: string, after: number): void {
    const running = this.asking.get(id);
    if (running !== undefined) {
      this.asking.set(id, Math.min(running, after));
      return;
    }
    this.asking.set(id, Number.POSITIVE_INFINITY);
    fetchMessages(id, { after })
      .then(
        (came) =>
          this.client.setQueryData<ConversationDetail>(keys.detail(id), (known) =>
            known === undefined ? known : { ...known, messages: mergeMessages(known.messages, came) },
          ),
        // Not answered or refused: the conversation is marked stale and asked as a whole, which also shows the error.
        () => this.client.invalidateQueries({ queryKey: keys.detail(id) }),
      )
      .finally(() => {
        const again = this.asking.get(id) ?? Number.POSITIVE_INFINITY;
        this.asking.delete(id);
        if (Number.isFinite(again)) this.askMessages(id, again);
      });
  }
}

function asOfOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('asOf' in data && typeof data.asOf === 'string') return data.asOf;
  if (!('pages' in data) || !Array.isArray(data.pages)) return undefined;
  const ids = data.pages.map(asOfOf).filter((id) => id !== undefined);
  return ids.sort(compareIds)[0];
}
