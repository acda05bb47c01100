import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { Shortcuts } from './types';

/** The keys that I chose instead of a command's own. */
export const shortcutsQuery = queryOptions({
  queryKey: keys.shortcuts,
  queryFn: ({ signal }) => api.get<Shortcuts>('/api/me/shortcuts', undefined, signal),
  staleTime: 10 * 60_000,
});
