import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Filter, Sort } from './filter';
import { keys } from './keys';
import type { SavedView as SavedViewAnswer, ViewField, ViewsAnswer } from './types';

/** The server describes a filter only as an object. */
export type SavedView = Omit<SavedViewAnswer, 'filter'> & { filter: Filter };

export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: async ({ signal }) =>
    (await api.get<ViewsAnswer>('/api/views', undefined, signal)).items as unknown as SavedView[],
  staleTime: 10 * 60_000,
});

export const fieldsQuery = queryOptions({
  queryKey: keys.viewFields,
  queryFn: async ({ signal }) => (await api.get<{ items: ViewField[] }>('/api/views/fields', undefined, signal)).items,
  staleTime: 60_000,
});

export interface ViewWanted {
  name: string;
  icon: string;
  filter: Filter;
  sort: Sort;
  sharing: SavedView['sharing'];
  teamId?: string | undefined;
  version?: number;
}
