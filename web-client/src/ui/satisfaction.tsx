import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

const faces: Record<number, string> = { 1: '😞', 2: '🙁', 3: '😐', 4: '🙂', 5: '😀' };

/** The picture of a rating, as the customer saw it. */
export function pictureOf(score: number, scale: 'FACES' | 'THUMBS' | string = 'FACES'): string {
  if (scale === 'THUMBS') return score >= 4 ? '👍' : '👎';
  return faces[score] ?? '';
}

function Mark({ score }: { score: number }) {
  const { t } = useTranslation('survey');
  return (
    <span title={t('mark', { score })} style={{ display: 'inline-flex', gap: 3 }}>
      <span aria-hidden="true">{pictureOf(score)}</span>
      <span className="numbers" aria-hidden="true">
        {score}/5
      </span>
      <span className="unseen">{t('mark', { score })}</span>
    </span>
  );
}

/** What the customer said of our help; nothing where they said nothing. */
export function SatisfactionMark({ score }: { score: number | undefined }) {
  if (score === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Mark score={score} />
    </Suspense>
  );
}
