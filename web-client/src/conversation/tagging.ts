import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ConversationSummary, Tag, TagColor } from '../api/types';
import { useLive } from '../live/context';
import { toast } from '../ui/toast';

export const colors: readonly TagColor[] = [
  'BLUE',
  'GREEN',
  'AMBER',
  'RED',
  'PURPLE',
  'TEAL',
  'ORANGE',
  'PINK',
  'INDIGO',
  'GRAY',
];

/** The colour that the fewest tags have: new tags differ from their neighbours without anybody choosing. */
export function freshColor(tags: readonly Tag[]): TagColor {
  const count = (color: TagColor): number => tags.filter((tag) => tag.color === color).length;
  return colors.reduce((best, color) => (count(color) < count(best) ? color : best));
}

type Wish = { add: string[]; remove: string[] } | { create: string; color: TagColor };

/** Adds and takes off tags of one conversation; a new tag is added to the list first. */
export function useTagging(conversation: string) {
  const live = useLive();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wish: Wish) => {
      let change = wish;
      if ('create' in change) {
        const tag = await api.post<Tag>('/api/tags', { name: change.create, color: change.color });
        await client.invalidateQueries({ queryKey: keys.tags });
        change = { add: [tag.id], remove: [] };
      }
      return api.post<ConversationSummary>(`/api/conversations/${conversation}/tags`, change);
    },
    onSuccess: (summary) => live?.cache.applySummary(summary),
    onError: toast.problem,
  });
}
