import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem';

const reasons = [
  'UNKNOWN_FILTER',
  'UNKNOWN_VALUE',
  'NO_VALUE',
  'NOT_A_DATE',
  'NOT_A_NUMBER',
  'NOT_IN_OR',
  'NOT_NEGATIVE',
  'CLOSED_TOO_OFTEN',
  'TOO_LONG',
] as const;

/** What to write instead, in the reader's language; while somebody types this is a hint and no alarm. */
export function SearchProblem({ error }: { error: Error }) {
  const { t } = useTranslation('search');
  if (!isProblem(error, 'search-query')) return <ProblemNotice error={error} />;
  const { reason, what, possible } = error.body as { reason?: string; what?: string; possible?: string[] };
  const known = reasons.find((each) => each === reason);
  return (
    <Notice tone="warn">
      {known === undefined ? error.detail : t(`problem.${known}`, { what, possible: (possible ?? []).join(', ') })}
    </Notice>
  );
}
