import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { GuidelineAct } from '../api/types';

const ActsTold = lazy(() => import('./acts-told').then((module) => ({ default: module.ActsTold })));

const none: readonly GuidelineAct[] = [];

/** What guidelines did about the messages of a conversation; asked anew when there is another message. */
export function useActs(conversation: string, lastSeq: number): readonly GuidelineAct[] {
  const { data = none } = useQuery({
    queryKey: keys.acts(conversation, lastSeq),
    queryFn: () => api.get<GuidelineAct[]>(`/api/conversations/${conversation}/acts`),
    placeholderData: keepPreviousData,
  });
  return data;
}

/** Below a message: because of which guideline and words something was done with it. */
export function ActLines({ acts }: { acts: readonly GuidelineAct[] }) {
  if (acts.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ActsTold acts={acts} />
    </Suspense>
  );
}
