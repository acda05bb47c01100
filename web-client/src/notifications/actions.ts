import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { NotificationPreferences, Notifications } from '../api/types';
import { toast } from '../ui/toast';

type Marking = { kind: 'read' | 'unread'; conversation: string } | { kind: 'all'; upTo: string };

/** The panel's answer as it will be; the server's own comes after it. */
export function marked(known: Notifications, marking: Marking): Notifications {
  const lines = known.lines.map((line) => {
    if (marking.kind === 'all') return line.id <= marking.upTo ? { ...line, unread: 0, rings: false } : line;
    if (line.conversationId !== marking.conversation) return line;
    return { ...line, unread: marking.kind === 'read' ? 0 : Math.max(1, line.unread), rings: false };
  });
  const read = new Set(lines.filter((line) => line.unread === 0).map((line) => line.conversationId));
  const added = marking.kind === 'unread' ? [marking.conversation] : [];
  const unread = [...new Set([...added, ...known.unread])].filter((id) => !read.has(id));
  return { lines, unread };
}

export function useMark() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (marking: Marking) =>
      marking.kind === 'all'
        ? api.post('/api/notifications/read', { upTo: marking.upTo })
        : api.post(`/api/notifications/${marking.kind}`, { conversation: marking.conversation }),
    onMutate: (marking) => {
      client.setQueryData<Notifications>(keys.notifications, (known) =>
        known === undefined ? known : marked(known, marking),
      );
    },
    onError: toast.problem,
    onSettled: () => client.invalidateQueries({ queryKey: keys.notifications }),
  });
}

/** Tomorrow at eight by this device's clock. */
export function tomorrow(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8);
}

/** Changes of my preferences reach the server in the order in which I made them. */
export const oneAfterTheOther = {
  mutationKey: keys.notificationPreferences,
  scope: { id: 'notification-preferences' },
};

/** Whether the change that is just answered has none after it. */
export function isLast(client: QueryClient): boolean {
  return client.isMutating({ mutationKey: oneAfterTheOther.mutationKey }) <= 1;
}

/** The server's answer, unless I changed something since: then a later answer holds this change too. */
export function keepIfLast(client: QueryClient, saved: NotificationPreferences): void {
  if (isLast(client)) client.setQueryData(keys.notificationPreferences, saved);
}

export function usePause(onDone?: (preferences: NotificationPreferences) => void) {
  const client = useQueryClient();
  return useMutation({
    ...oneAfterTheOther,
    mutationFn: (until: Date | undefined) =>
      api.put<NotificationPreferences>('/api/me/notifications/pause', { until: until?.toISOString() }),
    onSuccess: (preferences) => {
      keepIfLast(client, preferences);
      onDone?.(preferences);
    },
    onError: toast.problem,
  });
}
