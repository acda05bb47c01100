import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { summaryOf } from '../mock/examples';
import { nextRow, useRows, withAnchor } from './selection';

const a = summaryOf({ id: 'a' });
const b = summaryOf({ id: 'b' });
const c = summaryOf({ id: 'c' });

it('keeps the selected conversation in its place when it leaves the list', () => {
  const { result, rerender } = renderHook(({ items }) => useRows(items, 'b', undefined), {
    initialProps: { items: [a, b, c] },
  });
  act(() => rerender({ items: [a, c] }));
  expect(result.current.map((row) => [row.summary.id, row.left])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ]);
});

it('shows the newest that is known of it', () => {
  const held = { ...b, holder: { id: 'x', name: 'X' } };
  const { result, rerender } = renderHook(({ items }) => useRows(items, 'b', held), {
    initialProps: { items: [a, b] },
  });
  act(() => rerender({ items: [a] }));
  expect(result.current[1]?.summary.holder?.id).toBe('x');
});

it('lets it go when another one is selected', () => {
  const { result, rerender } = renderHook(({ items, selected }) => useRows(items, selected, undefined), {
    initialProps: { items: [a, b, c], selected: 'b' },
  });
  act(() => rerender({ items: [a, c], selected: 'b' }));
  act(() => rerender({ items: [a, c], selected: 'c' }));
  expect(result.current.map((row) => row.summary.id)).toEqual(['a', 'c']);
});

it('does not bring in what was never in the list', () => {
  expect(withAnchor([a], undefined).map((row) => row.summary.id)).toEqual(['a']);
});

it('moves from row to row and stops at the ends', () => {
  const rows = withAnchor([a, b, c], undefined);
  expect(nextRow(rows, undefined, 1)?.summary.id).toBe('a');
  expect(nextRow(rows, undefined, -1)?.summary.id).toBe('c');
  expect(nextRow(rows, 'b', 1)?.summary.id).toBe('c');
  expect(nextRow(rows, 'c', 1)?.summary.id).toBe('c');
  expect(nextRow([], 'c', 1)).toBeUndefined();
});
