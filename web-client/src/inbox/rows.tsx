import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOfView, type View } from '../api/keys';
import { nameOf } from '../lib/names';
import { Waiting } from '../ui/waiting';
import { ConversationRow } from './row';
import classes from './rows.module.css';
import type { Row } from './selection';
import type { Selection } from './use-selection';

const rowHeight = 70;

/** Keeps what is read in its place when rows come or go above it. */
function useSteadyScroll(
  scroller: React.RefObject<HTMLDivElement | null>,
  rows: readonly Row[],
  scrolled: () => number,
): void {
  const before = useRef<readonly Row[]>(rows);
  useLayoutEffect(() => {
    const box = scroller.current;
    const old = before.current;
    before.current = rows;
    // As it was last told: asking the box itself would have the whole page laid out just now.
    const place = scrolled();
    if (box === null || old === rows || place < rowHeight / 2) return;
    const top = old[Math.floor(place / rowHeight)]?.summary.id;
    const was = old.findIndex((row) => row.summary.id === top);
    const is = rows.findIndex((row) => row.summary.id === top);
    if (was >= 0 && is >= 0 && was !== is) box.scrollTop += (is - was) * rowHeight;
  }, [scroller, rows, scrolled]);
}

/** The rows themselves: only those in sight exist, however long the list is. */
export function Rows({
  rows,
  view,
  opened,
  cursor,
  me,
  hasMore,
  loadingMore,
  onMore,
  selection,
}: {
  rows: readonly Row[];
  view: View;
  opened: string | undefined;
  cursor: string | undefined;
  me: string;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  selection: Selection;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.summary.id ?? index,
    overscan: 8,
  });
  const scrolled = useCallback(() => virtualizer.scrollOffset ?? 0, [virtualizer]);
  useSteadyScroll(scroller, rows, scrolled);

  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && lastShown >= rows.length - 15) onMore();
  }, [hasMore, loadingMore, lastShown, rows.length, onMore]);

  const at = cursor === undefined ? -1 : rows.findIndex((row) => row.summary.id === cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the cursor moves, not when the list does
  useEffect(() => {
    if (at < 0) return;
    virtualizer.scrollToIndex(at, { align: 'auto' });
    const hadFocus = scroller.current?.contains(document.activeElement) ?? false;
    if (hadFocus) requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[data-cursor]')?.focus());
  }, [cursor]);

  return (
    <div ref={scroller} className={classes.scroller} data-selecting={selection.ids.size > 0 || undefined}>
      <ul className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        {shown.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <li
              key={item.key}
              className={classes.item}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={item.index + 1}
              data-selected={selection.ids.has(row.summary.id) || undefined}
              onClickCapture={(event) => {
                if (!event.shiftKey) return;
                event.preventDefault();
                event.stopPropagation();
                selection.extendTo(row.summary.id);
              }}
            >
              <input
                type="checkbox"
                className={classes.check}
                checked={selection.ids.has(row.summary.id)}
                aria-label={t('list.select', { name: nameOf(row.summary.contact) })}
                tabIndex={-1}
                onChange={() => selection.toggle(row.summary.id)}
              />
              <ConversationRow
                summary={row.summary}
                view={pathOfView(view)}
                left={row.left}
                opened={row.summary.id === opened}
                atCursor={item.index === at}
                tabbable={item.index === Math.max(0, at)}
                inQueue={view.kind === 'queue'}
                me={me}
              />
            </li>
          );
        })}
      </ul>
      {loadingMore ? (
        <div className={classes.more}>
          <Waiting />
        </div>
      ) : null}
    </div>
  );
}
