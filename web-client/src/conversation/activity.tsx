import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Activity } from '../api/types';
import { clock, fullTime } from '../lib/time';
import classes from './activity.module.css';
import { sentenceOf } from './activity-text';

/** More than these in a row are folded: the newest stay in sight. */
const shownAtOnce = 3;

/** What happened between two messages, one quiet line for each thing. */
export function Lines({ items }: { items: readonly Activity[] }) {
  if (items.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Told items={items} />
    </Suspense>
  );
}

function Told({ items }: { items: readonly Activity[] }) {
  const { t, i18n } = useTranslation('house');
  const me = useMe();
  const [unfolded, setUnfolded] = useState(false);
  const told = items.flatMap((item) => {
    const sentence = sentenceOf(item, t, i18n.language);
    return sentence === undefined ? [] : [{ item, sentence }];
  });
  if (told.length === 0) return null;
  const folded = unfolded || told.length <= shownAtOnce ? 0 : told.length - shownAtOnce + 1;
  return (
    <ul className={classes.lines} aria-label={t('activity.label')}>
      {folded === 0 ? null : (
        <li>
          <button type="button" className={classes.more} onClick={() => setUnfolded(true)}>
            {t('activity.more', { count: folded })}
          </button>
        </li>
      )}
      {told.slice(folded).map(({ item, sentence }) => (
        <li key={`${item.version} ${item.type}`} className={classes.line}>
          <span>{sentence}</span>
          <time className={classes.time} dateTime={item.at} title={fullTime(item.at, i18n.language, me.timeZone)}>
            {clock(item.at, i18n.language, me.timeZone)}
          </time>
        </li>
      ))}
    </ul>
  );
}
