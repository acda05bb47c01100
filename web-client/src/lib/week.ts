export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** Minutes after midnight as a field for a time wants them; the end of the day is its midnight. */
export function clockOf(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** What such a field says; `otherwise` while it is not complete. */
export function minutesOf(clock: string, otherwise: number): number {
  const match = /^(\d{2}):(\d{2})/.exec(clock);
  return match === null ? otherwise : Number(match[1]) * 60 + Number(match[2]);
}
