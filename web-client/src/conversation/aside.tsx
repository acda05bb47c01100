import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { fieldsQuery } from '../api/fields';
import { keys } from '../api/keys';
import { useMe } from '../api/session';
import type { Aside as AsideAnswer, ConversationSummary, Field } from '../api/types';
import { nameOf } from '../lib/names';
import { shortTime } from '../lib/time';
import { IconButton } from '../ui/icon-button';
import { ProblemNotice } from '../ui/problem';
import { Waiting } from '../ui/waiting';
import classes from './aside.module.css';
import { FieldEditor } from './aside-field';
import { RelatedSection } from './aside-related';
import { showAside } from './aside-state';

/** Beside the conversation: its own fields, who writes, and what else they wrote about. */
export function Aside({ summary }: { summary: ConversationSummary }) {
  const { t } = useTranslation('house');
  const aside = useQuery({
    queryKey: keys.aside(summary.id),
    queryFn: ({ signal }) => api.get<AsideAnswer>(`/api/conversations/${summary.id}/aside`, undefined, signal),
    staleTime: 30_000,
  });
  const fields = useQuery(fieldsQuery);
  const of = (subject: Field['subject']): Field[] => (fields.data ?? []).filter((field) => field.subject === subject);
  return (
    <aside className={classes.aside} aria-label={t('aside.label')}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('aside.contact')}</h3>
        <IconButton label={t('aside.close')} keys="i" onClick={() => showAside(false)}>
          <IconX size={16} stroke={1.75} />
        </IconButton>
      </div>
      {aside.error === null ? null : <ProblemNotice error={aside.error} />}
      {aside.data === undefined ? (
        aside.isError ? null : (
          <Waiting />
        )
      ) : (
        <>
          <Contact aside={aside.data} fields={of('CONTACT')} conversation={summary.id} />
          <FieldSection
            title={t('aside.fields')}
            fields={of('CONVERSATION')}
            values={aside.data.fields}
            path={`/api/conversations/${summary.id}/fields`}
            conversation={summary.id}
          />
          <RelatedSection conversation={summary.id} />
          <Others others={aside.data.others} />
        </>
      )}
    </aside>
  );
}

function Contact({ aside, fields, conversation }: { aside: AsideAnswer; fields: Field[]; conversation: string }) {
  const { t, i18n } = useTranslation('house');
  const me = useMe();
  const { contact } = aside;
  return (
    <section className={classes.section}>
      <p className={classes.name}>{nameOf({ name: contact.name, handle: '' })}</p>
      <ul className={classes.handles}>
        {contact.identities.map((identity) => (
          <li key={`${identity.kind} ${identity.handle}`}>{nameOf({ name: '', handle: identity.handle })}</li>
        ))}
      </ul>
      <p className={classes.quiet}>
        {t('aside.since', { time: shortTime(contact.since, i18n.language, me.timeZone) })}
      </p>
      {fields.length === 0 ? null : (
        <div className={classes.fields} style={{ marginTop: 10 }}>
          {fields.map((field) => (
            <FieldEditor
              key={field.id}
              field={field}
              value={contact.fields[field.key]}
              path={`/api/contacts/${contact.id}/fields`}
              conversation={conversation}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function FieldSection({
  title,
  fields,
  values,
  path,
  conversation,
}: {
  title: string;
  fields: Field[];
  values: Record<string, unknown>;
  path: string;
  conversation: string;
}) {
  if (fields.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{title}</h3>
      <div className={classes.fields}>
        {fields.map((field) => (
          <FieldEditor key={field.id} field={field} value={values[field.key]} path={path} conversation={conversation} />
        ))}
      </div>
    </section>
  );
}

function Others({ others }: { others: AsideAnswer['others'] }) {
  const { t } = useTranslation('house');
  const { t: app } = useTranslation();
  const { view = 'open' } = useParams({ strict: false });
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{t('aside.others')}</h3>
      {others.length === 0 ? <p className={classes.quiet}>{t('aside.noOthers')}</p> : null}
      <ul className={classes.others}>
        {others.map((other) => (
          <li key={other.id}>
            <Link
              to="/inbox/$view/$conversation"
              params={{ view, conversation: other.id }}
              className={classes.other ?? ''}
              data-closed={other.status === 'CLOSED' || undefined}
            >
              <span className={classes.otherSubject}>{other.subject || app('conversation.noSubject')}</span>
              <span className={classes.quiet}>{t(`aside.status.${other.status}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
