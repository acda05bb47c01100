import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { DraftsAnswer } from '../api/types';
import { colleagueNews } from '../live/drafts';

/** What others have begun in a conversation, and how the review of my own draft stands. */
export function draftsQuery(id: string) {
  return queryOptions({
    queryKey: keys.drafts(id),
    queryFn: ({ signal }) => api.get<DraftsAnswer>(`/api/conversations/${id}/drafts`, undefined, signal),
    staleTime: 60_000,
  });
}

/** However fast somebody types, their words are asked for at most this often. */
const calmMillis = 800;

/** Asks anew when a colleague's draft changed, and after each event of the conversation. */
export function useDraftsFollowed(id: string, version: number): void {
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each event of the conversation has its version
  useEffect(() => {
    void client.invalidateQueries({ queryKey: keys.drafts(id) });
  }, [client, id, version]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unfollow = colleagueNews.subscribe(() => {
      if (colleagueNews.get()?.conversationId !== id || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: keys.drafts(id) });
      }, calmMillis);
    });
    return () => {
      clearTimeout(timer);
      unfollow();
    };
  }, [client, id]);
}
