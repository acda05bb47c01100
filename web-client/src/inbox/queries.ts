import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys, type View } from '../api/keys';
import type { ConversationPage, QueueCounts } from '../api/types';

export function listQuery(view: View) {
  const team = view.kind === 'queue' ? view.team : undefined;
  return infiniteQueryOptions({
    queryKey: keys.list(view),
    queryFn: ({ pageParam, signal }) =>
      api.get<ConversationPage>('/api/conversations', { view: view.kind, team, cursor: pageParam, limit: 50 }, signal),
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
