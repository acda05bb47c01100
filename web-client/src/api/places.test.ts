import { expect, it } from 'vitest';
import { nameOfFilter } from './filter';
import { isSystem, pathOfSaved, savedIdOf, unassigned, viewOfPath, viewOfSaved } from './places';

it('keeps a system view as it is until something is added', () => {
  expect(viewOfPath('open')).toEqual({ kind: 'open' });
  expect(viewOfPath('team-1')).toEqual({ kind: 'queue', team: 'team-1' });
  expect(viewOfPath('open', { sort: 'DUE' })).toEqual({
    kind: 'filter',
    path: 'open',
    filter: { field: 'status', in: ['OPEN'] },
    sort: 'DUE',
  });
});

it('narrows a view by a filter of one’s own', () => {
  const own = { field: 'tag', in: ['a'] };
  expect(viewOfPath('unassigned', { filter: own })).toMatchObject({
    filter: { all: [unassigned, own] },
    sort: 'WAITING',
  });
});

it('shows a saved view, or what the address bar has in its stead', () => {
  const saved = { filter: unassigned, sort: 'DUE' as const };
  expect(savedIdOf(pathOfSaved('7'))).toBe('7');
  expect(savedIdOf('open')).toBeUndefined();
  expect(viewOfSaved('7', saved)).toEqual({ kind: 'filter', path: 'v-7', ...saved });
  expect(viewOfSaved('7', saved, { filter: { all: [] } })).toMatchObject({ filter: { all: [] }, sort: 'DUE' });
});

it('knows what everybody has', () => {
  expect(isSystem('all')).toBe(true);
  expect(isSystem('v-7')).toBe(false);
});

it('names the same filter the same and another otherwise', () => {
  expect(nameOfFilter({ field: 'tag', in: ['a'] })).toBe(nameOfFilter({ field: 'tag', in: ['a'] }));
  expect(nameOfFilter({ field: 'tag', in: ['a'] })).not.toBe(nameOfFilter({ field: 'tag', in: ['b'] }));
});
