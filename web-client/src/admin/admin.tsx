import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { type ComponentType, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { atLeast, useMe } from '../api/session';
import { MenuButton } from '../ui/menu-button';
import classes from './admin.module.css';
import { Channels } from './channels';
import { CompanyPage } from './company';
import { Fields } from './fields';
import { LocalMailPage } from './local-mail';
import { People } from './people';
import { Promises } from './promises';
import { SetAsidePage } from './set-aside';
import { Tags } from './tags';
import { Teams } from './teams';

const sections = [
  'channels',
  'teams',
  'people',
  'promises',
  'spam',
  'tags',
  'fields',
  'company',
  'canned',
  'signatures',
  'local-mail',
  'set-aside',
] as const;
type SectionName = (typeof sections)[number];

/** What is not here is a page of another feature, below this one in the router. */
const pages: Partial<Record<SectionName, ComponentType>> = {
  channels: Channels,
  teams: Teams,
  people: People,
  promises: Promises,
  spam: lazy(() => import('./spam').then((module) => ({ default: module.SpamPage }))),
  tags: Tags,
  fields: Fields,
  company: CompanyPage,
  'local-mail': LocalMailPage,
  'set-aside': SetAsidePage,
};

/** On a phone the sections do not all fit beside each other. */
function intoSight(link: HTMLElement | null): void {
  link?.scrollIntoView({ inline: 'center', block: 'nearest' });
}

/** The managers' pages; the section is in the address. */
export function Admin() {
  const { t } = useTranslation('admin');
  const me = useMe();
  const section = useLocation({ select: ({ pathname }) => pathname.split('/')[2] });
  const current = sections.find((name) => name === section) ?? 'channels';
  const Page = pages[current] ?? Outlet;
  const shown = sections.filter((name) => name !== 'people' || atLeast(me, 'ADMINISTRATOR'));
  return (
    <div className={classes.admin}>
      <div className={classes.bar}>
        <MenuButton />
        <nav className={classes.nav} aria-label={t('title')}>
          {shown.map((name) => (
            <Link
              key={name}
              to="/admin/$section"
              params={{ section: name }}
              className={classes.link ?? ''}
              ref={name === current ? intoSight : undefined}
              aria-current={name === current ? 'page' : undefined}
            >
              {t(`sections.${name}`)}
            </Link>
          ))}
        </nav>
      </div>
      <div className={classes.main}>
        <Page />
      </div>
    </div>
  );
}
