import { beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem, NoAnswer } from '../api/problem';
import type { Message, ReplyRequest } from '../api/types';
import { messageOf } from '../mock/examples';
import { type Attempt, Sending, type SendState } from './sending';

const request: ReplyRequest = { token: 3, seenSeq: 2, text: 'Hello' };
beforeEach(() => localStorage.clear());

function setting(answers: (Message | Error)[], { reachable = true, outbox = false } = {}) {
  const waited: (Attempt & { asked: boolean })[] = [];
  const keys: string[] = [];
  const states: SendState['kind'][] = [];
  const sent: Message[] = [];
  const waiting: (() => void)[] = [];
  let last: SendState = { kind: 'ready' };
  const make = () =>
    new Sending('c1', {
      storage: localStorage,
      post: async (_, key) => {
        keys.push(key);
        const answer = answers.shift();
        if (answer === undefined || answer instanceof Error) throw answer ?? new NoAnswer('none');
        return answer;
      },
      reachable: () => reachable,
      wait: async (attempt, asked) => {
        if (!outbox) return false;
        waited.push({ ...attempt, asked });
        return true;
      },
      onWaiting: () => states.push('ready'),
      newKey: () => `key-${keys.length}-${Math.random()}`,
      onState: (state) => {
        last = state;
        states.push(state.kind);
      },
      onSent: (message) => sent.push(message),
      later: (run) => {
        waiting.push(run);
        return () => undefined;
      },
    });
  return { make, keys, states, sent, waiting, waited, last: () => last };
}

const refusal = (status: number, code: string, more = {}) => new ApiProblem(status, { code, title: code, ...more });

it('keeps the key until an answer arrives, then forgets it', async () => {
  const { make, keys, sent, waiting } = setting([new NoAnswer('lost'), refusal(503, 'http-503'), messageOf(3)]);
  make().send(request);
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  waiting[0]?.();
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(new Set(keys).size).toBe(1);
  expect(keys).toHaveLength(3);
  expect(localStorage.length).toBe(0);
});

it('takes up after a reload what was left without an answer, under the same key', async () => {
  const { make, keys, sent } = setting([new NoAnswer('lost'), messageOf(3)]);
  const first = make();
  first.send(request);
  await vi.waitFor(() => expect(keys).toHaveLength(1));
  first.stop();
  make().restore();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(keys[1]).toBe(keys[0]);
});

it('shows what is new when the conversation has moved on, and sends anew under a new key', async () => {
  const news = [messageOf(3)];
  const { make, keys, last, sent } = setting([
    refusal(409, 'moved-on', { newMessages: news, lastSeq: 3 }),
    messageOf(4),
  ]);
  const sending = make();
  sending.send(request);
  await vi.waitFor(() => expect(last()).toEqual({ kind: 'moved-on', newMessages: news, lastSeq: 3 }));
  expect(localStorage.length).toBe(0);
  await new Promise((done) => setTimeout(done));
  sending.send({ ...request, seenSeq: 3 });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(keys[1]).not.toBe(keys[0]);
});

it.each([
  [refusal(403, 'not-holder'), 'not-holder'],
  [refusal(409, 'closed'), 'closed'],
  [refusal(422, 'too-long'), 'refused'],
  [refusal(500, 'oops'), 'unanswered'],
])('tells %s apart', async (error, kind) => {
  const { make, last } = setting([error]);
  make().send(request);
  await vi.waitFor(() => expect(last().kind).toBe(kind));
});

it('does not send twice when the button is pressed twice', async () => {
  const { make, keys, sent } = setting([messageOf(3), messageOf(4)]);
  const sending = make();
  sending.send(request);
  sending.send(request);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(keys).toHaveLength(1);
});

it('waits in the outbox at once while there is no connection, and was not asked', async () => {
  const { make, keys, waited } = setting([], { reachable: false, outbox: true });
  make().send(request);
  await vi.waitFor(() => expect(waited).toHaveLength(1));
  expect(waited[0]).toMatchObject({ request, asked: false });
  expect(keys).toHaveLength(0);
  expect(localStorage.length).toBe(0);
});

it('waits in the outbox under the key that the server has perhaps seen', async () => {
  const { make, keys, waited } = setting([new NoAnswer('lost')], { outbox: true });
  make().send(request);
  await vi.waitFor(() => expect(waited).toHaveLength(1));
  expect(waited[0]).toMatchObject({ key: keys[0], asked: true });
});

it('waits with files that could not be uploaded, even when the server answers again', async () => {
  const { make, keys, waited } = setting([messageOf(3)], { outbox: true });
  make().send(request, ['file-1']);
  await vi.waitFor(() => expect(waited).toHaveLength(1));
  expect(waited[0]?.files).toEqual(['file-1']);
  expect(keys).toHaveLength(0);
});
