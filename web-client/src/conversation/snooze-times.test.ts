import { describe, expect, it } from 'vitest';
import { fieldOf, momentOf, momentOfField } from '../lib/zoned';
import { snoozeTimes } from './snooze-times';

const zurich = 'Europe/Zurich';

function offered(now: string): string[] {
  return snoozeTimes(new Date(now), zurich).map(({ name, at }) => `${name} ${at.toISOString()}`);
}

describe('the times offered for a snooze', () => {
  it('are full hours and mornings in the person’s time zone', () => {
    expect(offered('2026-11-18T09:20:00Z')).toEqual([
      'laterToday 2026-11-18T13:00:00.000Z',
      'tomorrow 2026-11-19T07:00:00.000Z',
      'monday 2026-11-23T07:00:00.000Z',
      'nextWeek 2026-11-25T07:00:00.000Z',
    ]);
  });

  it('leave out what has no sense any more in the evening', () => {
    expect(offered('2026-11-18T19:00:00Z').map((each) => each.split(' ')[0])).not.toContain('laterToday');
  });

  it('name one morning once: tomorrow may be Monday, next week too', () => {
    expect(offered('2026-11-22T09:00:00Z').map((each) => each.split(' ')[0])).toEqual([
      'laterToday',
      'tomorrow',
      'nextWeek',
    ]);
    expect(offered('2026-11-23T09:00:00Z').map((each) => each.split(' ')[0])).toEqual([
      'laterToday',
      'tomorrow',
      'nextWeek',
    ]);
  });

  it('stay in the morning when the clocks change on the way', () => {
    expect(offered('2026-03-28T09:00:00Z')[1]).toBe('tomorrow 2026-03-29T06:00:00.000Z');
    expect(offered('2026-10-24T09:00:00Z')[1]).toBe('tomorrow 2026-10-25T07:00:00.000Z');
  });
});

describe('a moment in a zone', () => {
  it('is an hour later where the clocks leave it out', () => {
    expect(momentOf({ year: 2026, month: 3, day: 29 }, 2, 30, zurich).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('goes through a field for date and time and back', () => {
    for (const at of ['2026-07-01T12:34:00.000Z', '2026-12-31T23:30:00.000Z']) {
      const field = fieldOf(new Date(at), 'Asia/Kolkata');
      expect(momentOfField(field, 'Asia/Kolkata')?.toISOString()).toBe(at);
    }
    expect(momentOfField('', zurich)).toBeUndefined();
  });
});
