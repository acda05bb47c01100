import { Button, Switch } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { shortTime } from '../lib/time';
import { Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { pictureOf } from '../ui/satisfaction';
import { Waiting } from '../ui/waiting';
import { answersQuery, type Scope } from './queries';
import classes from './satisfaction.module.css';

/** What customers said, the newest first; each leads to its conversation. */
export function Answers({ scope }: { scope: Scope }) {
  const { t, i18n } = useTranslation('survey');
  const { timeZone } = useMe();
  const [worded, setWorded] = useState(true);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(answersQuery(scope, worded));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={t(worded ? 'page.comments' : 'page.answers')}
      actions={
        <Switch
          label={t('page.withComment')}
          checked={worded}
          onChange={(event) => setWorded(event.currentTarget.checked)}
        />
      }
    >
      {error === null ? null : <ProblemNotice error={error} />}
      {data === undefined && error === null ? <Waiting /> : null}
      {data !== undefined && items.length === 0 ? <p className={classes.lead}>{t('page.noComments')}</p> : null}
      <ul className={classes.answers}>
        {items.map((said) => (
          <li key={said.conversationId} className={classes.said} data-bad={said.score <= 2 || undefined}>
            <span className={classes.picture} aria-hidden="true">
              {pictureOf(said.score, said.scale)}
            </span>
            <div className={classes.words}>
              {said.comment === '' ? null : <p className={classes.comment}>{said.comment}</p>}
              <p className={classes.lead}>
                <span className="numbers">{said.score}/5</span> ·{' '}
                <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation: said.conversationId }}>
                  {t('page.open', { number: said.number, subject: said.subject || t('page.noSubject') })}
                </Link>{' '}
                · {[said.contact, said.employee, said.team].filter(Boolean).join(' · ')} ·{' '}
                <time dateTime={said.answeredAt}>{shortTime(said.answeredAt, i18n.language, timeZone)}</time>
              </p>
            </div>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
          {t('page.more')}
        </Button>
      ) : null}
    </Section>
  );
}
