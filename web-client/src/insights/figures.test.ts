import { expect, it } from 'vitest';
import { dayAfter, rateOf, satisfiedOf } from './figures';

it('counts the two best ratings as satisfied', () => {
  expect(satisfiedOf({ asked: 20, answered: 10, scores: [1, 1, 2, 3, 3] })).toEqual({ kind: 'percent', value: 60 });
});

it('makes no percentage of few answers', () => {
  expect(satisfiedOf({ asked: 9, answered: 4, scores: [1, 0, 0, 0, 3] })).toEqual({ kind: 'few', count: 3, of: 4 });
  expect(rateOf({ asked: 9, answered: 4, scores: [] })).toEqual({ kind: 'percent', value: 44 });
  expect(rateOf({ asked: 0, answered: 0, scores: [] })).toEqual({ kind: 'few', count: 0, of: 0 });
});

it('knows days beyond the ends of months', () => {
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
});
