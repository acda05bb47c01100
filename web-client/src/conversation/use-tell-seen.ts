import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { notificationsQuery } from '../api/notifications';
import { useMe } from '../api/session';
import type { ConversationDetail, Message } from '../api/types';

function calls(message: Message, me: string, teams: readonly { id: string }[]): boolean {
  return (message.mentions ?? []).some(({ kind, id }) =>
    kind === 'EMPLOYEE' ? id === me : teams.some((team) => team.id === id),
  );
}

/**
 * Tells the server how far I have read where somebody called me or something was told to me, so that it is seen on every device;
 * nothing is sent for all the other conversations that I look at.
 */
export function useTellSeen(conversation: string): (seq: number) => void {
  const client = useQueryClient();
  const me = useMe();
  const seen = useRef(0);
  const told = useRef(0);
  const { data: news } = useQuery({
    ...notificationsQuery,
    select: ({ unread }) => unread.includes(conversation),
  });

  const tell = useCallback(() => {
    const seq = seen.current;
    told.current = seq;
    api.put(`/api/conversations/${conversation}/seen`, { seq }).then(
      () => client.invalidateQueries({ queryKey: keys.counts }),
      () => {
        // Not told: the next look at it tries again.
        told.current = 0;
      },
    );
  }, [client, conversation]);

  useEffect(() => {
    if (news === true && seen.current > 0 && document.visibilityState === 'visible') tell();
  }, [news, tell]);

  return useCallback(
    (seq: number) => {
      seen.current = Math.max(seen.current, seq);
      const known = client.getQueryData<ConversationDetail>(keys.detail(conversation))?.messages ?? [];
      const called = known.some((each) => each.seq > told.current && each.seq <= seq && calls(each, me.id, me.teams));
      if (called || client.getQueryData(notificationsQuery.queryKey)?.unread.includes(conversation)) tell();
    },
    [client, conversation, me, tell],
  );
}
