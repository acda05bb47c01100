import { expect, it } from 'vitest';
import type { FilterView } from '../api/keys';
import { summaryOf } from '../mock/examples';
import type { Pages } from './apply';
import { applyToList } from './apply';
import { applyViewFrame } from './apply-view';
import type { ViewFrame } from './frame';

const view: FilterView = { kind: 'filter', path: 'v-1', filter: { all: [] }, sort: 'WAITING' };
const early = summaryOf({ id: 'a', waitingSince: '2026-11-22T08:00:00Z' });
const late = summaryOf({ id: 'b', waitingSince: '2026-11-22T10:00:00Z' });
const { waitingSince: _, ...rest } = summaryOf({ id: 'c' });
const answered = rest;

function pagesOf(...items: (typeof answered)[]): Pages {
  return { pages: [{ items, asOf: '1-0' }], pageParams: [undefined] };
}

function frameOf(change: Partial<ViewFrame>): ViewFrame {
  return { type: 'VIEW', view: 'x', count: 0, asOf: '2-0', in: [], out: [], reload: false, ...change };
}

function ids(data: Pages): string[] {
  return data.pages.flatMap((page) => page.items.map((each) => each.id));
}

it('puts who came in its place and takes out who went', () => {
  const came = summaryOf({ id: 'd', waitingSince: '2026-11-22T09:00:00Z' });
  const next = applyViewFrame(view, pagesOf(early, late, answered), frameOf({ in: [came], out: ['a'] }));
  expect(ids(next)).toEqual(['d', 'b', 'c']);
});

it('leaves a list alone that shows that already', () => {
  const data = pagesOf(early, late);
  expect(applyViewFrame(view, data, frameOf({ in: [early], out: ['z'] }))).toBe(data);
});

it('sorts nobody-waits behind everybody who waits, also when more is to come', () => {
  const data: Pages = { pages: [{ items: [early], next: 'more', asOf: '1-0' }], pageParams: [undefined] };
  expect(ids(applyViewFrame(view, data, frameOf({ in: [answered] })))).toEqual(['a']);
});

it('updates and moves a row by its own event, but never judges who belongs', () => {
  const moved = { ...early, version: 2, waitingSince: '2026-11-22T11:00:00Z', status: 'CLOSED' as const };
  expect(ids(applyToList(view, pagesOf(early, late), moved, 'me'))).toEqual(['b', 'a']);
  expect(ids(applyToList(view, pagesOf(late), early, 'me'))).toEqual(['b']);
});
