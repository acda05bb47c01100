/** Times of the day in somebody's time zone, which a browser elsewhere must get right too: also where clocks change. */

export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** How far the zone's clocks are ahead of UTC at this moment, in milliseconds. */
function offsetAt(millis: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(millis);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return local - Math.floor(millis / 1000) * 1000;
}

/** The moment at which the zone's clocks show this; one that they leave out in spring is an hour later. */
export function momentOf({ year, month, day }: Day, hour: number, minute: number, timeZone: string): Date {
  const local = Date.UTC(year, month - 1, day, hour, minute);
  const guess = local - offsetAt(local, timeZone);
  const offset = offsetAt(guess, timeZone);
  const moment = local - offset;
  return new Date(offsetAt(moment, timeZone) === offset ? moment : Math.max(guess, moment));
}

/** The calendar day that the zone has at this moment. */
export function dayAt(moment: Date, timeZone: string): Day & { hour: number; minute: number } {
  const local = new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

export function plusDays({ year, month, day }: Day, days: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** As a field for date and time wants it, in the zone's clock. */
export function fieldOf(moment: Date, timeZone: string): string {
  const at = dayAt(moment, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}`;
}

/** What such a field says, or undefined while it is not complete. */
export function momentOfField(field: string, timeZone: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(field);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  return momentOf({ year, month, day }, hour, minute, timeZone);
}
