import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { NotificationPreferences, Notifications } from './types';

/** What I was told, as lines of the panel; events say when it is to be asked anew. */
export const notificationsQuery = queryOptions({
  queryKey: keys.notifications,
  queryFn: ({ signal }) => api.get<Notifications>('/api/notifications', undefined, signal),
  staleTime: 5 * 60_000,
});

export const notificationPreferencesQuery = queryOptions({
  queryKey: keys.notificationPreferences,
  queryFn: ({ signal }) => api.get<NotificationPreferences>('/api/me/notifications', undefined, signal),
  staleTime: 60_000,
});
