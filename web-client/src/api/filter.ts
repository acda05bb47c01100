/** A filter as the server reads it: groups of conditions over a conversation's fields. */
export type Filter = { all: Filter[] } | { any: Filter[] } | { not: Filter } | Condition;

/** One field with one condition: `{ field: 'tag', in: ['…'] }`. */
export interface Condition {
  field: string;
  in?: string[];
  has?: string[];
  contains?: string;
  startsWith?: string;
  atLeast?: number;
  atMost?: number;
  before?: string;
  after?: string;
  beforeDay?: string;
  fromDay?: string;
  olderThan?: string;
  newerThan?: string;
  nextWithin?: string;
  present?: boolean;
}

export type Sort = 'WAITING' | 'DUE' | 'NEWEST';
export const sorts = ['WAITING', 'DUE', 'NEWEST'] as const satisfies readonly Sort[];

export function isSort(value: unknown): value is Sort {
  return sorts.some((sort) => sort === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether something from an address bar has a filter's shape; what its values mean the server decides. */
export function isFilter(value: unknown, depth = 0): value is Filter {
  if (!isRecord(value) || depth > 6) return false;
  for (const group of ['all', 'any'] as const) {
    const parts = value[group];
    if (parts !== undefined) return Array.isArray(parts) && parts.every((part) => isFilter(part, depth + 1));
  }
  if (value.not !== undefined) return isFilter(value.not, depth + 1);
  return typeof value.field === 'string' && Object.keys(value).length === 2;
}

/** A short name that the same filter always gets (FNV-1a, twice 32 bits): what the live line calls it by. */
export function nameOfFilter(filter: Filter): string {
  const text = JSON.stringify(filter);
  const hash = (seed: number): string => {
    let value = seed;
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(36);
  };
  return `${hash(0x811c9dc5)}-${hash(0x9747b28c)}-${text.length}`;
}
