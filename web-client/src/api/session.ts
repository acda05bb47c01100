import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './client';
import { personHere } from './device';
import { keys } from './keys';
import type { AuthState, Employee, Me, Role } from './types';

/** Asked also when the browser says that it is offline; where this device keeps something to begin with, once is enough. */
const atTheStart = {
  networkMode: 'always' as const,
  retry: (count: number) => personHere() === undefined && count < 3,
};

export const authStateQuery = queryOptions({
  queryKey: keys.authState,
  queryFn: ({ signal }) => api.get<AuthState>('/auth/state', undefined, signal),
  staleTime: 0,
  ...atTheStart,
});

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get<Me>('/api/me', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
  ...atTheStart,
});

export const employeesQuery = queryOptions({
  queryKey: keys.employees,
  queryFn: ({ signal }) => api.get<Employee[]>('/api/employees', undefined, signal),
  staleTime: 60_000,
});

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

const rank: Record<Role, number> = { EMPLOYEE: 0, AGENT: 1, MANAGER: 2, ADMINISTRATOR: 3 };

export function atLeast(me: Me, role: Role): boolean {
  return rank[me.role] >= rank[role];
}
