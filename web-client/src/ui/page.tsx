import type { ReactNode } from 'react';
import { MenuButton } from './menu-button';
import classes from './page.module.css';

/** A page beside the inbox (settings, admin): a title, one sentence, its actions, and sections below. */
export function PageView({
  title,
  lead,
  actions,
  wide = false,
  menu = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  /** For a page without a bar of its own that leads to the side bar. */
  menu?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.scroll}>
      <div className={classes.page} data-wide={wide || undefined}>
        <header className={classes.head}>
          <div>
            {menu ? <MenuButton /> : null}
            <h1 className={classes.title}>{title}</h1>
            {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
          </div>
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}

/** A part of a page, divided by a line and not by a box. */
export function Section({
  title,
  lead,
  actions,
  children,
}: {
  title?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      {title === undefined ? null : (
        <div className={classes.sectionHead}>
          <div>
            <h2 className={classes.sectionTitle}>{title}</h2>
            {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
          </div>
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
