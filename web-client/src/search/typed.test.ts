import { beforeEach, expect, it } from 'vitest';
import { completed, forgetSearches, recentSearches, rememberSearch, toggled } from './typed';

beforeEach(() => localStorage.clear());

it('completes the last word, and only that', () => {
  expect(completed('lamp fr', 'from:')).toBe('lamp from:');
  expect(completed('lamp from:an', 'from:anna@x.example')).toBe('lamp from:anna@x.example ');
  expect(completed('team:"First l', 'team:"First line"')).toBe('team:"First line" ');
  expect(completed('"a b" is:o', 'is:open')).toBe('"a b" is:open ');
});

it('adds a filter or takes it away', () => {
  expect(toggled('lamp', 'is:open')).toBe('lamp is:open ');
  expect(toggled('is:open lamp', 'is:open')).toBe('lamp');
  expect(toggled('', 'from:')).toBe('from:');
});

it('keeps the last searches, each once', () => {
  for (const query of ['a', 'b', 'a ', '', 'c']) rememberSearch(localStorage, query);
  expect(recentSearches(localStorage)).toEqual(['c', 'a', 'b']);
  for (let n = 0; n < 20; n++) rememberSearch(localStorage, `n${n}`);
  expect(recentSearches(localStorage)).toHaveLength(8);
  forgetSearches(localStorage);
  expect(recentSearches(localStorage)).toEqual([]);
});

it('is not disturbed by what others left in the store', () => {
  localStorage.setItem('parley.searches', '{broken');
  expect(recentSearches(localStorage)).toEqual([]);
  localStorage.setItem('parley.searches', '[1, "a"]');
  expect(recentSearches(localStorage)).toEqual(['a']);
});
