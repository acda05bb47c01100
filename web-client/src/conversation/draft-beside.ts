import type { Draft } from '../api/types';
import type { Waiting } from '../offline/store';
import { wordsOf } from '../offline/waiting';

/** The server still holds the draft of what waits here: those words are not begun anew. */
export function draftBeside(draft: Draft | null, waiting: readonly Waiting[]): Draft | null {
  if (draft === null || draft.text.trim() === '') return draft;
  const sent = waiting.some((item) => item.body.kind === 'reply' && wordsOf(item).text.startsWith(draft.text.trim()));
  return sent ? { ...draft, html: '', text: '', attachments: [] } : draft;
}
