import type { Draft, ReplyRequest, Visibility } from '../api/types';
import { problemOf } from '../offline/standing';
import type { Waiting } from '../offline/store';
import { outboxHere, wordsOf } from '../offline/waiting';
import { firstDraft, storedDraftName, withUndone } from './draft';
import { keptNote } from './mentions';
import type { Recipients } from './recipients';
import { type SendState, stateAfter } from './sending';

/** An answer that is back with its writer: its words, to whom it went, and why it was not taken. */
export interface Returned {
  draft: Draft;
  recipients: Recipients | undefined;
  visibility: Visibility | undefined;
  refusal: SendState;
}

function recipientsOf({ to, cc, bcc }: ReplyRequest): Recipients | undefined {
  if (to === undefined) return undefined;
  return { to: to as Recipients['to'], cc: (cc ?? []) as Recipients['cc'], bcc: (bcc ?? []) as Recipients['bcc'] };
}

/** What was meant for the customer alone stays so beside other words. */
function visibilityOf(items: readonly Waiting[], begun: Visibility | undefined): Visibility | undefined {
  const meant = [...items.map(({ body }) => (body.kind === 'reply' ? body.request.visibility : undefined)), begun];
  return meant.includes('PRIVATE') ? 'PRIVATE' : meant.find((each) => each !== undefined);
}

/** Several answers in their order, as one text. */
function joined(items: readonly Waiting[]): { html: string; text: string } {
  const words = items.map(wordsOf);
  const html = words.every((each) => each.html !== '') ? words.map((each) => each.html).join('') : '';
  return { html, text: words.map((each) => each.text).join('\n\n') };
}

/** Whether at least one of them left the outbox here; what was sent, or taken by another window, is not given back. */
async function withdrawn(items: readonly Waiting[]): Promise<boolean> {
  const taken = await Promise.all(items.map(({ id }) => outboxHere.get()?.withdraw(id)));
  return taken.some((item) => item !== undefined);
}

/** Puts the words where they were written, before they leave the outbox: at no moment are they nowhere. */
async function swap(name: string, kept: string, items: readonly Waiting[]): Promise<boolean> {
  const before = localStorage.getItem(name);
  localStorage.setItem(name, kept);
  if (await withdrawn(items)) return true;
  if (before === null) localStorage.removeItem(name);
  else localStorage.setItem(name, before);
  return false;
}

/** Gives replies of one conversation back to the composer; undefined when they may have been sent. */
export async function takeBackReplies(items: readonly Waiting[], server: Draft | null): Promise<Returned | undefined> {
  const [first] = items;
  if (first === undefined || first.body.kind !== 'reply') return undefined;
  const begun = firstDraft(first.conversation, localStorage, server);
  const { revision } = begun;
  const attachments = server?.attachments ?? [];
  const words = joined(items);
  const draft: Draft = { ...words, revision, attachments };
  const together = words.text.startsWith(begun.text.trim()) ? words : withUndone(draft, begun);
  const recipients = recipientsOf(first.body.request) ?? begun.recipients;
  const visibility = visibilityOf(items, begun.visibility);
  const kept = JSON.stringify({ ...together, recipients, visibility, revision });
  if (!(await swap(storedDraftName(first.conversation), kept, items))) return undefined;
  const problem = problemOf(first);
  return {
    draft: { ...draft, ...together },
    recipients,
    visibility,
    refusal: problem === undefined ? { kind: 'ready' } : stateAfter(problem),
  };
}

/** Gives a note back to where notes are written; false when it may have been stored. */
export async function takeBackNote(item: Waiting): Promise<boolean> {
  if (item.body.kind !== 'note') return false;
  const name = `parley.note.${item.conversation}`;
  const { text, mentions } = item.body.request;
  const begun = keptNote(localStorage.getItem(name));
  const more = begun.text.trim() === '' ? '' : `\n\n${begun.text}`;
  return swap(name, JSON.stringify({ text: text + more, places: mentions }), [item]);
}
