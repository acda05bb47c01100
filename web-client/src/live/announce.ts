import { nameOf } from '../lib/names';
import type { Frame } from './frame';
import { Store, useStore } from './store';

export type Announcement = { kind: 'new'; who: string; words: string } | { kind: 'several'; count: number } | undefined;

/** What a screen reader should say of what just happened; at most one sentence every few seconds. */
export const announcement = new Store<Announcement>(undefined);

export function useAnnouncement(): Announcement {
  return useStore(announcement);
}

let pending: Frame[] = [];
let scheduled = false;

function say(): void {
  const frames = pending;
  pending = [];
  scheduled = false;
  const summary = frames[0]?.summary;
  if (frames.length > 1) announcement.set({ kind: 'several', count: frames.length });
  else if (summary) {
    // A chat or a post has no subject: then its own words say what it is about.
    announcement.set({ kind: 'new', who: nameOf(summary.contact), words: summary.subject || summary.snippet });
  }
}

/** Takes note of customers' messages; my own deeds need no announcement. */
export function announce(frame: Frame, me: string): void {
  const fromCustomer = frame.type === 'CONVERSATION_OPENED' || frame.type === 'MESSAGE_RECEIVED';
  if (!fromCustomer || frame.employee?.id === me) return;
  pending.push(frame);
  if (scheduled) return;
  scheduled = true;
  setTimeout(say, 2_500);
}
