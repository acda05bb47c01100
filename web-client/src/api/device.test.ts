import { beforeEach, expect, it } from 'vitest';
import { forgetPerson, personHere, welcomePerson } from './device';

beforeEach(() => localStorage.clear());

it('leaves nothing of one person to the next', () => {
  welcomePerson('anna');
  localStorage.setItem('parley.draft.c1', 'words');
  localStorage.setItem('parley.note.c1', 'words');
  localStorage.setItem('parley.sending.c1', 'words');
  localStorage.setItem('parley.theme', 'dark');
  welcomePerson('anna');
  expect(localStorage.getItem('parley.draft.c1')).toBe('words');
  welcomePerson('bruno');
  expect(personHere()).toBe('bruno');
  expect(Object.keys({ ...localStorage }).sort()).toEqual(['parley.person', 'parley.theme']);
});

it('takes what was begun before anybody was noted for that person’s own', () => {
  localStorage.setItem('parley.draft.c1', 'words');
  welcomePerson('anna');
  expect(localStorage.getItem('parley.draft.c1')).toBe('words');
  forgetPerson();
  expect(localStorage.getItem('parley.draft.c1')).toBeNull();
});
