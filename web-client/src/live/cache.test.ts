import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nameOfFilter } from '../api/filter';
import { type FilterView, keys } from '../api/keys';
import type { ConversationDetail, ConversationPage, QueueCounts } from '../api/types';
import { detailWith, frameOf, messageOf, summaryOf } from '../mock/examples';
import type { Pages } from './apply';
import { LiveCache } from './cache';
import type { ViewFrame } from './frame';

let client: QueryClient;
let cache: LiveCache;
const queueKey = keys.list({ kind: 'queue', team: 'support' });

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  cache = new LiveCache(client, 'anna');
});

afterEach(() => {
  cache.stop();
  client.clear();
});

function listed(): string[] {
  return client.getQueryData<Pages>(queueKey)?.pages.flatMap((page) => page.items.map((each) => each.id)) ?? [];
}

it('applies again what arrived while an older answer was on its way', async () => {
  let answer: (page: ConversationPage) => void = () => undefined;
  const loading = client.fetchInfiniteQuery({
    queryKey: queueKey,
    queryFn: () => new Promise<ConversationPage>((resolve) => (answer = resolve)),
    initialPageParam: undefined,
  });
  cache.receive(frameOf(summaryOf({ id: 'late' }), { id: '2000-0', type: 'CONVERSATION_OPENED' }));
  cache.flush();
  answer({ items: [summaryOf({ id: 'first' })], asOf: '1000-0' });
  await loading;
  expect(listed()).toEqual(['first', 'late']);
});

it('leaves an answer alone that is newer than the events', async () => {
  cache.receive(frameOf(summaryOf({ id: 'gone' }), { id: '500-0' }));
  cache.flush();
  await client.fetchInfiniteQuery({
    queryKey: queueKey,
    queryFn: async () => ({ items: [summaryOf({ id: 'first' })], asOf: '1000-0' }),
    initialPageParam: undefined,
  });
  expect(listed()).toEqual(['first']);
});

it('asks again for a view whose list was answered before the server watched it', async () => {
  const view: FilterView = {
    kind: 'filter',
    path: 'all',
    filter: { field: 'channelKind', in: ['FACEBOOK'] },
    sort: 'NEWEST',
  };
  const early: ConversationPage = { items: [], asOf: '1000-0' };
  const late: ConversationPage = { items: [summaryOf({ id: 'between' })], asOf: '2000-0' };
  const answers = [early, late];
  const observer = new InfiniteQueryObserver(client, {
    queryKey: keys.list(view),
    queryFn: async () => answers.shift() ?? late,
    initialPageParam: undefined,
    getNextPageParam: () => undefined,
  });
  const stop = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true));
  const begun = {
    type: 'VIEW' as const,
    view: nameOfFilter(view.filter),
    in: [],
    out: [],
    reload: false,
  } satisfies Partial<ViewFrame>;
  cache.receiveView({ ...begun, count: 0, asOf: '1500-0' });
  expect(answers).toHaveLength(1);
  cache.receiveView({ ...begun, count: 1, asOf: '2000-0' });
  await vi.waitFor(() =>
    expect(observer.getCurrentResult().data?.pages[0]?.items.map(({ id }) => id)).toEqual(['between']),
  );
  stop();
});

it('asks once more for a view with further pages, which cannot be counted', async () => {
  const view: FilterView = {
    kind: 'filter',
    path: 'all',
    filter: { field: 'subject', contains: 'vase' },
    sort: 'NEWEST',
  };
  const page = (asOf: string): ConversationPage => ({ items: [summaryOf({ id: asOf })], asOf, next: 'further' });
  let asked = 0;
  const observer = new InfiniteQueryObserver(client, {
    queryKey: keys.list(view),
    queryFn: async () => page(`${++asked}000-0`),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
  });
  const stop = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true));
  const begun: ViewFrame = {
    type: 'VIEW',
    view: nameOfFilter(view.filter),
    count: 80,
    asOf: '2000-0',
    in: [],
    out: [],
    reload: false,
  };
  cache.receiveView(begun);
  await vi.waitFor(() => expect(observer.getCurrentResult().data?.pages[0]?.asOf).toBe('2000-0'));
  cache.receiveView(begun);
  expect(client.isFetching()).toBe(0);
  expect(asked).toBe(2);
  stop();
});

it('fetches the messages that an event announces and joins them', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    expect(String(input)).toBe('/api/conversations/c1/messages?after=1&limit=50');
    return Response.json({ messages: [messageOf(2)], lastSeq: 2, asOf: '3-0' });
  });
  client.setQueryData(keys.detail('c1'), detailWith(summaryOf(), [messageOf(1)]));
  cache.receive(frameOf(summaryOf({ version: 2, lastSeq: 2 })));
  cache.flush();
  await vi.waitFor(() =>
    expect(client.getQueryData<ConversationDetail>(keys.detail('c1'))?.messages.map((each) => each.seq)).toEqual([
      1, 2,
    ]),
  );
  expect(fetched).toHaveBeenCalledTimes(1);
});

it('knows the oldest event that all shown data are as new as', () => {
  client.setQueryData(keys.detail('c1'), { ...detailWith(summaryOf(), []), asOf: '30-0' });
  client.setQueryData(queueKey, { pages: [{ items: [], asOf: '9-0' }], pageParams: [undefined] });
  expect(cache.oldestAsOf()).toBe('9-0');
});

describe('the numbers beside the lists', () => {
  const counts = (mine: number, asOf: string, upTo = asOf): QueueCounts => ({
    teams: [{ teamId: 'support', name: 'Support', queued: 5, oldestWaitingSince: '2025-01-01T00:00:00Z' }],
    mine,
    joined: 0,
    snoozed: 0,
    mentioned: 0,
    spam: 0,
    setAside: 0,
    channels: 0,
    asOf,
    upTo,
  });
  const shown = (): number | undefined => client.getQueryData<QueueCounts>(keys.counts)?.mine;
  let answer: (counts: QueueCounts) => void;
  let asked: number;

  /** Anna claims what was there before. */
  const claim = (event: string): void => {
    const known = summaryOf({ id: 'a', version: 1, teamId: 'support', waitingSince: '2026-01-01T00:00:00Z' });
    client.setQueryData<Pages>(queueKey, { pages: [{ items: [known], asOf: '1-0' }], pageParams: [undefined] });
    const anna = { id: 'anna', name: 'Anna' };
    cache.receive(frameOf({ ...known, holder: anna, version: 2 }, { id: event, type: 'CLAIMED' }));
    cache.flush();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    asked = 0;
    client.setQueryData(keys.counts, counts(3, '100-0'));
    new QueryObserver(client, {
      queryKey: keys.counts,
      queryFn: () => {
        asked += 1;
        return new Promise<QueueCounts>((resolve) => (answer = resolve));
      },
      staleTime: Number.POSITIVE_INFINITY,
    }).subscribe(() => undefined);
  });

  afterEach(() => vi.useRealTimers());

  const arrives = async (late: QueueCounts): Promise<void> => {
    answer(late);
    await vi.advanceTimersByTimeAsync(0);
  };

  it('are counted on where an older answer arrives after an event', async () => {
    void client.refetchQueries({ queryKey: keys.counts });
    claim('200-0');
    expect(shown()).toBe(4);
    await arrives(counts(3, '150-0'));
    expect(shown()).toBe(4);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(1);
  });

  it('are not counted twice where an answer knows the event already', async () => {
    void client.refetchQueries({ queryKey: keys.counts });
    await arrives(counts(4, '250-0'));
    claim('200-0');
    expect(shown()).toBe(4);
  });

  it('are asked for again where it happened while they were counted', async () => {
    void client.refetchQueries({ queryKey: keys.counts });
    claim('200-0');
    await arrives(counts(4, '150-0', '250-0'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(2);
  });
});
