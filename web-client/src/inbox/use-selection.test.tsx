// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { between, useSelection } from './use-selection';

const order = ['a', 'b', 'c', 'd'];

it('takes the rows between two, in whichever direction', () => {
  expect(between(order, 'b', 'd')).toEqual(['b', 'c', 'd']);
  expect(between(order, 'c', 'a')).toEqual(['a', 'b', 'c']);
  expect(between(order, undefined, 'c')).toEqual(['c']);
  expect(between(order, 'gone', 'c')).toEqual(['c']);
});

it('forgets what has left the list, and takes all that match until one is taken out', () => {
  const { result, rerender } = renderHook(({ rows }) => useSelection(rows), { initialProps: { rows: order } });
  act(() => result.current.toggle('b'));
  act(() => result.current.extendTo('d'));
  expect([...result.current.ids]).toEqual(['b', 'c', 'd']);
  rerender({ rows: ['a', 'b', 'd'] });
  expect([...result.current.ids]).toEqual(['b', 'd']);
  act(() => result.current.selectAll());
  expect(result.current.all).toBe(true);
  act(() => result.current.toggle('a'));
  expect(result.current.all).toBe(false);
  expect([...result.current.ids]).toEqual(['b', 'd']);
});

it('selects everything loaded by Ctrl+A, but not while somebody types', () => {
  const { result } = renderHook(() => useSelection(order));
  const field = document.body.appendChild(document.createElement('input'));
  const press = (target: EventTarget) =>
    act(() => {
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true }));
    });
  press(field);
  expect(result.current.ids.size).toBe(0);
  press(document.body);
  expect(result.current.ids.size).toBe(4);
});
