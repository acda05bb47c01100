import type { Address, ConversationSummary, Message } from '../api/types';

export function printedAddress({ name, handle }: Address): string {
  return name && name !== handle ? `${name} <${handle}>` : handle;
}

const shape = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** Reads `Name <a@b.c>` or `a@b.c`; undefined when it is no address. */
export function readAddress(text: string): Address | undefined {
  const named = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(text);
  const handle = (named?.[2] ?? text).trim();
  if (!shape.test(handle)) return undefined;
  const name = named?.[1]?.trim();
  return name === undefined || name === '' ? { handle } : { name, handle };
}

const same = (a: Address, b: Address): boolean => a.handle.toLowerCase() === b.handle.toLowerCase();

export interface Recipients {
  to: Address[];
  cc: Address[];
  bcc: Address[];
  /** Which of the channel's addresses it goes out under, once that was chosen. */
  from?: string | undefined;
}

/** Whether what a browser kept is what was put there. */
export function isRecipients(kept: unknown): kept is Recipients {
  const lists = typeof kept === 'object' && kept !== null ? (kept as Partial<Recipients>) : {};
  return [lists.to, lists.cc, lists.bcc].every(Array.isArray);
}

/**
 * An answer goes to the contact, or to where the newest mail asked to be answered, and to those whom it had in copy; but never to our
 * own address.
 */
export function firstRecipients(summary: ConversationSummary, messages: readonly Message[]): Recipients {
  const { name, handle } = summary.contact;
  const contact: Address = name === handle ? { handle } : { name, handle };
  const newest = messages.findLast((message) => message.direction === 'INBOUND');
  const own: Address = { handle: summary.channel.name };
  const cc = (newest?.cc ?? []).filter((each) => !same(each, contact) && !same(each, own));
  const asked = (newest?.replyTo ?? []).filter((each) => shape.test(each.handle) && !same(each, own));
  return { to: asked.length > 0 ? asked : [contact], cc, bcc: [] };
}
