import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Live, type LiveWorld } from './live';
import type { Line } from './protocol';

/** A socket that the test opens, speaks through and breaks. */
class FakeSocket {
  static all: FakeSocket[] = [];
  static readonly OPEN = 1;
  readyState = 0;
  binaryType = '';
  readonly sent: { type: string; after?: number; on?: boolean }[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(...frames: object[]): void {
    const text = frames.map((frame) => `${JSON.stringify(frame)}\n`).join('');
    this.onmessage?.({ data: new TextEncoder().encode(text).buffer as ArrayBuffer });
  }
}

const newest = () => FakeSocket.all[FakeSocket.all.length - 1] as FakeSocket;

function begin() {
  const seen = { states: [] as string[], lines: [] as Line[], typing: [] as string[], polls: 0, refused: '' };
  const world: LiveWorld = {
    cursor: () => seen.lines.at(-1)?.number ?? 0,
    lines: (lines) => void seen.lines.push(...lines),
    typing: (author, on) => void seen.typing.push(`${author} ${on}`),
    refused: (code) => {
      seen.refused = code;
    },
    state: (connection) => void seen.states.push(connection),
    poll: async () => {
      seen.polls += 1;
    },
    watched: () => true,
  };
  const live = new Live('wss://parley.example/chat/c/live', world);
  live.start('token');
  return { live, seen };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the line to the server', () => {
  it('says hello with the last number that is here, and again after a break', () => {
    const { live, seen } = begin();
    newest().open();
    expect(newest().sent).toEqual([{ type: 'hello', token: 'token', after: 0 }]);
    newest().say({ type: 'lines', lines: [{ number: 7, at: '2026-11-23T10:00:00Z' }] }, { type: 'ready' });
    expect(seen.states.at(-1)).toBe('live');
    newest().onclose?.();
    expect(seen.states.at(-1)).toBe('connecting');
    vi.advanceTimersByTime(1500);
    newest().open();
    expect(FakeSocket.all).toHaveLength(2);
    expect(newest().sent[0]).toMatchObject({ type: 'hello', after: 7 });
    live.stop();
  });

  it('takes a minute of silence for a break, and says itself that it is there', () => {
    const { live } = begin();
    const first = newest();
    first.open();
    first.say({ type: 'ready' });
    vi.advanceTimersByTime(31_000);
    expect(first.sent.filter((frame) => frame.type === 'beat')).toHaveLength(1);
    first.say({ type: 'beat' });
    vi.advanceTimersByTime(55_000);
    expect(FakeSocket.all).toHaveLength(1);
    vi.advanceTimersByTime(12_000);
    expect(FakeSocket.all).toHaveLength(2);
    live.stop();
  });

  it('asks where no socket opens three times, and tries the socket again', async () => {
    const { live, seen } = begin();
    for (let tries = 0; tries < 3; tries += 1) {
      newest().onclose?.();
      await vi.advanceTimersByTimeAsync(8000);
    }
    expect(seen.states.at(-1)).toBe('polling');
    const sockets = FakeSocket.all.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.polls).toBeGreaterThan(5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all.length).toBeGreaterThan(sockets);
    newest().open();
    newest().say({ type: 'ready' });
    expect(seen.states.at(-1)).toBe('live');
    const polls = seen.polls;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(seen.polls).toBe(polls);
    live.stop();
  });

  it('stops when it is refused', () => {
    const { seen } = begin();
    newest().open();
    newest().say({ type: 'refused', code: 'visitor-unknown', detail: '' });
    expect(seen.refused).toBe('visitor-unknown');
    expect(seen.states.at(-1)).toBe('off');
    vi.advanceTimersByTime(600_000);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('tells typing at most every three seconds, and its end once', () => {
    const { live } = begin();
    newest().open();
    const told = () => newest().sent.filter((frame) => frame.type === 'typing');
    live.tellTyping(false);
    live.tellTyping(true);
    live.tellTyping(true);
    expect(told()).toHaveLength(1);
    vi.advanceTimersByTime(3100);
    live.tellTyping(true);
    live.tellTyping(false);
    live.tellTyping(false);
    expect(told().map((frame) => frame.on)).toEqual([true, true, false]);
    live.stop();
  });
});
