import { expect, it } from 'vitest';
import type { SetAside } from '../api/types';
import { linesOf } from './set-aside-groups';

function item(id: string, receivedAt: string, channelId: string, eventType?: string): SetAside {
  return {
    id,
    channelId,
    receivedAt,
    reason: '',
    size: 1,
    position: id,
    attempts: 1,
    ...(eventType ? { eventType } : {}),
  };
}

it('puts events of one kind of one channel on one line, and each message on its own', () => {
  const lines = linesOf([
    item('old', '2026-11-01T10:00:00Z', 'a', 'history'),
    item('mail', '2026-11-02T10:00:00Z', 'a'),
    item('other channel', '2026-11-02T11:00:00Z', 'b', 'history'),
    item('new', '2026-11-03T10:00:00Z', 'a', 'history'),
    item('other kind', '2026-11-01T09:00:00Z', 'a', 'status'),
    item('second mail', '2026-11-01T08:00:00Z', 'a'),
  ]);
  expect(lines.map((line) => line.items.map((one) => one.id))).toEqual([
    ['new', 'old'],
    ['other channel'],
    ['mail'],
    ['other kind'],
    ['second mail'],
  ]);
  expect(lines.map((line) => line.eventType)).toEqual(['history', 'history', undefined, 'status', undefined]);
});
