import { useMemo, useState } from 'react';
import type { ConversationSummary } from '../api/types';

export interface Row {
  summary: ConversationSummary;
  /** It has left this list, but stays in its place while it is selected. */
  left: boolean;
}

interface Anchor {
  id: string;
  index: number;
  summary: ConversationSummary;
}

/** The rows as shown: the selected one keeps its place when an event takes it out of the list. */
export function withAnchor(items: readonly ConversationSummary[], anchor: Anchor | undefined): Row[] {
  const rows = items.map((summary) => ({ summary, left: false }));
  if (anchor === undefined || items.some((each) => each.id === anchor.id)) return rows;
  return rows.toSpliced(Math.min(anchor.index, rows.length), 0, { summary: anchor.summary, left: true });
}

/** Keeps the selected conversation where it is while the list moves around it. */
export function useRows(
  items: readonly ConversationSummary[],
  selected: string | undefined,
  latest: ConversationSummary | undefined,
): Row[] {
  const [anchor, setAnchor] = useState<Anchor>();
  const index = selected === undefined ? -1 : items.findIndex((each) => each.id === selected);
  const summary = items[index];
  if (selected !== anchor?.id || (summary !== undefined && (anchor?.summary !== summary || anchor.index !== index))) {
    const next = selected !== undefined && summary !== undefined ? { id: selected, index, summary } : undefined;
    if (next !== undefined || anchor !== undefined) setAnchor(next);
  }
  const current = anchor?.id === selected ? anchor : undefined;
  return useMemo(
    () => withAnchor(items, current && latest?.id === current.id ? { ...current, summary: latest } : current),
    [items, current, latest],
  );
}

/** Where the cursor goes: by `step` from the current row, or to the first one. */
export function nextRow(rows: readonly Row[], current: string | undefined, step: number): Row | undefined {
  if (rows.length === 0) return undefined;
  const at = rows.findIndex((row) => row.summary.id === current);
  if (at < 0) return rows[step > 0 ? 0 : rows.length - 1];
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}
