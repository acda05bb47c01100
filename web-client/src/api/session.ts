import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { AuthState, Employee, Me, Role } from './types';

export const authStateQuery = queryOptions({
  queryKey: keys.authState,
  queryFn: ({ signal }) => api.get<AuthState>('/auth/state', undefined, signal),
  staleTime: 0,
});

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get<Me>('/api/me', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
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
