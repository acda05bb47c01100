import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Message } from '../api/types';
import { printedSpan } from '../lib/time';
import { OnlineButton } from '../live/online-button';
import classes from './earlier-words.module.css';
import { earlierWordsQuery } from './queries';

/** What a message said before its writer changed it, the latest of it first, above the words of now. */
export function EarlierWords({ id, message }: { id: string; message: Message }) {
  const { t, i18n } = useTranslation('answering', { useSuspense: false });
  const me = useMe();
  const { data, isError, refetch } = useQuery(earlierWordsQuery(message));
  return (
    <section id={id} className={classes.earlier} aria-label={t('mark.before.title')} aria-busy={data === undefined}>
      <p className={classes.title} aria-hidden="true">
        {t('mark.before.title')}
      </p>
      {isError ? (
        <p className={classes.failed}>
          {t('mark.before.failed')} <OnlineButton onClick={() => void refetch()}>{t('mark.before.again')}</OnlineButton>
        </p>
      ) : null}
      <ol className={classes.words}>
        {data?.toReversed().map(({ text, from, until }) => (
          <li key={until}>
            <p className={classes.span}>{printedSpan(from, until, i18n.language, me.timeZone)}</p>
            <p className={classes.text} dir="auto" data-none={text === '' || undefined}>
              {text === '' ? t('mark.before.none') : text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
