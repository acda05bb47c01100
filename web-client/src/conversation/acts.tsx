import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { GuidelineAct } from '../api/types';
import classes from './activity.module.css';

const kinds = ['tag', 'set_priority', 'move_to', 'notify', 'snooze', 'close_as_spam'] as const;
const step = z.object({
  action: z.object({ kind: z.enum(kinds) }),
  by: z.object({ name: z.string() }).nullish(),
});

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
      <Told acts={acts} />
    </Suspense>
  );
}

function Told({ acts }: { acts: readonly GuidelineAct[] }) {
  const { t } = useTranslation('guidance');
  const stepsOf = (act: GuidelineAct): string[] =>
    act.steps.flatMap((raw) => {
      const read = step.safeParse(raw);
      if (!read.success) return [];
      const done = t(`act.step.${read.data.action.kind}`);
      return [read.data.by ? t('act.left', { step: done, name: read.data.by.name }) : done];
    });
  return (
    <ul className={classes.lines}>
      {acts.map((act) => (
        <li key={act.guidelineId} className={classes.line} title={act.reason}>
          <span>
            {t('act.because', { name: act.name, version: act.guidelineVersion })}
            {act.words.length === 0 ? '' : ` (${act.words.map((word) => `“${word}”`).join(', ')})`}
            {': '}
            {stepsOf(act).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
