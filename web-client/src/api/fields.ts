import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { Field } from './types';

/** The company's own fields in their order; an event says when they are defined differently. */
export const fieldsQuery = queryOptions({
  queryKey: keys.fields,
  queryFn: ({ signal }) => api.get<Field[]>('/api/fields', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What a field is called in the reader's language. */
export function labelOf(field: Pick<Field, 'label' | 'labels'>, language: string): string {
  return field.labels[language] || field.label;
}
