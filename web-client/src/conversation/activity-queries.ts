import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { employeesQuery, useMe } from '../api/session';
import type { Activity, Team } from '../api/types';
import { Store, useStore } from '../live/store';

const remembered = 'parley.activity';
const shown = new Store(localStorage.getItem(remembered) !== 'hidden');

/** Whether what happened is shown between the messages; remembered in this browser. */
export function useActivityShown(): boolean {
  return useStore(shown);
}

export function showActivity(show: boolean): void {
  localStorage.setItem(remembered, show ? 'shown' : 'hidden');
  shown.set(show);
}

const id = /^[0-9a-f-]{36}$/;

/** What the live line told names people by their ids; the server's record has the names. */
function named(item: Activity, names: ReadonlyMap<string, string>): Activity {
  const data = Object.fromEntries(
    Object.entries(item.data).map(([fact, value]) => [fact, id.test(value) ? (names.get(value) ?? value) : value]),
  );
  return { ...item, data };
}

/** The server's record since then, and after it what the live line told. */
export function joined(stored: readonly Activity[], live: readonly Activity[]): Activity[] {
  const known = new Set(stored.map((item) => `${item.version} ${item.type}`));
  const fresh = live.filter((item) => {
    const key = `${item.version} ${item.type}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  return [...stored, ...fresh].sort((a, b) => a.at.localeCompare(b.at) || a.version - b.version);
}

const none: readonly Activity[] = [];

/** What happened to a conversation since its first loaded message. */
export function useActivity(conversation: string, since: string | undefined): readonly Activity[] {
  const me = useMe();
  const client = useQueryClient();
  const isShown = useActivityShown();
  const { data: stored = none } = useQuery({
    queryKey: keys.activity(conversation, since),
    queryFn: ({ signal }) => api.get<Activity[]>(`/api/conversations/${conversation}/activity`, { since }, signal),
    enabled: isShown,
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
  const { data: live = none } = useQuery<readonly Activity[]>({
    queryKey: keys.happened(conversation),
    queryFn: () => client.getQueryData<Activity[]>(keys.happened(conversation)) ?? none,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const { data: employees } = useQuery({ ...employeesQuery, enabled: live.length > 0 });
  return useMemo(() => {
    const teams = [...me.teams, ...(client.getQueryData<Team[]>(keys.teams) ?? [])];
    const names = new Map([...(employees ?? []), ...teams].map((each) => [each.id, each.name]));
    return joined(
      stored,
      live.map((item) => named(item, names)),
    );
  }, [stored, live, employees, me.teams, client]);
}
