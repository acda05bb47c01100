import { useTranslation } from 'react-i18next';
import type { GuidelineAct } from '../api/types';
import classes from './activity.module.css';

const kinds = ['tag', 'set_priority', 'move_to', 'notify', 'snooze', 'close_as_spam'] as const;

interface Step {
  action?: { kind?: string };
  by?: { name: string } | null;
}

/** Each act as a line. */
export function ActsTold({ acts }: { acts: readonly GuidelineAct[] }) {
  const { t } = useTranslation('guidance');
  const stepsOf = (act: GuidelineAct): string[] =>
    act.steps.flatMap(({ action, by }: Step) => {
      const kind = kinds.find((each) => each === action?.kind);
      if (kind === undefined) return [];
      const done = t(`act.step.${kind}`);
      return [by ? t('act.left', { step: done, name: by.name }) : done];
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
