import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiProblem, NoAnswer } from '../api/problem';
import { Notice } from './notice';

/** What went wrong, as a sentence that says what to do; the server's own words where they help. */
export function sentenceOf(error: unknown, t: TFunction<'app'>): string {
  if (error instanceof NoAnswer) return t('problem.noAnswer');
  if (!(error instanceof ApiProblem)) return t('problem.unexpected');
  if (error.status === 429) return t('problem.tooMany', { seconds: error.retryAfterSeconds ?? 60 });
  if (error.status === 403) return error.detail ?? t('problem.forbidden');
  if (error.status === 404) return error.detail ?? t('problem.notFound');
  if (error.status >= 500) return t('problem.server');
  return error.detail ?? error.title;
}

export function ProblemNotice({ error, action }: { error: unknown; action?: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" action={action}>
      {sentenceOf(error, t)}
    </Notice>
  );
}
