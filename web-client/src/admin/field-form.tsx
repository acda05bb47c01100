import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { Field } from '../api/types';
import { languageNames, languages } from '../i18n/i18n';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { useChange } from './queries';

const types = ['TEXT', 'NUMBER', 'DATE', 'BOOLEAN', 'CHOICE', 'CHOICES', 'LINK'] as const;
const subjects = ['CONVERSATION', 'CONTACT'] as const;

/** The choices as lines of text; a line that was there before keeps its value. */
function choicesFrom(text: string, before: Field['choices']): { value?: string; label: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((label) => {
      const known = before.find((choice) => choice.label === label);
      return known === undefined ? { label } : { label, value: known.value };
    });
}

/** What a field is called and may hold. What it holds cannot change later, because its values would be lost. */
export function FieldModal({ field, onClose }: { field: Field | undefined; onClose: () => void }) {
  const { t } = useTranslation('house');
  const { t: common } = useTranslation();
  const [label, setLabel] = useState(field?.label ?? '');
  const [labels, setLabels] = useState<Record<string, string>>(field?.labels ?? {});
  const [subject, setSubject] = useState<Field['subject']>(field?.subject ?? 'CONVERSATION');
  const [type, setType] = useState<Field['type']>(field?.type ?? 'TEXT');
  const [choices, setChoices] = useState(field?.choices.map((choice) => choice.label).join('\n') ?? '');
  const [required, setRequired] = useState(field?.requiredOnClose ?? false);
  const save = useChange(
    (body: object) =>
      field === undefined ? api.post('/api/fields', body) : api.patch(`/api/fields/${field.id}`, body),
    [keys.fields, keys.asides],
    onClose,
  );
  const chooses = type === 'CHOICE' || type === 'CHOICES';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      ...(field === undefined ? { subject, type } : {}),
      label: label.trim(),
      labels,
      ...(chooses ? { choices: choicesFrom(choices, field?.choices ?? []) } : {}),
      requiredOnClose: subject === 'CONVERSATION' && required,
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={field?.label ?? t('fields.add')}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('fields.label')}
          value={label}
          required
          maxLength={100}
          data-autofocus
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        {field === undefined ? (
          <div className={classes.row}>
            <NativeSelect
              label={t('fields.subject')}
              value={subject}
              data={subjects.map((each) => ({ value: each, label: t(`fields.of.${each}`) }))}
              onChange={({ currentTarget }) => setSubject(currentTarget.value as Field['subject'])}
            />
            <NativeSelect
              label={t('fields.type')}
              value={type}
              data={types.map((each) => ({ value: each, label: t(`fields.types.${each}`) }))}
              onChange={({ currentTarget }) => setType(currentTarget.value as Field['type'])}
            />
          </div>
        ) : null}
        {chooses ? (
          <Textarea
            label={t('fields.choices')}
            description={t('fields.choicesLead')}
            autosize
            minRows={3}
            maxRows={12}
            value={choices}
            onChange={({ currentTarget }) => setChoices(currentTarget.value)}
          />
        ) : null}
        <details>
          <summary>{t('fields.otherLanguages')}</summary>
          <div className={classes.row} style={{ marginTop: 8 }}>
            {languages.map((language) => (
              <TextInput
                key={language}
                label={languageNames[language]}
                value={labels[language] ?? ''}
                maxLength={100}
                onChange={({ currentTarget }) => setLabels({ ...labels, [language]: currentTarget.value })}
              />
            ))}
          </div>
        </details>
        {subject === 'CONVERSATION' ? (
          <Checkbox
            label={t('fields.required')}
            checked={required}
            onChange={({ currentTarget }) => setRequired(currentTarget.checked)}
          />
        ) : null}
        {save.error === null ? null : <ProblemNotice error={save.error} />}
        <div className={classes.formActions}>
          <span className={classes.spacer} />
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {common('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
