import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from './client';
import { keys } from './keys';
import type { Tag } from './types';

/** The company's tags by name; an event says when the list has changed. */
export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: ({ signal }) => api.get<Tag[]>('/api/tags', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

const none: readonly Tag[] = [];

/** The tags that are still in the list, in its order. */
export function useTagsOf(ids: readonly string[]): readonly Tag[] {
  const { data } = useQuery({ ...tagsQuery, enabled: ids.length > 0 });
  return useMemo(
    () => (ids.length === 0 || data === undefined ? none : data.filter((tag) => ids.includes(tag.id))),
    [ids, data],
  );
}
