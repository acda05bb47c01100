import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Survey } from '../api/types';
import { shortTime } from '../lib/time';
import { pictureOf } from '../ui/satisfaction';
import { PlainText } from './plain-text';
import classes from './survey-answer.module.css';

/** What the customer said to the question above. */
export function SurveyAnswer({ survey }: { survey: Survey }) {
  const { t, i18n } = useTranslation('survey');
  const { timeZone } = useMe();
  const { score, scale, comment, answeredAt } = survey;
  if (score === undefined) return <p className={classes.waiting}>{t('waiting')}</p>;
  const words = scale === 'THUMBS' ? t(`thumb.${score as 1}`) : t(`score.${score as 1}`);
  return (
    <div className={classes.answer} data-bad={score <= 2 || undefined}>
      <span className={classes.picture} aria-hidden="true">
        {pictureOf(score, scale)}
      </span>
      <div className={classes.said}>
        <p className={classes.words}>
          <strong>{words}</strong> <span className="numbers">({score}/5)</span>
          {answeredAt === undefined ? null : (
            <span className={classes.when}>
              {t('answered', { at: shortTime(answeredAt, i18n.language, timeZone) })}
            </span>
          )}
        </p>
        {comment === '' ? null : <PlainText text={comment} />}
      </div>
    </div>
  );
}
