import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { Team } from '../api/types';

export const teamsQuery = queryOptions({
  queryKey: keys.teams,
  queryFn: ({ signal }) => api.get<Team[]>('/api/teams', undefined, signal),
});
