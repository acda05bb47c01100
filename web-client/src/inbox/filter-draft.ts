import type { Condition, Filter } from '../api/filter';
import type { ViewField } from '../api/types';
import { kindOf } from './filter-words';

/** A filter as the editor holds it: every group and row has a key of its own, so that it can be moved and emptied. */
export type Draft = GroupDraft | RowDraft;

export interface GroupDraft {
  key: number;
  mode: 'all' | 'any' | 'none';
  parts: Draft[];
}

export interface RowDraft {
  key: number;
  negated: boolean;
  condition: Condition;
}

let keys = 0;

export function newKey(): number {
  keys += 1;
  return keys;
}

export function isGroup(draft: Draft): draft is GroupDraft {
  return 'parts' in draft;
}

function draftOf(filter: Filter): Draft {
  if ('all' in filter) return { key: newKey(), mode: 'all', parts: filter.all.map(draftOf) };
  if ('any' in filter) return { key: newKey(), mode: 'any', parts: filter.any.map(draftOf) };
  if (!('not' in filter)) return { key: newKey(), negated: false, condition: filter };
  const inside = draftOf(filter.not);
  if (!isGroup(inside)) return { ...inside, negated: !inside.negated };
  if (inside.mode === 'any') return { ...inside, mode: 'none' };
  return { key: newKey(), mode: 'none', parts: [inside] };
}

/** The editor's outermost part is always a group. */
export function groupOf(filter: Filter | undefined): GroupDraft {
  const draft = filter === undefined ? undefined : draftOf(filter);
  if (draft === undefined) return { key: newKey(), mode: 'all', parts: [] };
  return isGroup(draft) ? draft : { key: newKey(), mode: 'all', parts: [draft] };
}

/** A row says something once its value is there. */
function isWhole({ condition }: RowDraft): boolean {
  const value = condition[kindOf(condition)];
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== '' && !Number.isNaN(value);
}

/** Groups without a part and rows without a value are left out. */
export function filterOfDraft(draft: Draft): Filter | undefined {
  if (!isGroup(draft)) {
    if (!isWhole(draft)) return undefined;
    return draft.negated ? { not: draft.condition } : draft.condition;
  }
  const parts = draft.parts.map(filterOfDraft).filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const [only] = parts;
  if (draft.mode === 'none') return { not: parts.length === 1 && only !== undefined ? only : { any: parts } };
  if (parts.length === 1 && only !== undefined) return only;
  return draft.mode === 'all' ? { all: parts } : { any: parts };
}

/** What a person may choose for a field: each condition, and for some also its opposite. */
export function operatorsOf(field: ViewField): string[] {
  return field.conditions.flatMap((condition) => {
    if (condition === 'present') return ['present', 'not present'];
    if (condition === 'in' || condition === 'has' || condition === 'contains') return [condition, `not ${condition}`];
    return [condition];
  });
}

/** The row's operator in the words of {@link operatorsOf}. */
export function operatorOf({ condition, negated }: RowDraft): string {
  const kind = kindOf(condition);
  if (kind === 'present') return condition.present === negated ? 'not present' : 'present';
  return negated ? `not ${kind}` : kind;
}

/** The row with another operator; its value stays where it still fits. */
export function withOperator(row: RowDraft, operator: string): RowDraft {
  const negated = operator.startsWith('not ');
  const kind = operator.replace('not ', '');
  const { field } = row.condition;
  if (kind === 'present') return { ...row, negated: false, condition: { field, present: !negated } };
  const before = row.condition[kindOf(row.condition)];
  const empty = emptyValue(kind);
  const fits = Array.isArray(before) === Array.isArray(empty) && typeof before === typeof empty;
  return { ...row, negated, condition: { field, [kind]: fits ? before : empty } };
}

function emptyValue(kind: string): string | string[] | number {
  if (kind === 'in' || kind === 'has') return [];
  if (kind === 'atLeast' || kind === 'atMost') return 1;
  if (kind === 'olderThan' || kind === 'newerThan' || kind === 'nextWithin') return 'PT1H';
  return '';
}

export function newRow(field: ViewField): RowDraft {
  const row: RowDraft = { key: newKey(), negated: false, condition: { field: field.field } };
  return withOperator(row, operatorsOf(field)[0] ?? 'present');
}

/** The tree with one part changed, or without it. */
export function replaced(group: GroupDraft, key: number, next: Draft | undefined): GroupDraft {
  const parts = group.parts.flatMap((part) => {
    if (part.key === key) return next === undefined ? [] : [next];
    return [isGroup(part) ? replaced(part, key, next) : part];
  });
  return { ...group, parts };
}
