import { expect, it } from 'vitest';
import { rankOf } from '../lib/rank';
import { type Command, chordOf, Matcher } from './commands';

const press = (key: string, change = {}) =>
  chordOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...change });

it('names keys as the cheat sheet does', () => {
  expect(press('c')).toBe('c');
  expect(press('C', { shiftKey: true })).toBe('Shift+C');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('k', { metaKey: true })).toBe('Mod+k');
  expect(press('Enter', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Enter');
});

const command = (id: string, keys: string): Command => ({ id, keys, label: id, group: '', run: () => undefined });
const commands = [command('claim', 'c'), command('closed', 'g c'), command('next', 'j'), command('palette', 'Mod+k')];

it('finds single keys and sequences', () => {
  const matcher = new Matcher();
  expect(matcher.match(commands, 'j', 0)?.id).toBe('next');
  expect(matcher.match(commands, 'g', 100)).toBeUndefined();
  expect(matcher.match(commands, 'c', 300)?.id).toBe('closed');
  expect(matcher.match(commands, 'c', 400)?.id).toBe('claim');
});

it('forgets the beginning of a sequence after a moment', () => {
  const matcher = new Matcher();
  matcher.match(commands, 'g', 0);
  expect(matcher.match(commands, 'c', 5_000)?.id).toBe('claim');
});

it('finds commands by parts of their words, without accents', () => {
  expect(rankOf('Prendre en charge', 'prend')).toBeGreaterThan(0);
  expect(rankOf('Zurück zur Liste', 'zuruck')).toBeGreaterThan(0);
  expect(rankOf('Reply', 'note')).toBe(0);
  expect(rankOf('Close', 'cl')).toBeGreaterThan(rankOf('Disclose', 'cl'));
});
