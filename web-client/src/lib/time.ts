/** Dates as people read them, by Intl in the reader's language and time zone. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  language: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  // English dates in the European order and with 24 hours: the company's correspondence is European.
  const locale = language === 'en' ? 'en-GB' : `${language}-CH`;
  const made = new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) });
  formats.set(key, made);
  return made;
}

/** `2m`, `3h`, `5d`: how long ago, in the least room; below a minute `now` is the caller's word. */
export function shortAge(since: string, now: number): { value: number; unit: 'minute' | 'hour' | 'day' } | undefined {
  const millis = Math.max(0, now - Date.parse(since));
  if (Number.isNaN(millis) || millis < minute) return undefined;
  if (millis < hour) return { value: Math.floor(millis / minute), unit: 'minute' };
  if (millis < day) return { value: Math.floor(millis / hour), unit: 'hour' };
  return { value: Math.floor(millis / day), unit: 'day' };
}

const units: Record<string, { minute: string; hour: string; day: string }> = {
  en: { minute: 'm', hour: 'h', day: 'd' },
  de: { minute: ' Min.', hour: ' Std.', day: ' T.' },
  fr: { minute: ' min', hour: ' h', day: ' j' },
  it: { minute: ' min', hour: ' h', day: ' g' },
};

export function printedAge(since: string, now: number, language: string): string | undefined {
  const age = shortAge(since, now);
  if (age === undefined) return undefined;
  return `${age.value}${(units[language] ?? units.en)?.[age.unit] ?? ''}`;
}

export function clock(at: string, language: string, timeZone?: string): string {
  return format(language, timeZone, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** The full date and time, for titles and details. */
export function fullTime(at: string, language: string, timeZone?: string): string {
  return format(language, timeZone, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}

/** From when until when; what both have in common is said once. */
export function printedSpan(from: string, until: string, language: string, timeZone?: string): string {
  return format(language, timeZone, { dateStyle: 'medium', timeStyle: 'short' }).formatRange(
    new Date(from),
    new Date(until),
  );
}

/** Date and time in a row of a table. */
export function shortTime(at: string, language: string, timeZone?: string): string {
  return format(language, timeZone, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** A moment to come in the least words: today the time alone, within a week the day's name, else the date. */
export function printedMoment(at: string, now: number, language: string, timeZone?: string): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const days = Math.round(
    (Date.parse(dayOf(at, timeZone)) - Date.parse(dayOf(new Date(now).toISOString(), timeZone))) / day,
  );
  const near = Math.abs(days) < 7;
  const options: Intl.DateTimeFormatOptions =
    days === 0 ? time : near ? { weekday: 'short', ...time } : { day: 'numeric', month: 'short', ...time };
  return format(language, timeZone, options).format(new Date(at));
}

/** The calendar day in the reader's time zone, to tell where a new day begins. */
export function dayOf(at: string, timeZone?: string): string {
  return format('sv', timeZone, { dateStyle: 'short' }).format(new Date(at));
}

/** Today and yesterday by name, this year without the year. */
export function printedDay(at: string, now: number, language: string, timeZone?: string): string {
  const days = Math.round(
    (Date.parse(dayOf(new Date(now).toISOString(), timeZone)) - Date.parse(dayOf(at, timeZone))) / day,
  );
  if (days === 0 || days === 1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day');
    return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  return format(language, timeZone, sameYear ? options : { ...options, year: 'numeric' }).format(new Date(at));
}

export function printedSize(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1024
      ? [bytes, 'byte']
      : bytes < 1024 * 1024
        ? [bytes / 1024, 'kilobyte']
        : [bytes / 1024 / 1024, 'megabyte'];
  const digits = unit === 'megabyte' && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value);
}
