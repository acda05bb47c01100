import { expect, it } from 'vitest';
import { conflicting } from './catalogue';

const known = (id: string, keys: string) => ({ id, label: id, group: '', keys });

it('finds keys that are the same, or that begin another sequence', () => {
  const all = [known('claim', 'c'), known('copy', 'c'), known('go', 'g i'), known('grab', 'g'), known('none', '')];
  const ids = (id: string) => {
    const command = all.find((each) => each.id === id);
    return command === undefined ? [] : conflicting(all, command).map((each) => each.id);
  };
  expect(ids('claim')).toEqual(['copy']);
  expect(ids('go')).toEqual(['grab']);
  expect(ids('grab')).toEqual(['go']);
  expect(ids('none')).toEqual([]);
});

it('lets two share their keys of which only one is ever there', () => {
  expect(conflicting([known('close', 'e'), known('reopen', 'e')], known('close', 'e'))).toEqual([]);
});
