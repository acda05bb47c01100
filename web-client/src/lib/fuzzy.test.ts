import { expect, it } from 'vitest';
import { fuzzyRank } from './fuzzy';

const titles = ['Refund policy', 'Opening hours', 'Rückerstattung', 'How to return a parcel'];
const best = (typed: string) =>
  titles
    .map((title) => ({ title, rank: fuzzyRank(title, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ title }) => title);

it('finds by beginnings, by parts and with letters left out, without accents', () => {
  expect(best('ref')[0]).toBe('Refund policy');
  expect(best('ruck')).toEqual(['Rückerstattung']);
  expect(best('rfndpol')).toEqual(['Refund policy']);
  expect(best('parcel return')).toEqual(['How to return a parcel']);
  expect(best('')).toEqual(titles);
  expect(best('xyz')).toEqual([]);
});
