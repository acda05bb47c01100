import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { fullTime, printedMoment } from '../lib/time';
import { useNow } from './age';
import classes from './due.module.css';

const soon = 15 * 60_000;

/** When the next promise to the customer is due: calm, and red only once it is broken. */
export function DueMark({ at }: { at: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useMe();
  const now = useNow();
  if (at === undefined) return null;
  const left = Date.parse(at) - now;
  return (
    <span
      className={classes.due}
      data-late={left <= 0 || undefined}
      data-soon={(left > 0 && left < soon) || undefined}
      title={fullTime(at, i18n.language, timeZone)}
    >
      <IconHourglass size={12} stroke={1.75} aria-hidden="true" />
      <span className="unseen">{left <= 0 ? t('due.was') : t('due.is')} </span>
      {printedMoment(at, now, i18n.language, timeZone)}
    </span>
  );
}
