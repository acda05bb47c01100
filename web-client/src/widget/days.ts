import type { Language } from './protocol';

/** Dates and times in the visitor's language and time zone. */
const day = 86_400_000;

/** Days from one moment's date to another's, by the clock on the wall. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / day);
}

/** Our language as the visitor's browser has it, with its region: in Zürich the clock shows other figures than in Boston. */
function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function timeOf(at: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}

export function momentOf(at: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}

/** "Today", "Yesterday", "Monday 2 November": what stands above a day's messages. */
export function dayOf(at: string, language: Language, now: Date = new Date()): string {
  const date = new Date(at);
  const away = daysBetween(now, date);
  if (away === 0 || away === -1)
    return capital(new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(away, 'day'));
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return capital(
    new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(
      date,
    ),
  );
}

export type Opening = { when: 'today' | 'tomorrow' | 'on'; day: string; time: string };

/** When the team is there again, in words: today, tomorrow, on Monday, on 2 November. */
export function openingOf(at: string, language: Language, now: Date = new Date()): Opening {
  const date = new Date(at);
  const away = daysBetween(now, date);
  const named = new Intl.DateTimeFormat(
    localeOf(language),
    away < 7 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' },
  ).format(date);
  return {
    when: away <= 0 ? 'today' : away === 1 ? 'tomorrow' : 'on',
    day: named,
    time: new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit' }).format(date),
  };
}

export function sizeOf(bytes: number, language: Language): string {
  const [value, unit] = bytes >= 1_048_576 ? [bytes / 1_048_576, 'megabyte'] : [Math.max(1, bytes / 1024), 'kilobyte'];
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'short',
    maximumFractionDigits: Number(value) < 10 && unit === 'megabyte' ? 1 : 0,
  }).format(Number(value));
}
