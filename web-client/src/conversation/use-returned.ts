import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../api/types';
import type { Waiting } from '../offline/store';
import { toast } from '../ui/toast';
import type { Returned } from './returned';

/**
 * Gives what was refused back to where it was written, by itself, and what still waits when its writer asks. `onReturn` is
 * told the answer, or nothing for a note; `returns` grows with each, so that what is written in begins anew.
 */
export function useReturned(
  waiting: readonly Waiting[],
  draft: Draft | null,
  onReturn: (returned: Returned | undefined) => void,
): { returns: number; edit: (item: Waiting) => void } {
  const { t } = useTranslation('offline', { useSuspense: false });
  const [returns, setReturns] = useState(0);
  const busy = useRef(false);
  const latest = useRef({ draft, onReturn, t });
  useEffect(() => {
    latest.current = { draft, onReturn, t };
  });

  const takeBack = useCallback(async (items: readonly Waiting[]): Promise<void> => {
    const [first] = items;
    if (busy.current || first === undefined) return;
    busy.current = true;
    try {
      const { takeBackNote, takeBackReplies } = await import('./returned');
      const { problemOf } = await import('../offline/standing');
      const note = first.body.kind === 'note';
      const back = note ? await takeBackNote(first) : await takeBackReplies(items, latest.current.draft);
      if (back === false || back === undefined) {
        toast.hint(latest.current.t('waiting.fixed'));
        return;
      }
      const problem = problemOf(first);
      if (note && problem !== undefined) toast.problem(problem);
      latest.current.onReturn(back === true ? undefined : back);
      setReturns((known) => known + 1);
    } finally {
      busy.current = false;
    }
  }, []);

  const refused = waiting.filter(({ standing }) => standing.kind === 'refused');
  const kind = refused[0]?.body.kind;
  const together = kind === 'reply' ? refused.filter(({ body }) => body.kind === kind) : refused.slice(0, 1);
  const wanted = together.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each set of them
  useEffect(() => {
    if (wanted !== '') void takeBack(together);
  }, [wanted, takeBack]);
  return { returns, edit: (item) => void takeBack([item]) };
}
