import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Answering, Template } from './types';

/** Who will read an answer, how long it may be, until when it is taken; asked anew whenever something was said. */
export const answeringQuery = (conversation: string, lastSeq: number) =>
  queryOptions({
    queryKey: ['answering', conversation, lastSeq],
    queryFn: ({ signal }) => api.get<Answering>(`/api/conversations/${conversation}/answering`, undefined, signal),
    staleTime: 60_000,
    // What held before the last word holds until the server has said what holds now: the field does not change under the writer.
    placeholderData: (known, query) => (query?.queryKey[1] === conversation ? known : undefined),
  });

/** The messages that were prepared with the channel's provider. */
export const templatesQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['templates', conversation],
    queryFn: ({ signal }) => api.get<Template[]>(`/api/conversations/${conversation}/templates`, undefined, signal),
    // That the provider does not answer is said at once; whoever waits for it asks again.
    retry: false,
    staleTime: 60_000,
  });
