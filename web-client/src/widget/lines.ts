import type { Line } from './protocol';

/** The lines that the device has, and up to which number it has all of them. */
export interface Known {
  lines: readonly Line[];
  cursor: number;
}

export const nothing: Known = { lines: [], cursor: 0 };

/**
 * Adds what came, in the order of the numbers. A line that is here already, by its number or as the visitor's own by its id,
 * changes nothing; nothing came means the very same object.
 */
export function withLines(known: Known, came: readonly Line[]): Known {
  const numbers = new Set(known.lines.map((line) => line.number));
  const ids = new Set(known.lines.filter((line) => line.from === 'VISITOR').map((line) => line.id));
  const fresh = came.filter((line) => {
    const own = line.from === 'VISITOR' && line.id !== '';
    if (numbers.has(line.number) || (own && ids.has(line.id))) return false;
    numbers.add(line.number);
    if (own) ids.add(line.id);
    return true;
  });
  const cursor = came.reduce((highest, line) => Math.max(highest, line.number), known.cursor);
  if (fresh.length === 0) return cursor === known.cursor ? known : { ...known, cursor };
  return { lines: [...known.lines, ...fresh].sort((one, other) => one.number - other.number), cursor };
}

/** What the visitor has not seen: only others' words are news. */
export function unreadOf(known: Known, read: number): number {
  return known.lines.filter((line) => line.number > read && line.from !== 'VISITOR').length;
}

/** The first line that the visitor has not seen, where the separator stands. */
export function firstUnread(known: Known, read: number): number | undefined {
  return known.lines.find((line) => line.number > read && line.from !== 'VISITOR')?.number;
}
