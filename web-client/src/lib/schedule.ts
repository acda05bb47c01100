/** How far a time zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}

/** The instant at which a wall clock in a time zone shows `2026-11-23T09:00`; where it never does, the one an hour on. */
export function instantOf(wall: string, zone: string): Date {
  const asUtc = Date.parse(`${wall.length === 16 ? `${wall}:00` : wall}Z`);
  const guess = asUtc - offsetAt(asUtc, zone);
  return new Date(asUtc - offsetAt(guess, zone));
}

/** What a wall clock in a time zone shows, as `datetime-local` fields write it. */
export function wallOf(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 16);
}

function daysOn(wall: string, days: number, hour: string): string {
  const day = new Date(`${wall.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return `${day.toISOString().slice(0, 10)}T${hour}`;
}

export interface Preset {
  name: 'inTwoHours' | 'tomorrow' | 'afternoon' | 'monday';
  at: Date;
}

/** Usual times to send at, in the writer's time zone. */
export function presetsAt(now: Date, zone: string): Preset[] {
  const wall = wallOf(now, zone);
  const weekday = new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const toMonday = (8 - weekday) % 7 || 7;
  const presets: Preset[] = [
    { name: 'inTwoHours', at: new Date(now.getTime() + 2 * 3_600_000) },
    { name: 'tomorrow', at: instantOf(daysOn(wall, 1, '09:00'), zone) },
    { name: 'afternoon', at: instantOf(daysOn(wall, 1, '14:00'), zone) },
  ];
  return toMonday === 1
    ? presets
    : [...presets, { name: 'monday', at: instantOf(daysOn(wall, toMonday, '09:00'), zone) }];
}
