import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage, languageNames, languages } from '../i18n/i18n';
import classes from './frame.module.css';

/** The quiet page around sign-in, welcome and invitation: the name, one column, the choice of language. */
export function Frame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const { t, i18n } = useTranslation('auth');
  return (
    <div className={classes.frame}>
      <main className={classes.column}>
        <p className={classes.brand}>
          <img src="/parley.svg" alt="" width={22} height={22} />
          Parley
        </p>
        <h1 className={classes.title}>{title}</h1>
        {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
      <footer className={classes.foot}>
        <NativeSelect
          aria-label={t('language')}
          variant="unstyled"
          value={i18n.language}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (isLanguage(chosen)) void chooseLanguage(chosen);
          }}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
      </footer>
    </div>
  );
}
