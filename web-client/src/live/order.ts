import type { View } from '../api/keys';
import type { ConversationSummary } from '../api/types';

const endless = '9999';

type Key = readonly [absent: boolean, by: string | number];

/** What a view is sorted by, as the server sorts it; what has no such time comes last, by its newest message. */
function keyOf(view: View, summary: ConversationSummary): Key {
  const { lastMessageAt } = summary;
  const orLast = (time: string | undefined): Key => (time === undefined ? [true, lastMessageAt] : [false, time]);
  if (view.kind === 'queue') return [false, summary.place];
  if (view.kind === 'snoozed') return [false, summary.snooze?.until ?? endless];
  if (view.kind !== 'filter' || view.sort === 'NEWEST') return [false, lastMessageAt];
  return orLast(view.sort === 'DUE' ? summary.dueAt : summary.waitingSince);
}

function isNewestFirst(view: View): boolean {
  if (view.kind === 'filter') return view.sort === 'NEWEST';
  return view.kind !== 'queue' && view.kind !== 'snoozed';
}

/** Whether the one stands above the other; ids settle a draw. */
export function comesBefore(view: View, a: ConversationSummary, b: ConversationSummary): boolean {
  const [aAbsent, left] = keyOf(view, a);
  const [bAbsent, right] = keyOf(view, b);
  if (aAbsent !== bAbsent) return bAbsent;
  if (isNewestFirst(view)) return left === right ? a.id > b.id : left > right;
  return left === right ? a.id < b.id : left < right;
}

/** Whether a change leaves a conversation where it is in the list. */
export function isSameOrder(view: View, a: ConversationSummary, b: ConversationSummary): boolean {
  return String(keyOf(view, a)) === String(keyOf(view, b));
}
