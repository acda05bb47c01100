import { expect, it } from 'vitest';
import type { NotificationLine, Notifications } from '../api/types';
import { marked, tomorrow } from './actions';

const line = (id: string, unread: number): NotificationLine => ({
  id,
  kind: 'MESSAGE',
  conversationId: `c${id}`,
  number: 1,
  subject: 'Zip broke',
  contact: 'Fiona',
  actor: 'Fiona',
  words: '',
  at: '2026-11-22T08:00:00Z',
  unread,
  rings: unread > 0,
});
const known: Notifications = { lines: [line('3', 2), line('2', 0), line('1', 1)], unread: ['c3', 'c1', 'c0'] };

it('reads one conversation, and what is not on the panel stays unread', () => {
  const after = marked(known, { kind: 'read', conversation: 'c3' });
  expect(after.lines.map((each) => each.unread)).toEqual([0, 0, 1]);
  expect(after.unread).toEqual(['c1', 'c0']);
});

it('reads all that was shown, and nothing that came meanwhile', () => {
  const after = marked(known, { kind: 'all', upTo: '2' });
  expect(after.lines.map((each) => each.unread)).toEqual([2, 0, 0]);
  expect(after.unread).toEqual(['c3', 'c0']);
});

it('makes one unread again', () => {
  const after = marked(known, { kind: 'unread', conversation: 'c2' });
  expect(after.lines.map((each) => each.unread)).toEqual([2, 1, 1]);
  expect(after.unread).toEqual(['c2', 'c3', 'c1', 'c0']);
});

it('pauses until eight in the morning, also over the end of a month', () => {
  expect(tomorrow(new Date(2026, 0, 31, 23, 59))).toEqual(new Date(2026, 1, 1, 8));
});
