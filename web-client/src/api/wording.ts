import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { CannedReply, Language, Variables } from './types';

/** Answers written in advance that I may use, the most used first. */
export const cannedQuery = queryOptions({
  queryKey: keys.canned,
  queryFn: ({ signal }) => api.get<CannedReply[]>('/api/canned-replies', undefined, signal),
  staleTime: 60_000,
});

/** What places in them stand for in one conversation. */
export const variablesQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['variables', conversation],
    queryFn: ({ signal }) => api.get<Variables>(`/api/conversations/${conversation}/variables`, undefined, signal),
    staleTime: 30_000,
  });

/** The words in this language, or in the company's, or in whichever there are. */
export function variantOf(
  reply: CannedReply,
  language: Language,
  otherwise: Language,
): CannedReply['variants'][number] {
  const { variants } = reply;
  const found = (wanted: Language) => variants.find((each) => each.language === wanted);
  return found(language) ?? found(otherwise) ?? variants[0] ?? { language, html: '', text: '' };
}
