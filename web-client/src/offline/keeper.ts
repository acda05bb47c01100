import {
  type DehydratedState,
  dehydrate,
  hashKey,
  hydrate,
  type InfiniteData,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import { api } from '../api/client';
import { fetchDetail } from '../api/conversations';
import { mayKeep } from '../api/device';
import { keys } from '../api/keys';
import { NoAnswer } from '../api/problem';
import type { ConversationDetail, ConversationPage } from '../api/types';
import type { Device, Kept } from './store';

declare const __API__: string;

/** Other shapes, of the server or of this client, are not brought back. */
const shapes = `1 ${__API__}`;
const mostOf: Record<Kept['kind'], number> = { conversation: 120, list: 30, other: 40 };
const mostChars = 20_000_000;
const writeAfter = 1_500;
const fillPause = 250;
const fillAfter = 15_000;

/** What every page needs before it can be drawn. */
const others = new Set<unknown>(
  [
    keys.me,
    keys.counts,
    keys.views,
    keys.viewFields,
    keys.tags,
    keys.fields,
    keys.employees,
    keys.shortcuts,
    keys.canned,
  ]
    .map(([name]) => name)
    .concat(['signature', 'variables', 'macros'] as never[]),
);

function kindOf([name]: readonly unknown[]): Kept['kind'] | undefined {
  if (name === keys.details[0]) return 'conversation';
  if (name === keys.lists[0]) return 'list';
  return others.has(name) ? 'other' : undefined;
}

function versionOf(data: unknown): number {
  return (data as ConversationDetail | undefined)?.summary?.version ?? 0;
}

/** Of a list its first page: more is asked for when somebody scrolls. */
function firstPage(data: unknown): unknown {
  const { pages, pageParams } = data as InfiniteData<unknown>;
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}

/** What was brought back and not yet confirmed by the server, by its hash. */
const brought = new Set<string>();

/** Keeps what was looked at, and what is one's own, readable on this device, and brings it back when there is no server. */
export class Keeper {
  private readonly db: Device;
  private readonly client: QueryClient;
  private readonly dirty = new Set<string>();
  private readonly versions = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private filling: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(db: Device, client: QueryClient) {
    this.db = db;
    this.client = client;
  }

  /** Drops what an older version kept, then follows the query cache until the returned function is called. */
  async start(): Promise<() => void> {
    if (!mayKeep() || (await this.db.get('about', 'shapes')) !== shapes) await this.clear();
    for (const { id, version } of await this.db.getAll('kept')) this.versions.set(id, version);
    const unsubscribe = this.client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.state.status === 'success') this.note(query);
    });
    for (const query of this.client.getQueryCache().getAll()) if (query.state.status === 'success') this.note(query);
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') this.writeQuietly();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      this.stopped = true;
      unsubscribe();
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(this.timer);
      clearTimeout(this.filling);
    };
  }

  /** Brings back what the page has not loaded; resolves to the time of the newest of it, or to nothing. */
  async bring(): Promise<number | undefined> {
    if (!mayKeep() || (await this.db.get('about', 'shapes')) !== shapes) return undefined;
    const cache = this.client.getQueryCache();
    let newest: number | undefined;
    for (const { id, json } of await this.db.getAll('kept')) {
      const query = JSON.parse(json) as DehydratedState['queries'][number];
      newest = Math.max(newest ?? 0, query.state.dataUpdatedAt);
      if (cache.get(id)?.state.data !== undefined) continue;
      brought.add(id);
      const state = { mutations: [], queries: [query] };
      hydrate(this.client, state, { defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } });
    }
    return newest;
  }

  /** The server answers again: what was brought back is asked for anew where it is shown, and put away elsewhere. */
  settle(): void {
    const old = new Set(brought);
    brought.clear();
    this.client.removeQueries({ predicate: ({ queryHash }) => old.has(queryHash), type: 'inactive' });
    void this.client.invalidateQueries({ predicate: ({ queryHash }) => old.has(queryHash) });
    // What could not be loaded meanwhile.
    void this.client.refetchQueries({ predicate: ({ state }) => state.error instanceof NoAnswer, type: 'active' });
    this.fillSoon();
  }

  async clear(): Promise<void> {
    this.dirty.clear();
    this.versions.clear();
    const tx = this.db.transaction(['kept', 'about'], 'readwrite');
    await tx.objectStore('kept').clear();
    await tx.objectStore('about').put(shapes, 'shapes');
    await tx.done;
  }

  private note(query: Query): void {
    const kind = kindOf(query.queryKey);
    if (kind === undefined || brought.has(query.queryHash) || !mayKeep()) return;
    this.dirty.add(query.queryHash);
    this.timer ??= setTimeout(() => this.writeQuietly(), writeAfter);
    if (kind === 'list' && isOwn(query.queryKey)) this.fillSoon();
  }

  private writeQuietly(): void {
    // The store is full, or closed because somebody signs out: what is shown does not depend on it.
    this.write().catch(() => undefined);
  }

  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { dirty } = this;
    if (dirty.size === 0 || this.stopped || !mayKeep()) return;
    const { queries } = dehydrate(this.client, {
      shouldDehydrateQuery: ({ queryHash, state }) => dirty.has(queryHash) && state.status === 'success',
    });
    dirty.clear();
    await this.put(queries);
  }

  private async put(queries: DehydratedState['queries']): Promise<void> {
    const tx = this.db.transaction('kept', 'readwrite');
    for (const query of queries) {
      const kind = kindOf(query.queryKey) ?? 'other';
      const { data } = query.state;
      const state = { ...query.state, data: kind === 'list' ? firstPage(data) : data, isInvalidated: false };
      const version = versionOf(data);
      const json = JSON.stringify({ ...query, state });
      this.versions.set(query.queryHash, version);
      await tx.store.put({ id: query.queryHash, kind, json, version, usedAt: Date.now() });
    }
    // What was used longest ago makes room.
    const all = (await tx.store.getAll()).sort((a, b) => b.usedAt - a.usedAt);
    const counted: Record<Kept['kind'], number> = { conversation: 0, list: 0, other: 0 };
    let chars = 0;
    for (const { id, kind, json } of all) {
      counted[kind] += 1;
      chars += json.length;
      if (counted[kind] > mostOf[kind] || chars > mostChars) {
        this.versions.delete(id);
        await tx.store.delete(id);
      }
    }
    await tx.done;
  }

  /** What I hold or joined is kept also when it was not opened here. */
  fillSoon(): void {
    if (!mayKeep() || this.stopped) return;
    this.filling ??= setTimeout(() => {
      this.filling = undefined;
      // Left for the next time when the line breaks: nothing here is waited for.
      this.fill().catch(() => undefined);
    }, fillAfter);
  }

  private async fill(): Promise<void> {
    for (const kind of ['mine', 'joined'] as const) {
      const page = await api.get<ConversationPage>('/api/conversations', { view: kind, limit: 50 });
      await this.put([dehydrated(keys.list({ kind }), { pages: [page], pageParams: [undefined] })]);
      for (const { id, version } of page.items) {
        const key = keys.detail(id);
        if ((this.versions.get(hashKey(key)) ?? -1) >= version) continue;
        if (this.stopped || !mayKeep()) return;
        await this.put([dehydrated(key, await fetchDetail(id))]);
        await new Promise((resolve) => setTimeout(resolve, fillPause));
      }
    }
  }
}

function isOwn(key: readonly unknown[]): boolean {
  const { kind } = key[1] as { kind: string };
  return kind === 'mine' || kind === 'joined';
}

/** An answer as the query cache would have kept it. */
function dehydrated(queryKey: readonly unknown[], data: unknown): DehydratedState['queries'][number] {
  return {
    queryKey,
    queryHash: hashKey(queryKey),
    dehydratedAt: Date.now(),
    state: {
      data,
      dataUpdateCount: 1,
      dataUpdatedAt: Date.now(),
      error: null,
      errorUpdateCount: 0,
      errorUpdatedAt: 0,
      fetchFailureCount: 0,
      fetchFailureReason: null,
      fetchMeta: null,
      isInvalidated: false,
      status: 'success',
      fetchStatus: 'idle',
    },
  };
}
