import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../api/filter';
import type { ViewField } from '../api/types';
import classes from './filter-editor.module.css';
import { amountOf, durationOf, type FilterWords, kindOf, type Unit, units } from './filter-words';

/** What a condition compares with: the input that fits the field. */
export function FilterValue({
  field,
  condition,
  words,
  onChange,
}: {
  field: ViewField;
  condition: Condition;
  words: FilterWords;
  onChange: (condition: Condition) => void;
}) {
  const { t } = useTranslation('view');
  const kind = kindOf(condition);
  const set = (value: string | string[] | number): void => onChange({ field: condition.field, [kind]: value });
  const label = t('editor.value');
  switch (kind) {
    case 'present':
      return null;
    case 'in':
    case 'has':
      return <Values field={field} chosen={condition[kind] ?? []} words={words} onChange={set} />;
    case 'atLeast':
    case 'atMost':
      return (
        <NumberInput aria-label={label} size="xs" value={condition[kind] ?? ''} onChange={(n) => set(Number(n))} />
      );
    case 'before':
    case 'after':
      return (
        <TextInput
          aria-label={label}
          size="xs"
          type="datetime-local"
          value={localOf(condition[kind])}
          onChange={(event) => {
            const time = new Date(event.currentTarget.value);
            set(Number.isNaN(time.getTime()) ? '' : time.toISOString());
          }}
        />
      );
    case 'olderThan':
    case 'newerThan':
    case 'nextWithin':
      return <Duration value={condition[kind] ?? 'PT1H'} onChange={set} />;
    case 'beforeDay':
    case 'fromDay':
      return (
        <TextInput
          aria-label={label}
          size="xs"
          type="date"
          value={condition[kind] ?? ''}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          aria-label={label}
          size="xs"
          maxLength={200}
          value={condition[kind] ?? ''}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
}

/** A time in the form that the browser's own input takes, in the browser's time zone. */
function localOf(time: string | undefined): string {
  if (time === undefined || time === '') return '';
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function Values({
  field,
  chosen,
  words,
  onChange,
}: {
  field: ViewField;
  chosen: string[];
  words: FilterWords;
  onChange: (values: string[]) => void;
}) {
  const { t } = useTranslation('view');
  const label = t('editor.value');
  const listed = field.words.length > 0 || field.choices.length > 0;
  if (field.type === 'TEXT' || (field.type === 'CUSTOM' && !listed)) {
    return <TagsInput aria-label={label} size="xs" value={chosen} onChange={onChange} maxTags={50} clearable />;
  }
  const people = field.type === 'EMPLOYEE' || field.type === 'EMPLOYEES';
  const ids = [...(people ? ['me'] : []), ...field.words, ...field.choices.map((choice) => choice.id)];
  const data = [...new Set([...ids, ...chosen])].map((value) => ({ value, label: words.value(field.field, value) }));
  return (
    <MultiSelect
      aria-label={label}
      size="xs"
      searchable
      value={chosen}
      data={data}
      onChange={onChange}
      nothingFoundMessage={t('editor.nothing')}
      placeholder={chosen.length === 0 ? t('editor.choose') : ''}
    />
  );
}

function Duration({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('view');
  const { amount, unit } = amountOf(value);
  return (
    <div className={classes.duration}>
      <NumberInput
        aria-label={t('editor.value')}
        size="xs"
        min={0}
        max={100_000}
        value={amount}
        onChange={(next) => onChange(durationOf(Number(next), unit))}
      />
      <Select
        aria-label={t('editor.unit')}
        size="xs"
        allowDeselect={false}
        value={unit}
        data={units.map((each) => ({ value: each, label: t(`unit.${each}`) }))}
        onChange={(next) => next !== null && onChange(durationOf(amount, next as Unit))}
      />
    </div>
  );
}
