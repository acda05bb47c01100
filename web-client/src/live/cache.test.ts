import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import type { ConversationDetail, ConversationPage } from '../api/types';
import { detailWith, frameOf, messageOf, summaryOf } from '../mock/examples';
import type { Pages } from './apply';
import { LiveCache } from './cache';

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
