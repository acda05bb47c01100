import { describe, expect, it } from 'vitest';
import type { View } from '../api/keys';
import type { ConversationSummary, QueueCounts } from '../api/types';
import { detailWith, frameOf, messageOf, summaryOf } from '../mock/examples';
import { apply, applyToCounts, applyToDetail, applyToList, type Pages, type Snapshot } from './apply';

const me = 'anna';
const anna = { id: 'anna', name: 'Anna' };
const bruno = { id: 'bruno', name: 'Bruno' };
const queue: View = { kind: 'queue', team: 'support' };
const mine: View = { kind: 'mine' };
const open: View = { kind: 'open' };

function waiting(id: string, minute: number, change: Partial<ConversationSummary> = {}): ConversationSummary {
  const at = `2026-11-22T08:${String(minute).padStart(2, '0')}:00Z`;
  return summaryOf({ id, waitingSince: at, lastMessageAt: at, place: Date.parse(at), ...change });
}

function pagesOf(...pages: { items: ConversationSummary[]; next?: string }[]): Pages {
  return {
    pages: pages.map((page) => ({ items: page.items, next: page.next, asOf: '1-0' })),
    pageParams: pages.map(() => undefined),
  };
}

function idsOf(data: Pages): string[] {
  return data.pages.flatMap((page) => page.items.map((each) => each.id));
}

describe('a list', () => {
  const data = pagesOf({ items: [waiting('a', 1), waiting('b', 2), waiting('c', 3)] });

  it('takes a new conversation in at its place: who waits longest is first', () => {
    expect(idsOf(applyToList(queue, data, waiting('d', 2, { version: 1 }), me))).toEqual(['a', 'b', 'd', 'c']);
    expect(idsOf(applyToList(queue, data, waiting('e', 9), me))).toEqual(['a', 'b', 'c', 'e']);
  });

  it('puts what moved last first where it is not a queue', () => {
    const moved = pagesOf({ items: [waiting('c', 3), waiting('b', 2), waiting('a', 1)] });
    const next = waiting('a', 8, { version: 2 });
    expect(idsOf(applyToList(open, moved, next, me))).toEqual(['a', 'c', 'b']);
  });

  it('puts the urgent first, and lets go what is put aside', () => {
    const urgent = waiting('c', 3, { version: 2, priority: 'URGENT', place: 1 });
    expect(idsOf(applyToList(queue, data, urgent, me))).toEqual(['c', 'a', 'b']);
    const aside = waiting('b', 2, { version: 2, snooze: { until: '2026-11-23T08:00:00Z', by: anna } });
    expect(idsOf(applyToList(queue, data, aside, me))).toEqual(['a', 'c']);
    const later = waiting('z', 2, { snooze: { by: anna } });
    const snoozed = pagesOf({ items: [later] });
    expect(idsOf(applyToList({ kind: 'snoozed' }, snoozed, aside, me))).toEqual(['b', 'z']);
    expect(idsOf(applyToList({ kind: 'snoozed' }, snoozed, { ...later, version: 9, snooze: undefined }, me))).toEqual(
      [],
    );
  });

  it('lets a claimed conversation go and shows it in its holder’s list', () => {
    const claimed = waiting('b', 2, { version: 2, holder: anna });
    expect(idsOf(applyToList(queue, data, claimed, me))).toEqual(['a', 'c']);
    expect(idsOf(applyToList(mine, pagesOf({ items: [] }), claimed, me))).toEqual(['b']);
    expect(idsOf(applyToList(mine, pagesOf({ items: [] }), { ...claimed, holder: bruno }, me))).toEqual([]);
  });

  it('ignores what is not newer than what it knows', () => {
    const known = pagesOf({ items: [waiting('a', 1, { version: 5 })] });
    expect(applyToList(queue, known, waiting('a', 1, { version: 5, subject: 'other' }), me)).toBe(known);
    expect(applyToList(queue, known, waiting('a', 1, { version: 4, holder: bruno }), me)).toBe(known);
  });

  it('stays the same object when the conversation is none of its business', () => {
    expect(applyToList(mine, data, waiting('z', 1, { holder: bruno }), me)).toBe(data);
  });

  it('does not add behind the loaded part while more is to come', () => {
    const part = pagesOf({ items: [waiting('a', 1)], next: 'more' });
    expect(idsOf(applyToList(queue, part, waiting('z', 30), me))).toEqual(['a']);
  });

  it('moves a conversation over the border of two pages without doubling it', () => {
    const two = pagesOf({ items: [waiting('a', 1), waiting('b', 2)], next: 'n' }, { items: [waiting('c', 3)] });
    const later = waiting('a', 9, { version: 2 });
    expect(idsOf(applyToList(queue, two, later, me))).toEqual(['b', 'c', 'a']);
  });

  it('takes the own claim token from a second frame of the same version', () => {
    const known = pagesOf({ items: [waiting('a', 1, { version: 2, holder: anna })] });
    const own = waiting('a', 1, { version: 2, holder: anna, claimToken: 9 });
    expect(applyToList(mine, known, own, me).pages[0]?.items[0]?.claimToken).toBe(9);
  });

  it('keeps the known claim token as long as the holder stays', () => {
    const known = pagesOf({ items: [waiting('a', 1, { version: 2, holder: anna, claimToken: 9 })] });
    const next = applyToList(mine, known, waiting('a', 1, { version: 3, holder: anna }), me);
    expect(next.pages[0]?.items[0]?.claimToken).toBe(9);
  });
});

describe('an open conversation', () => {
  const known = detailWith(summaryOf({ version: 3, lastSeq: 2, holder: anna }), [messageOf(1), messageOf(2)]);
  const held = { ...known, myToken: 4, mayReply: true };

  it('asks for the messages that an event announces', () => {
    const next = summaryOf({ version: 4, lastSeq: 4, holder: anna });
    const { detail, stale } = applyToDetail(held, frameOf(next, { data: { seq: '4' } }), me);
    expect(detail.summary.version).toBe(4);
    expect(stale).toEqual([{ kind: 'messages', id: 'c1', after: 2 }]);
  });

  it('loses the token when somebody else holds it', () => {
    const next = summaryOf({ version: 4, lastSeq: 2, holder: bruno });
    const { detail, stale } = applyToDetail(held, frameOf(next), me);
    expect(detail.myToken).toBeNull();
    expect(detail.mayReply).toBe(false);
    expect(stale).toEqual([]);
  });

  it('asks anew when I hold it and the token is not known', () => {
    const next = summaryOf({ version: 4, lastSeq: 2, holder: anna });
    expect(applyToDetail(known, frameOf(next), me).stale).toEqual([{ kind: 'detail', id: 'c1' }]);
  });

  it('takes the token from the own copy of an event', () => {
    const next = summaryOf({ version: 4, lastSeq: 2, holder: anna, claimToken: 8 });
    const { detail, stale } = applyToDetail(known, frameOf(next), me);
    expect(detail.myToken).toBe(8);
    expect(stale).toEqual([]);
  });

  it('asks for the message whose delivery changed', () => {
    const sent = detailWith(summaryOf({ version: 3, lastSeq: 2 }), [messageOf(1), messageOf(2)]);
    const next = summaryOf({ version: 4, lastSeq: 2 });
    const frame = frameOf(next, { type: 'DELIVERY_CHANGED', data: { seq: '1', state: 'SENT' } });
    expect(applyToDetail(sent, frame, me).stale).toEqual([{ kind: 'messages', id: 'c1', after: 0 }]);
    const bare = frameOf(next, { type: 'DELIVERY_CHANGED', data: {} });
    expect(applyToDetail(sent, bare, me).stale).toEqual([{ kind: 'detail', id: 'c1' }]);
  });

  it('is stale when a newer event brings no summary', () => {
    const bare = { id: '9-0', type: 'NOTE_ADDED', conversationId: 'c1', version: 9 };
    expect(applyToDetail(held, bare, me).stale).toEqual([{ kind: 'detail', id: 'c1' }]);
    expect(applyToDetail(held, { ...bare, version: 3 }, me).stale).toEqual([]);
  });

  it('shows the new name of its contact in the header at once and asks for what they wrote', () => {
    const known = detailWith(waiting('c1', 1, { version: 3 }), [messageOf(1)]);
    const contact = { ...known.summary.contact, name: 'Anna Meier' };
    const frame = frameOf({ ...known.summary, version: 4, contact }, { data: { contact: contact.id } });
    const { detail, stale } = applyToDetail(known, frame, me);
    expect(detail.summary.contact.name).toBe('Anna Meier');
    expect(stale).toEqual([{ kind: 'detail', id: 'c1' }]);
  });
});

describe('the counts', () => {
  const counts: QueueCounts = {
    teams: [{ teamId: 'support', name: 'Support', queued: 3, oldestWaitingSince: '2026-11-22T08:01:00Z' }],
    mine: 1,
    joined: 0,
    snoozed: 0,
    spam: 0,
    mentioned: 0,
    setAside: 0,
    channels: 0,
    asOf: '0-1',
    upTo: '0-1',
  };
  const before = waiting('b', 5);

  it('move when a conversation is claimed by me', () => {
    const { counts: next, stale } = applyToCounts(counts, before, { ...before, holder: anna, version: 2 }, me);
    expect(next.teams[0]?.queued).toBe(2);
    expect(next.mine).toBe(2);
    expect(stale).toBe(false);
  });

  it('are stale when the oldest leaves, for the next oldest is not known', () => {
    const oldest = waiting('a', 1);
    expect(applyToCounts(counts, oldest, { ...oldest, holder: bruno, version: 2 }, me).stale).toBe(true);
  });

  it('are stale when the state before is not known', () => {
    expect(applyToCounts(counts, undefined, before, me)).toEqual({ counts, stale: true });
    const aside = { ...before, snooze: { by: anna }, version: 2 };
    expect(applyToCounts(counts, before, aside, me).counts).toMatchObject({ snoozed: 1, teams: [{ queued: 2 }] });
  });

  it('move when a conversation goes into Spam, which only the view Spam shows', () => {
    const why = { cause: 'PERSON', at: '2026-11-22T09:00:00Z', by: anna, facts: {} } as const;
    const marked = { ...before, status: 'CLOSED', spam: why, version: 2 } as const;
    expect(applyToCounts(counts, before, marked, me).counts).toMatchObject({ spam: 1, teams: [{ queued: 2 }] });
    expect(applyToCounts({ ...counts, spam: 1 }, marked, before, me).counts.spam).toBe(0);
    expect(idsOf(applyToList({ kind: 'spam' }, pagesOf({ items: [] }), marked, me))).toEqual(['b']);
    expect(idsOf(applyToList({ kind: 'closed' }, pagesOf({ items: [] }), marked, me))).toEqual([]);
  });
});

describe('apply', () => {
  const snapshot: Snapshot = {
    lists: [
      { view: queue, data: pagesOf({ items: [waiting('a', 1)] }) },
      { view: mine, data: pagesOf({ items: [] }) },
    ],
    details: new Map(),
    versions: new Map(),
    counts: {
      teams: [{ teamId: 'support', name: 'Support', queued: 1, oldestWaitingSince: '2026-11-22T08:01:00Z' }],
      mine: 0,
      joined: 0,
      snoozed: 0,
      spam: 0,
      mentioned: 0,
      setAside: 0,
      channels: 0,
      asOf: '0-1',
      upTo: '0-1',
    },
  };

  it('gives the same when an event is applied twice', () => {
    const frame = frameOf(waiting('b', 2, { version: 1 }), { type: 'CONVERSATION_OPENED' });
    const once = apply(snapshot, frame, me);
    const twice = apply(once.snapshot, frame, me);
    expect(twice.snapshot).toEqual(once.snapshot);
    expect(once.snapshot.counts?.teams[0]?.queued).toBe(2);
  });

  it('gives the same when a late event arrives after a newer one', () => {
    const opened = frameOf(waiting('a', 1, { version: 2, snippet: 'more' }));
    const claimed = frameOf(waiting('a', 1, { version: 3, holder: anna }), { type: 'CLAIMED' });
    const others = frameOf(waiting('z', 1, { version: 9, holder: bruno }), { type: 'CLAIMED' });
    const late = frameOf(waiting('z', 1, { version: 8 }), { type: 'MESSAGE_RECEIVED' });
    const gone = apply(apply(snapshot, others, me).snapshot, late, me).snapshot;
    expect(gone.lists).toEqual(snapshot.lists);
    const inOrder = apply(apply(snapshot, opened, me).snapshot, claimed, me).snapshot;
    const outOfOrder = apply(apply(snapshot, claimed, me).snapshot, opened, me).snapshot;
    expect(outOfOrder.lists.map((list) => idsOf(list.data))).toEqual([[], ['a']]);
    expect(outOfOrder.lists).toEqual(inOrder.lists);
  });

  it('makes the lists stale when an event brings no summary', () => {
    const { stale } = apply(snapshot, { id: '5-0', type: 'CLOSED', conversationId: 'q', version: 2 }, me);
    expect(stale).toEqual([{ kind: 'lists' }, { kind: 'counts' }]);
  });

  it('asks for all lists when the queue was rebuilt', () => {
    expect(apply(snapshot, { id: '5-0', type: 'QUEUE_REBUILT' }, me).stale).toHaveLength(2);
  });

  it('leaves everything alone for events about nothing that is shown', () => {
    const { snapshot: next, stale } = apply(snapshot, { id: '5-0', type: 'CHANNEL_CHANGED' }, me);
    expect(next).toBe(snapshot);
    expect(stale).toEqual([]);
  });

  it('asks for the list of mentions when a note calls me, and adds nothing to it by itself', () => {
    const mentioned: View = { kind: 'mentioned' };
    const shown = { ...snapshot, lists: [{ view: mentioned, data: pagesOf({ items: [] }) }] };
    const called = frameOf(waiting('a', 1, { version: 2 }), { type: 'NOTE_ADDED', data: { mentions: `x,${me}` } });
    const applied = apply(shown, called, me);
    expect(applied.stale).toContainEqual({ kind: 'mentioned' });
    expect(applied.snapshot.lists.map((list) => idsOf(list.data))).toEqual([[]]);
    const others = frameOf(waiting('a', 1, { version: 2 }), { type: 'NOTE_ADDED', data: { mentions: 'x' } });
    expect(apply(shown, others, me).stale).not.toContainEqual({ kind: 'mentioned' });
  });
});
