import { dayAt, momentOf, plusDays, weekdayOf } from '../lib/zoned';

export interface SnoozeTime {
  name: 'laterToday' | 'tomorrow' | 'monday' | 'nextWeek';
  at: Date;
}

const morning = 8;
const evening = 18;
const monday = 1;

/** What is offered now, in the person's time zone: the next full hour three hours from now, and mornings. */
export function snoozeTimes(now: Date, timeZone: string): SnoozeTime[] {
  const today = dayAt(now, timeZone);
  const morningIn = (days: number): Date => momentOf(plusDays(today, days), morning, 0, timeZone);
  const toMonday = (monday - weekdayOf(today) + 7) % 7 || 7;
  const later = today.hour + 3 + (today.minute > 0 ? 1 : 0);
  const times: SnoozeTime[] = [];
  if (later <= evening) times.push({ name: 'laterToday', at: momentOf(today, later, 0, timeZone) });
  times.push({ name: 'tomorrow', at: morningIn(1) });
  if (toMonday > 1 && toMonday < 7) times.push({ name: 'monday', at: morningIn(toMonday) });
  times.push({ name: 'nextWeek', at: morningIn(7) });
  return times.filter((time, index) => times.findIndex((each) => each.at.getTime() === time.at.getTime()) === index);
}
