import { MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { labelOf } from '../api/fields';
import { keys } from '../api/keys';
import type { Field } from '../api/types';
import { useOffline } from '../live/connection';
import { sentenceOf } from '../ui/problem';
import classes from './aside.module.css';

interface EditorProps {
  field: Field;
  value: unknown;
  /** Where it is saved: the conversation's fields or the contact's. */
  path: string;
  conversation: string;
}

/** One of the company's own fields; it is saved when one is done with it, and says when it cannot be. */
export function FieldEditor({ field, value, path, conversation }: EditorProps) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const offline = useOffline();
  const save = useMutation({
    mutationFn: (next: unknown) => api.patch(path, { values: { [field.key]: next ?? null } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.aside(conversation) }),
  });
  const shown = save.isPending ? save.variables : value;
  return (
    <fieldset
      className={classes.field}
      role="presentation"
      disabled={offline}
      title={offline ? t('do.offline') : undefined}
    >
      <Input key={JSON.stringify(value)} field={field} value={shown} onSave={(next) => save.mutate(next)} />
      {save.error === null ? null : (
        <p className={classes.error} role="alert">
          {sentenceOf(save.error, t)}
        </p>
      )}
    </fieldset>
  );
}

interface InputProps {
  field: Field;
  value: unknown;
  onSave: (next: unknown) => void;
}

function Input({ field, value, onSave }: InputProps) {
  const { t, i18n } = useTranslation('house');
  const label = field.requiredOnClose
    ? t('aside.required', { label: labelOf(field, i18n.language) })
    : labelOf(field, i18n.language);
  switch (field.type) {
    case 'BOOLEAN':
      return (
        <NativeSelect
          label={label}
          value={typeof value === 'boolean' ? String(value) : ''}
          data={[
            { value: '', label: '–' },
            { value: 'true', label: t('aside.yes') },
            { value: 'false', label: t('aside.no') },
          ]}
          onChange={({ currentTarget }) => onSave(currentTarget.value === '' ? null : currentTarget.value === 'true')}
        />
      );
    case 'CHOICE':
      return (
        <NativeSelect
          label={label}
          value={String(value ?? '')}
          data={[{ value: '', label: '–' }, ...choicesOf(field, value === undefined ? [] : [String(value)])]}
          onChange={({ currentTarget }) => onSave(currentTarget.value || null)}
        />
      );
    case 'CHOICES': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return <MultiSelect label={label} value={chosen} data={choicesOf(field, chosen)} onChange={onSave} />;
    }
    default:
      return <Typed field={field} label={label} value={value} onSave={onSave} />;
  }
}

/** What is chosen stays choosable, also when the choice is no longer offered. */
function choicesOf(field: Field, chosen: readonly string[]): { value: string; label: string }[] {
  const gone = chosen.filter((value) => !field.choices.some((choice) => choice.value === value));
  return [...field.choices, ...gone.map((value) => ({ value, label: value }))];
}

function Typed({ field, label, value, onSave }: InputProps & { label: string }) {
  const { t } = useTranslation('house');
  const before = value === undefined || value === null ? '' : String(value);
  const [typed, setTyped] = useState(before);
  const done = (): void => {
    const text = typed.trim();
    if (text === before) return;
    const number = Number(text.replace(',', '.'));
    onSave(text === '' ? null : field.type === 'NUMBER' && Number.isFinite(number) ? number : text);
  };
  const input = {
    label,
    value: typed,
    onBlur: done,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setTyped(event.currentTarget.value),
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Enter' && !event.shiftKey) event.currentTarget.blur();
      if (event.key === 'Escape') {
        setTyped(before);
        event.stopPropagation();
      }
    },
  };
  if (field.type === 'TEXT') return <Textarea autosize maxRows={8} {...input} />;
  if (field.type === 'DATE') return <TextInput type="date" {...input} />;
  if (field.type === 'NUMBER') return <TextInput inputMode="decimal" {...input} />;
  return (
    <div className={classes.linkRow}>
      <TextInput type="url" placeholder="https://" {...input} />
      {/^https?:\/\//i.test(before) ? (
        <a href={before} target="_blank" rel="noopener noreferrer" aria-label={t('aside.openLink')}>
          <IconExternalLink size={16} stroke={1.75} />
        </a>
      ) : null}
    </div>
  );
}
