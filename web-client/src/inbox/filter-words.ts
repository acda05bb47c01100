import type { TFunction } from 'i18next';
import type { Condition, Filter } from '../api/filter';
import type { ViewField } from '../api/types';

const durations = [
  ['days', /^PT(\d+)H$/, 24],
  ['hours', /^PT(\d+)H$/, 1],
  ['minutes', /^PT(\d+)M$/, 1],
] as const;

export type Unit = (typeof durations)[number][0];
export const units: readonly Unit[] = ['minutes', 'hours', 'days'];

/** `PT48H` as two days; what this page did not write itself is shown in minutes. */
export function amountOf(duration: string): { amount: number; unit: Unit } {
  for (const [unit, pattern, size] of durations) {
    const amount = Number(pattern.exec(duration)?.[1] ?? Number.NaN) / size;
    if (Number.isInteger(amount)) return { amount, unit };
  }
  const [, days = '0', hours = '0', minutes = '0'] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?.*)?$/.exec(duration) ?? [];
  return { amount: Number(days) * 1440 + Number(hours) * 60 + Number(minutes), unit: 'minutes' };
}

export function durationOf(amount: number, unit: Unit): string {
  if (unit === 'minutes') return `PT${amount}M`;
  return `PT${unit === 'days' ? amount * 24 : amount}H`;
}

/** The name of the one condition that stands beside the field. */
export function kindOf(condition: Condition): Exclude<keyof Condition, 'field'> {
  const found = Object.keys(condition).find((key) => key !== 'field');
  return (found ?? 'present') as Exclude<keyof Condition, 'field'>;
}

export type ViewT = TFunction<['view', 'app']>;

/** Says filters in words: names for ids, the reader's language for the rest. */
export class FilterWords {
  private readonly t: ViewT;
  private readonly fields: ReadonlyMap<string, ViewField>;
  private readonly when: Intl.DateTimeFormat;

  constructor(t: ViewT, fields: readonly ViewField[], language: string) {
    this.t = t;
    this.fields = new Map(fields.map((field) => [field.field, field]));
    this.when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  }

  field(name: string): string {
    const known = this.fields.get(name);
    if (known?.label !== undefined) return known.label;
    return known === undefined ? name.replace(/^\w+\./, '') : this.t(`field.${name}` as 'field.status');
  }

  value(field: string, value: string): string {
    if (value === 'me') return this.t('me');
    const known = this.fields.get(field);
    const own = known?.type === 'CUSTOM';
    if (known?.words.includes(value)) return this.t(`word.${own ? 'sample' : field}.${value}` as 'word.status.OPEN');
    const chosen = known?.choices.find((choice) => choice.id === value)?.name;
    return chosen ?? (known === undefined || own || known.type === 'TEXT' ? value : this.t('unknown'));
  }

  private comparison(condition: Condition): string {
    const kind = kindOf(condition);
    const value = condition[kind];
    if (Array.isArray(value)) {
      const names = value.map((each) => this.value(condition.field, each)).join(', ');
      return kind === 'has' ? this.t('say.has', { names }) : names;
    }
    if (typeof value === 'boolean') return this.t(value ? 'say.present' : 'say.absent');
    if (kind === 'before' || kind === 'after') {
      return this.t(`say.${kind}`, { value: this.when.format(new Date(String(value))) });
    }
    if (kind === 'olderThan' || kind === 'newerThan' || kind === 'nextWithin') {
      const { amount, unit } = amountOf(String(value));
      return this.t(`say.${kind}`, { value: this.t(`amount.${unit}`, { count: amount }) });
    }
    return this.t(`say.${kind}` as 'say.contains', { value: String(value) });
  }

  say(filter: Filter): string {
    if ('all' in filter) return this.group(filter.all, this.t('say.and'));
    if ('any' in filter) return this.group(filter.any, this.t('say.or'));
    if ('not' in filter) return this.t('say.not', { value: this.say(filter.not) });
    return `${this.field(filter.field)}: ${this.comparison(filter)}`;
  }

  private group(parts: readonly Filter[], word: string): string {
    if (parts.length === 0) return this.t('say.everything');
    const said = parts.map((part) => ('all' in part || 'any' in part ? `(${this.say(part)})` : this.say(part)));
    return said.join(` ${word} `);
  }
}
