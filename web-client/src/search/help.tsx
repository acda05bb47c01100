import { IconHistory, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button';
import classes from './search.module.css';
import { forgetSearches, recentSearches } from './typed';

const examples = [
  ['words', 'refund lamp'],
  ['phrase', '"serial number"'],
  ['start', 'batter*'],
  ['not', 'lamp -broken'],
  ['or', 'lamp OR torch'],
  ['from', 'from:anna'],
  ['subject', 'subject:invoice'],
  ['file', 'file:contract'],
  ['team', 'team:support'],
  ['holder', 'holder:me'],
  ['is', 'is:open'],
  ['tag', 'tag:urgent'],
  ['date', 'after:2026-01 before:7d'],
  ['number', '#1234'],
] as const;

/** Before anything was typed: what was looked for last, and how to look for more. */
export function SearchHelp({ onQuery }: { onQuery: (query: string) => void }) {
  const { t } = useTranslation('search');
  const [recent, setRecent] = useState(() => recentSearches(localStorage));
  return (
    <div className={classes.help}>
      {recent.length === 0 ? null : (
        <section>
          <h2 className={classes.helpTitle}>
            {t('recent')}
            <IconButton
              label={t('forget')}
              onClick={() => {
                forgetSearches(localStorage);
                setRecent([]);
              }}
            >
              <IconX size={14} stroke={1.75} />
            </IconButton>
          </h2>
          {recent.map((query) => (
            <button key={query} type="button" className={classes.recent} onClick={() => onQuery(query)}>
              <IconHistory size={15} stroke={1.75} aria-hidden="true" />
              <span>{query}</span>
            </button>
          ))}
        </section>
      )}
      <section>
        <h2 className={classes.helpTitle}>{t('how')}</h2>
        <div className={classes.examples}>
          {examples.map(([name, query]) => (
            <button key={name} type="button" className={classes.example} onClick={() => onQuery(query)}>
              <code>{query}</code>
              <span>{t(`example.${name}`)}</span>
            </button>
          ))}
        </div>
      </section>
    </div>
  );
}
