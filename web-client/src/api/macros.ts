import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Macro } from './types';

/** What I may do with one key, by name. */
export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: ({ signal }) => api.get<Macro[]>('/api/macros', undefined, signal),
  staleTime: 60_000,
});
