import { describe, expect, it } from 'vitest';
import { firstUnread, nothing, unreadOf, withLines } from './lines';
import { framesOf, type Line } from './protocol';

function line(number: number, from: Line['from'] = 'COMPANY', id = ''): Line {
  return { number, from, id, author: '', text: `line ${number}`, files: [], at: '2026-11-23T10:00:00Z', by: 'CHAT' };
}

const numbers = (lines: readonly Line[]) => lines.map((each) => each.number);

describe('lines', () => {
  it('are in the order of their numbers, however they come', () => {
    const known = withLines(withLines(nothing, [line(7), line(3)]), [line(5), line(9)]);
    expect(numbers(known.lines)).toEqual([3, 5, 7, 9]);
    expect(known.cursor).toBe(9);
  });

  it('that are known change nothing', () => {
    const known = withLines(nothing, [line(1), line(2, 'VISITOR', 'a')]);
    expect(withLines(known, [line(1), line(2, 'VISITOR', 'a')])).toBe(known);
    expect(withLines(known, [])).toBe(known);
    expect(numbers(withLines(known, [line(4), line(4)]).lines)).toEqual([1, 2, 4]);
  });

  it('of the visitor are known by their id, too, and the cursor goes on', () => {
    const known = withLines(nothing, [line(2, 'VISITOR', 'a')]);
    const again = withLines(known, [line(6, 'VISITOR', 'a')]);
    expect(numbers(again.lines)).toEqual([2]);
    expect(again.cursor).toBe(6);
  });

  it('before the first one do not move the cursor', () => {
    const known = withLines(withLines(nothing, [line(50)]), [line(10), line(20)]);
    expect(known.cursor).toBe(50);
  });

  it('of others are news until they are read', () => {
    const known = withLines(nothing, [line(1), line(2, 'VISITOR', 'a'), line(3), line(4, 'BOT')]);
    expect(unreadOf(known, 1)).toBe(2);
    expect(firstUnread(known, 1)).toBe(3);
    expect(unreadOf(known, 4)).toBe(0);
    expect(firstUnread(known, 4)).toBeUndefined();
  });
});

describe('frames', () => {
  it('are several documents in one message', () => {
    const lines = { type: 'lines', lines: [{ number: 1, from: 'COMPANY', text: 'Hi', at: '2026-11-23T10:00:00Z' }] };
    const frames = framesOf(`${JSON.stringify(lines)}\n{"type":"ready"}\n`);
    expect(frames.map((frame) => frame.type)).toEqual(['lines', 'ready']);
  });

  it('that cannot be read, or are unknown, are passed over', () => {
    expect(framesOf('{"type":"ready"}\nnonsense\n{"type":"newer"}\nnull\n[]\n{"type":"beat"}\n')).toEqual([
      { type: 'ready' },
      { type: 'beat' },
    ]);
  });

  it('keep only what can be shown', () => {
    const hostile = {
      type: 'lines',
      lines: [
        { number: 'one' },
        null,
        { number: 2, from: 'ROOT', text: 5, files: [{ url: 'javascript:alert(1)', name: 'x' }], at: 'soon' },
      ],
    };
    const [frame] = framesOf(JSON.stringify(hostile));
    expect(frame).toMatchObject({
      lines: [
        { number: 2, from: 'COMPANY', text: '', files: [{ url: '', name: 'x' }], at: '1970-01-01T00:00:00.000Z' },
      ],
    });
  });
});
