import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys, type View } from '../api/keys';
import type { ConversationPage, QueueCounts } from '../api/types';

function fetchPage(view: View, cursor: string | undefined, signal: AbortSignal): Promise<ConversationPage> {
  const limit = 50;
  if (view.kind === 'filter') {
    const filter = JSON.stringify(view.filter);
    return api.get<ConversationPage>('/api/matches', { filter, sort: view.sort, cursor, limit }, signal);
  }
  const team = view.kind === 'queue' ? view.team : undefined;
  return api.get<ConversationPage>('/api/conversations', { view: view.kind, team, cursor, limit }, signal);
}

export function listQuery(view: View) {
  return infiniteQueryOptions({
    queryKey: keys.list(view),
    queryFn: ({ pageParam, signal }) => fetchPage(view, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    // Live events keep it fresh; a list that was left for long is asked anew.
    staleTime: 5 * 60_000,
  });
}

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => api.get<QueueCounts>('/api/queue/counts', undefined, signal),
  staleTime: 60_000,
  refetchInterval: 120_000,
});
