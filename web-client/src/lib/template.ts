/** What a place in written-in-advance words may name; the server knows the same. */
export const variableNames = [
  'contact.name',
  'contact.firstName',
  'contact.lastName',
  'contact.handle',
  'employee.name',
  'employee.firstName',
  'employee.email',
  'conversation.number',
  'conversation.subject',
  'channel.name',
  'channel.address',
  'team.name',
  'company.name',
] as const;

export type Values = Readonly<Record<string, string>>;

const place = /\{\{\s*([^{}|]{0,80}?)\s*(?:\|([^{}]{0,300}))?\}\}/g;
/** A place of ours; braces around anything else are the writer's own. */
const ours = /\{\{\s*(?:contact|employee|conversation|channel|team|company)\.[^{}]{0,300}\}\}/;

export interface Filled {
  content: string;
  /** Names of the places that stayed empty, in their order. */
  missing: string[];
}

function fill(template: string, values: Values, written: (value: string) => string): Filled {
  const missing = new Set<string>();
  const content = template.replace(place, (whole, name: string, fallback: string | undefined) => {
    const value = values[name] ?? '';
    if (value.trim() !== '') return written(value);
    const instead = (fallback ?? '').trim();
    if (instead !== '') return instead;
    missing.add(name);
    return whole;
  });
  return { content, missing: [...missing] };
}

/** `{{contact.firstName|there}}` becomes the name, or "there"; a place that nothing is known for stays visible. */
export function fillText(template: string, values: Values): Filled {
  return fill(template, values, (value) => value);
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function fillHtml(template: string, values: Values): Filled {
  return fill(template, values, escapeHtml);
}

/** The first place of ours that is about to be sent as it stands. */
export function firstUnfilled(text: string): string | undefined {
  return ours.exec(text)?.[0];
}

/** Where places of ours stand in a text. */
export function placesIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(new RegExp(ours, 'g'))].map(({ index, 0: whole }) => ({
    from: index,
    to: index + whole.length,
  }));
}
