import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { SearchAnswer, Suggestion } from '../api/types';

/** Results page by page; what was found before stays on the screen until the next answer is there. */
export function searchQuery(query: string) {
  return infiniteQueryOptions({
    queryKey: keys.search(query),
    queryFn: ({ pageParam, signal }) =>
      api.get<SearchAnswer>('/api/search', { q: query, cursor: pageParam, limit: 20 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    enabled: query !== '',
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    retry: false,
  });
}

export function suggestQuery(query: string) {
  return queryOptions({
    queryKey: keys.searchSuggest(query),
    queryFn: ({ signal }) => api.get<Suggestion[]>('/api/search/suggest', { q: query }, signal),
    enabled: query !== '' && !query.endsWith(' '),
    staleTime: 60_000,
    retry: false,
  });
}
