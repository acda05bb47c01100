import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, urlOf } from '../api/client';
import type { SatisfactionSearch } from '../api/places';
import type { Satisfaction, SatisfactionPage } from '../api/types';

/** Which surveys are counted: both days are given. */
export type Scope = SatisfactionSearch & { from: string; to: string };

export const satisfactionQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['insights', 'satisfaction', scope],
    queryFn: ({ signal }) => api.get<Satisfaction>('/api/satisfaction', { ...scope }, signal),
    placeholderData: keepPreviousData,
  });

export const answersQuery = (scope: Scope, worded: boolean) =>
  infiniteQueryOptions({
    queryKey: ['insights', 'answers', scope, worded],
    queryFn: ({ signal, pageParam }) =>
      api.get<SatisfactionPage>('/api/satisfaction/answers', { ...scope, worded, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export function exportUrl(scope: Scope): string {
  return urlOf('/api/satisfaction/export', { ...scope });
}
