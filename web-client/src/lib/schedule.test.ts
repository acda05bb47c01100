import { expect, it } from 'vitest';
import { instantOf, presetsAt, wallOf } from './schedule';

it('knows when a wall clock shows a time, in summer, in winter and in the hour that is skipped', () => {
  expect(instantOf('2026-07-01T09:00', 'Europe/Zurich').toISOString()).toBe('2026-07-01T07:00:00.000Z');
  expect(instantOf('2026-12-01T09:00', 'Europe/Zurich').toISOString()).toBe('2026-12-01T08:00:00.000Z');
  expect(instantOf('2026-03-29T02:30', 'Europe/Zurich').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(instantOf('2026-12-01T09:00', 'America/Los_Angeles').toISOString()).toBe('2026-12-01T17:00:00.000Z');
  expect(wallOf(new Date('2026-12-31T23:30:00Z'), 'Europe/Zurich')).toBe('2027-01-01T00:30');
});

it('offers tomorrow and Monday by the writer’s calendar', () => {
  const late = new Date('2026-11-21T23:30:00Z'); // Sunday already in Zurich
  const presets = Object.fromEntries(presetsAt(late, 'Europe/Zurich').map(({ name, at }) => [name, at.toISOString()]));
  expect(presets.tomorrow).toBe('2026-11-23T08:00:00.000Z');
  expect(presets.monday).toBeUndefined();
  const friday = new Date('2026-11-20T10:00:00Z');
  expect(
    presetsAt(friday, 'Europe/Zurich')
      .find(({ name }) => name === 'monday')
      ?.at.toISOString(),
  ).toBe('2026-11-23T08:00:00.000Z');
});
