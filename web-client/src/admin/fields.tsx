import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { fieldsQuery, labelOf } from '../api/fields';
import { keys } from '../api/keys';
import type { Field } from '../api/types';
import { IconButton } from '../ui/icon-button';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { FieldModal } from './field-form';
import { useChange } from './queries';

const subjects = ['CONVERSATION', 'CONTACT'] as const;
const touched = [keys.fields, keys.asides];

/** The company's own fields: on conversations and on contacts. */
export function Fields() {
  const { t } = useTranslation('house');
  const fields = useQuery(fieldsQuery);
  const [editing, setEditing] = useState<Field | 'new'>();
  return (
    <PageView
      title={t('fields.title')}
      lead={t('fields.lead')}
      actions={
        <Button variant="filled" onClick={() => setEditing('new')}>
          {t('fields.add')}
        </Button>
      }
    >
      {fields.error === null ? null : <ProblemNotice error={fields.error} />}
      {subjects.map((subject) => (
        <FieldTable
          key={subject}
          subject={subject}
          fields={(fields.data ?? []).filter((field) => field.subject === subject)}
          onEdit={setEditing}
        />
      ))}
      {editing === undefined ? null : (
        <FieldModal field={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </PageView>
  );
}

function FieldTable({
  subject,
  fields,
  onEdit,
}: {
  subject: Field['subject'];
  fields: Field[];
  onEdit: (field: Field) => void;
}) {
  const { t, i18n } = useTranslation('house');
  const { t: admin } = useTranslation('admin');
  const restore = useChange((id: string) => api.post(`/api/fields/${id}/restore`), touched);
  const remove = useChange(
    (field: Field) => api.delete(`/api/fields/${field.id}`),
    touched,
    (_, field) =>
      toast.undoable(t('fields.removed', { label: labelOf(field, i18n.language) }), t('undo'), () =>
        restore.mutate(field.id),
      ),
  );
  const order = useChange((ids: string[]) => api.put('/api/fields/order', { ids }), touched);
  const move = (at: number, by: number): void => {
    const ids = fields.map((field) => field.id);
    const [moved] = ids.splice(at, 1);
    if (moved !== undefined) order.mutate(ids.toSpliced(at + by, 0, moved));
  };
  const error = remove.error ?? restore.error ?? order.error;
  return (
    <section style={{ marginTop: 24 }}>
      <h2 className={classes.splitTitle}>{t(`fields.of.${subject}`)}</h2>
      {error === null ? null : <ProblemNotice error={error} />}
      {fields.length === 0 ? <p className={classes.quiet}>{t('fields.none')}</p> : null}
      {fields.length === 0 ? null : (
        <table className={classes.table} style={{ marginTop: 12 }}>
          <thead>
            <tr>
              <th>{t('fields.label')}</th>
              <th>{t('fields.type')}</th>
              <th className={classes.wideOnly}>{t('fields.key')}</th>
              <th>
                <span className="unseen">{admin('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field, at) => (
              <tr key={field.id}>
                <td className={classes.strong}>
                  {labelOf(field, i18n.language)}
                  {field.requiredOnClose ? <div className={classes.quiet}>{t('fields.required')}</div> : null}
                </td>
                <td>{t(`fields.types.${field.type}`)}</td>
                <td className={classes.wideOnly}>
                  <code>{field.key}</code>
                </td>
                <td>
                  <span className={classes.rowActions}>
                    {at === 0 ? null : (
                      <IconButton label={t('fields.up')} onClick={() => move(at, -1)}>
                        <IconArrowUp size={15} stroke={1.75} />
                      </IconButton>
                    )}
                    {at === fields.length - 1 ? null : (
                      <IconButton label={t('fields.down')} onClick={() => move(at, 1)}>
                        <IconArrowDown size={15} stroke={1.75} />
                      </IconButton>
                    )}
                    <Button variant="subtle" onClick={() => onEdit(field)}>
                      {admin('edit')}
                    </Button>
                    <Button variant="subtle" onClick={() => remove.mutate(field)}>
                      {t('tags.remove')}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
