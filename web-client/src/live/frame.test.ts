import { expect, it } from 'vitest';
import { summaryOf } from '../mock/examples';
import { compareIds, earlier, parseEvents, parseFrame } from './frame';

it('reads an event and drops what it does not know', () => {
  const body = {
    id: '5-1',
    type: 'SOMETHING_NEW',
    conversationId: 'c',
    summary: { ...summaryOf(), extra: 1 },
    more: 2,
  };
  const parsed = parseFrame(JSON.stringify(body));
  expect(parsed.kind).toBe('frame');
  expect(parsed.kind === 'frame' && parsed.frame.summary).not.toHaveProperty('extra');
});

it('tells signs of typing from events', () => {
  const body = { type: 'TYPING', conversationId: 'c', employee: { id: 'a', name: 'A' }, state: true };
  expect(parseFrame(JSON.stringify(body)).kind).toBe('signal');
});

it.each(['', '{', 'null', '[]', '{"id":"x"}', '{"id":"5-1","type":7}', '{"id":"5-1","type":"X","summary":{"id":1}}'])(
  'calls %s broken and does not throw',
  (text) => expect(parseFrame(text).kind).toBe('broken'),
);

it('counts events that cannot be read', () => {
  const answer = parseEvents({ events: [{ id: '1-0', type: 'A' }, { id: 'x' }], last: '2-0', more: false });
  expect(answer.frames.map((each) => each.id)).toEqual(['1-0']);
  expect(answer.broken).toBe(1);
});

it('orders ids as the stream does, not as text', () => {
  expect(['10-0', '9-10', '9-9'].sort(compareIds)).toEqual(['9-9', '9-10', '10-0']);
  expect(earlier('5000-3', 2000)).toBe('3000-0');
  expect(earlier('500-3', 2000)).toBe('0-0');
});
