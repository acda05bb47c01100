import type { Draft, Visibility } from '../api/types';
import { htmlOf, type Written } from '../writing/rich-text';
import { isRecipients, type Recipients } from './recipients';

/** What is kept of an answer: its words, to whom it goes and who reads it once its writer has chosen that. */
export interface Kept extends Written {
  recipients?: Recipients | undefined;
  visibility?: Visibility | undefined;
}

export interface StoredDraft extends Kept {
  revision: number;
}

/** What of some words a colleague has not taken over: what was typed behind these; undefined where they were changed as well. */
export function typedSince(written: Written, taken: string): Written | undefined {
  if (!written.text.startsWith(taken.trimEnd())) return undefined;
  const text = written.text.slice(taken.trimEnd().length).trim();
  return { html: text === '' ? '' : htmlOf(text), text };
}

function isVisibility(value: unknown): value is Visibility {
  return ['PRIVATE', 'FOLLOWERS', 'UNLISTED', 'PUBLIC'].includes(String(value));
}

/** Under which name this browser keeps it. */
export function storedDraftName(conversation: string): string {
  return `parley.draft.${conversation}`;
}

export function hasWords({ text }: { text: string }): boolean {
  return text.trim() !== '';
}

/** True when somebody has begun an answer, here or in another window. */
export function hasDraft(
  conversation: string,
  storage: Pick<Storage, 'getItem'>,
  server: Draft | null | undefined,
): boolean {
  const { text } = firstDraft(conversation, storage, server);
  return hasWords({ text }) || (server?.attachments.length ?? 0) > 0;
}

/** An answer that was taken back is written on where it was; what was begun meanwhile stands below it, once. */
export function withUndone(undone: Draft, begun: Written): Written {
  // What was begun and had reached the server stands below the answer already.
  const known = undone.text === begun.text || undone.text.endsWith(`\n\n${begun.text}`);
  if (!hasWords(begun) || known) return { html: undone.html, text: undone.text };
  const html = undone.html !== '' && begun.html !== '' ? `${undone.html}${begun.html}` : '';
  return { html, text: `${undone.text}\n\n${begun.text}` };
}

/** What was typed here and not yet taken by the server goes before the server's draft. */
export function firstDraft(
  conversation: string,
  storage: Pick<Storage, 'getItem'>,
  server: Draft | null | undefined,
): Kept & { revision: number } {
  const revision = server?.revision ?? 0;
  const recipients = server?.recipients;
  const visibility = server?.visibility;
  const fallback = { html: server?.html ?? '', text: server?.text ?? '', recipients, visibility, revision };
  const stored = storage.getItem(storedDraftName(conversation));
  if (stored === null) return fallback;
  try {
    const local = JSON.parse(stored) as Partial<StoredDraft>;
    if (typeof local.html !== 'string' || typeof local.text !== 'string') return fallback;
    const mine = {
      html: local.html,
      text: local.text,
      recipients: isRecipients(local.recipients) ? local.recipients : recipients,
      visibility: isVisibility(local.visibility) ? local.visibility : visibility,
    };
    if (server?.taken !== undefined && (local.revision ?? 0) < revision) {
      const rest = typedSince(mine, server.taken.text);
      // Changed within what a colleague has now: the server refuses it under its old number, and its writer decides.
      if (rest === undefined) return { ...mine, revision: local.revision ?? 0 };
      if (!hasWords(rest)) return fallback;
      return { ...(hasWords(server) ? withUndone(server, rest) : rest), recipients, visibility, revision };
    }
    return { ...mine, revision: Math.max(revision, local.revision ?? 0) };
  } catch {
    // Not ours or cut off: the server's draft is the better one.
    return fallback;
  }
}
