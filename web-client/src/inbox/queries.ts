import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys, type View } from '../api/keys';
import type { ConversationSummary, Page, QueueCounts } from '../api/types';

export function listQuery(view: View) {
  const team = view.kind === 'queue' ? view.team : undefined;
  return infiniteQueryOptions({
    queryKey: keys.list(view),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ConversationSummary>>(
        '/api/conversations',
        { view: view.kind, team, cursor: pageParam, limit: 50 },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
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
