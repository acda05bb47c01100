import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ViewField } from '../api/types';
import { IconButton } from '../ui/icon-button';
import {
  type Draft,
  type GroupDraft,
  isGroup,
  newKey,
  newRow,
  operatorOf,
  operatorsOf,
  type RowDraft,
  withOperator,
} from './filter-draft';
import classes from './filter-editor.module.css';
import { FilterValue } from './filter-value';
import type { FilterWords } from './filter-words';

const deepest = 4;
/** Known to the server, of no use to people. */
const hidden = ['contact', 'invited'];

interface Shared {
  fields: readonly ViewField[];
  words: FilterWords;
  onChange: (key: number, next: Draft | undefined) => void;
}

/** One group of conditions, and the groups in it. */
export function FilterGroup({ group, depth, ...shared }: Shared & { group: GroupDraft; depth: number }) {
  const { t } = useTranslation('view');
  const { fields, onChange } = shared;
  const add = (part: Draft): void => onChange(group.key, { ...group, parts: [...group.parts, part] });
  const [first] = fields;
  return (
    <fieldset className={classes.group} data-nested={depth > 1 || undefined}>
      <legend className="unseen">{t('editor.group')}</legend>
      <div className={classes.mode}>
        <SegmentedControl
          size="xs"
          aria-label={t('editor.mode')}
          value={group.mode}
          onChange={(mode) => onChange(group.key, { ...group, mode: mode as GroupDraft['mode'] })}
          data={(['all', 'any', 'none'] as const).map((mode) => ({ value: mode, label: t(`editor.${mode}`) }))}
        />
        {depth > 1 ? (
          <IconButton label={t('editor.removeGroup')} onClick={() => onChange(group.key, undefined)}>
            <IconTrash size={15} stroke={1.75} />
          </IconButton>
        ) : null}
      </div>
      <ul className={classes.parts}>
        {group.parts.map((part) => (
          <li key={part.key}>
            {isGroup(part) ? (
              <FilterGroup group={part} depth={depth + 1} {...shared} />
            ) : (
              <FilterRow row={part} {...shared} />
            )}
          </li>
        ))}
      </ul>
      <div className={classes.add}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={2} />}
          disabled={first === undefined}
          data-autofocus={depth === 1 || undefined}
          onClick={() => first && add(newRow(fields.find((field) => field.field === 'tag') ?? first))}
        >
          {t('editor.addCondition')}
        </Button>
        {depth < deepest ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} stroke={2} />}
            onClick={() => add({ key: newKey(), mode: 'any', parts: [] })}
          >
            {t('editor.addGroup')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function FilterRow({ row, fields, words, onChange }: Shared & { row: RowDraft }) {
  const { t } = useTranslation('view');
  const known = fields.find((field) => field.field === row.condition.field);
  const change = (next: RowDraft): void => onChange(row.key, next);
  return (
    <div className={classes.row}>
      <Select
        aria-label={t('editor.field')}
        size="xs"
        searchable
        allowDeselect={false}
        className={classes.field}
        value={row.condition.field}
        data={fields
          .filter((field) => !hidden.includes(field.field))
          .map((field) => ({ value: field.field, label: words.field(field.field) }))}
        onChange={(name) => {
          const next = fields.find((field) => field.field === name);
          if (next !== undefined) change({ ...newRow(next), key: row.key });
        }}
      />
      {known === undefined ? null : (
        <>
          <Select
            aria-label={t('editor.operator')}
            size="xs"
            allowDeselect={false}
            className={classes.operator}
            value={operatorOf(row)}
            data={operatorsOf(known).map((operator) => ({
              value: operator,
              label: t(`operator.${operator.replace('not ', 'not_')}` as 'operator.in'),
            }))}
            onChange={(operator) => operator !== null && change(withOperator(row, operator))}
          />
          <div className={classes.value}>
            <FilterValue
              field={known}
              condition={row.condition}
              words={words}
              onChange={(condition) => change({ ...row, condition })}
            />
          </div>
        </>
      )}
      <IconButton label={t('editor.remove')} onClick={() => onChange(row.key, undefined)}>
        <IconTrash size={15} stroke={1.75} />
      </IconButton>
    </div>
  );
}
