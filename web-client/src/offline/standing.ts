import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { useOffline } from '../live/connection';
import { sentenceOf } from '../ui/problem';
import { toast } from '../ui/toast';
import type { NewWaiting, Waiting } from './store';
import { outboxHere } from './waiting';

/** Why the server did not take it, as it said. */
export function problemOf({ standing }: Waiting): ApiProblem | undefined {
  return standing.kind === 'refused' ? new ApiProblem(standing.status, { ...standing.problem }) : undefined;
}

/** How an answer that waits stands, in a sentence. */
export function useStandingWords(item: Waiting): string {
  const { t } = useTranslation('offline');
  const { t: common } = useTranslation();
  const offline = useOffline();
  const problem = problemOf(item);
  if (problem !== undefined) return t('waiting.refused', { why: sentenceOf(problem, common) });
  if (item.standing.kind === 'asked') return t('waiting.asked');
  return t(offline ? 'waiting.waits' : 'waiting.soon');
}

/** Thrown away, with the way back for as long as the word about it is shown. */
export async function discardWaiting(item: Waiting, t: TFunction<'offline'>): Promise<void> {
  const taken = await outboxHere.get()?.withdraw(item.id);
  if (taken === undefined) {
    toast.hint(t('waiting.fixed'));
    return;
  }
  const { id: _, at: __, ...again } = taken;
  const back: NewWaiting = { ...again, standing: { kind: 'waiting' } };
  toast.undoable(t('waiting.discarded'), t('waiting.undo'), () => void outboxHere.get()?.add(back));
}
