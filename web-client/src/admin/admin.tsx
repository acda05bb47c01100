import { Link, useParams } from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { useTranslation } from 'react-i18next';
import { atLeast, useMe } from '../api/session';
import classes from './admin.module.css';
import { Channels } from './channels';
import { CompanyPage } from './company';
import { LocalMailPage } from './local-mail';
import { People } from './people';
import { SetAsidePage } from './set-aside';
import { Teams } from './teams';

const sections = ['channels', 'teams', 'people', 'company', 'local-mail', 'set-aside'] as const;
type SectionName = (typeof sections)[number];

const pages: Record<SectionName, FunctionComponent> = {
  channels: Channels,
  teams: Teams,
  people: People,
  company: CompanyPage,
  'local-mail': LocalMailPage,
  'set-aside': SetAsidePage,
};

/** The managers' pages; the section is in the address. */
export function Admin() {
  const { t } = useTranslation('admin');
  const me = useMe();
  const { section } = useParams({ strict: false });
  const current = sections.find((name) => name === section) ?? 'channels';
  const Page = pages[current];
  const shown = sections.filter((name) => name !== 'people' || atLeast(me, 'ADMINISTRATOR'));
  return (
    <div className={classes.admin}>
      <nav className={classes.nav} aria-label={t('title')}>
        {shown.map((name) => (
          <Link
            key={name}
            to="/admin/$section"
            params={{ section: name }}
            className={classes.link ?? ''}
            aria-current={name === current ? 'page' : undefined}
          >
            {t(`sections.${name}`)}
          </Link>
        ))}
      </nav>
      <main className={classes.main}>
        <Page />
      </main>
    </div>
  );
}
