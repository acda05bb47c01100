import { expect, it } from 'vitest';
import { dayOf, printedAge, printedDay, printedSize } from './time';

const now = Date.parse('2026-11-22T12:00:00Z');

it('says ages in the least room', () => {
  expect(printedAge('2026-11-22T11:59:40Z', now, 'en')).toBeUndefined();
  expect(printedAge('2026-11-22T11:18:00Z', now, 'en')).toBe('42m');
  expect(printedAge('2026-11-22T09:00:00Z', now, 'de')).toBe('3 Std.');
  expect(printedAge('2026-11-17T09:00:00Z', now, 'fr')).toBe('5 j');
  expect(printedAge('2026-11-23T09:00:00Z', now, 'it')).toBeUndefined();
});

it('knows days in the reader’s time zone', () => {
  expect(dayOf('2026-11-21T23:30:00Z', 'Europe/Zurich')).toBe('2026-11-22');
  expect(printedDay('2026-11-21T23:30:00Z', now, 'en', 'Europe/Zurich')).toBe('Today');
  expect(printedDay('2026-11-21T10:00:00Z', now, 'de', 'Europe/Zurich')).toBe('Gestern');
  expect(printedDay('2026-11-02T10:00:00Z', now, 'fr', 'Europe/Zurich')).toBe('lundi 2 novembre');
});

it('says sizes as people do', () => {
  expect(printedSize(900, 'en')).toBe('900 byte');
  expect(printedSize(482_113, 'en')).toBe('471 kB');
  expect(printedSize(2_411_008, 'de')).toBe('2,3 MB');
});
