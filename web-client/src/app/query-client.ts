import { onlineManager, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

/** Lists and conversations stay fresh by live events, so nothing is asked again only because a window got the focus. */
export function newQueryClient(): QueryClient {
  // What it hears later are only changes.
  onlineManager.setOnline(navigator.onLine);
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (count, error) => count < 3 && !(error instanceof ApiProblem && error.status < 500),
        retryDelay: (count) => Math.min(500 * 2 ** count, 8_000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
