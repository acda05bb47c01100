import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem, NoAnswer } from '../api/problem';
import { messageOf } from '../mock/examples';
import { Outbox, type OutboxPorts } from './outbox';
import { type Device, type NewWaiting, openDevice, type Waiting } from './store';

let db: Device;
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  db = await openDevice('anna');
});

const reply = (key: string, conversation = 'c1', more: Partial<NewWaiting> = {}): NewWaiting => ({
  key,
  conversation,
  title: 'A lamp',
  body: { kind: 'reply', request: { token: 3, seenSeq: 2, text: key } },
  files: [],
  standing: { kind: 'waiting' },
  ...more,
});
const note = (key: string): NewWaiting =>
  reply(key, 'c1', { body: { kind: 'note', request: { text: key, mentions: [] } } });

/** One lock for all windows, as the browser has. */
function lockOf(): OutboxPorts['alone'] {
  let last: Promise<void> = Promise.resolve();
  return (run) => {
    last = last.then(run, run);
    return last;
  };
}

interface Server {
  /** What it answers next: an error, or silence after having stored it. */
  answers: (Error | 'lost')[];
  up: boolean;
  stored: Map<string, string>;
  requests: { key: string; text: string; files: number }[];
}

function windowOf(server: Server, alone = lockOf()) {
  const refused: Waiting[] = [];
  const sent: string[] = [];
  const retries: (() => void)[] = [];
  let shown: readonly Waiting[] = [];
  const outbox = new Outbox(db, {
    greet: async () => {
      if (!server.up) throw new NoAnswer('down');
      return true;
    },
    post: async ({ key, body }) => {
      const files = body.kind === 'reply' ? (body.request.attachmentIds?.length ?? 0) : 0;
      server.requests.push({ key, text: body.request.text ?? '', files });
      const answer = server.answers.shift();
      if (answer instanceof Error) throw answer;
      server.stored.set(key, body.request.text ?? '');
      if (answer === 'lost') throw new NoAnswer('lost');
      return messageOf(server.stored.size);
    },
    upload: async (file) => `uploaded ${file.name}`,
    alone,
    changed: (items) => {
      shown = items;
    },
    sent: ({ item }) => sent.push(item.key),
    refused: (item) => refused.push(item),
    later: (run) => {
      retries.push(run);
      return () => undefined;
    },
  });
  return { outbox, refused, sent, retries, shown: () => shown };
}

const serverOf = (...answers: Server['answers']): Server => ({ answers, up: true, stored: new Map(), requests: [] });
const movedOn = new ApiProblem(409, { code: 'moved-on', newMessages: [messageOf(3)], lastSeq: 3 });

it('sends what waits in the order in which it was written, once, and forgets it', async () => {
  const server = serverOf();
  const { outbox, sent, shown } = windowOf(server);
  for (const key of ['one', 'two', 'three']) await outbox.add(key === 'two' ? note(key) : reply(key));
  await outbox.run();
  await outbox.run();
  expect(sent).toEqual(['one', 'two', 'three']);
  expect(server.requests).toHaveLength(3);
  expect(shown()).toEqual([]);
});

it('repeats the very same request under the same key when the answer was lost', async () => {
  const server = serverOf('lost');
  const { outbox, sent, retries } = windowOf(server);
  await outbox.add(reply('one'));
  await outbox.add(reply('two'));
  await outbox.run();
  expect(sent).toEqual([]);
  expect((await outbox.list()).map(({ standing }) => standing.kind)).toEqual(['asked', 'waiting']);
  retries[0]?.();
  await vi.waitFor(() => expect(sent).toEqual(['one', 'two']));
  expect(server.requests.map(({ key }) => key)).toEqual(['one', 'one', 'two']);
  expect(server.stored.size).toBe(2);
});

it('asks nothing of a server that does not answer, so that the words can still be changed', async () => {
  const server = serverOf();
  server.up = false;
  const { outbox, retries } = windowOf(server);
  await outbox.add(reply('one'));
  await outbox.run();
  expect(server.requests).toEqual([]);
  expect(retries).toHaveLength(1);
  const [item] = await outbox.list();
  expect((await outbox.withdraw(item?.id ?? 0))?.key).toBe('one');
  expect(await outbox.list()).toEqual([]);
});

it('does not give back what may have been sent', async () => {
  const { outbox } = windowOf(serverOf('lost'));
  await outbox.add(reply('one'));
  await outbox.run();
  const [item] = await outbox.list();
  expect(await outbox.withdraw(item?.id ?? 0)).toBeUndefined();
  expect(await outbox.list()).toHaveLength(1);
});

it('is taken up by the next page, and by one window only', async () => {
  const server = serverOf();
  await windowOf(server).outbox.add(reply('one'));
  await windowOf(server).outbox.add(reply('two'));
  const alone = lockOf();
  const windows = [windowOf(server, alone), windowOf(server, alone), windowOf(server, alone)];
  await Promise.all(windows.map(({ outbox }) => outbox.run()));
  expect(server.requests.map(({ key }) => key)).toEqual(['one', 'two']);
});

it('holds what was refused with its reason, and the later answers to the same customer with it, but not the notes', async () => {
  const server = serverOf(movedOn);
  const { outbox, refused, sent } = windowOf(server);
  await outbox.add(reply('first'));
  await outbox.add(reply('second'));
  await outbox.add(note('note'));
  await outbox.add(reply('elsewhere', 'c2'));
  await outbox.run();
  expect(sent).toEqual(['note', 'elsewhere']);
  expect(refused.map(({ key }) => key)).toEqual(['first']);
  const left = await outbox.list();
  expect(left.map(({ key }) => key)).toEqual(['first', 'second']);
  expect(left[1]?.standing).toMatchObject({ kind: 'refused', status: 409, problem: { code: 'moved-on', lastSeq: 3 } });
  const back = await outbox.withdraw(left[0]?.id ?? 0);
  expect(back?.body.request.text).toBe('first');
});

it('uploads held files first, and notes each before the next', async () => {
  const server = serverOf();
  const { outbox, sent } = windowOf(server);
  const file = await outbox.hold('c1', new File(['light'], 'lamp.txt'));
  expect(await outbox.heldFor('c1')).toHaveLength(1);
  await outbox.add(reply('one', 'c1', { files: [file.id] }));
  expect(await outbox.heldFor('c1')).toEqual([]);
  await outbox.run();
  expect(sent).toEqual(['one']);
  expect(server.requests[0]?.files).toBe(1);
  expect(await db.count('files')).toBe(0);
});

it('puts the same answer in once, however often it is handed over', async () => {
  const { outbox } = windowOf(serverOf());
  await Promise.all([outbox.add(reply('one')), outbox.add(reply('one'))]);
  expect(await outbox.list()).toHaveLength(1);
});

it('keeps the words when the session has ended', async () => {
  const { outbox, retries } = windowOf(serverOf(new ApiProblem(401, { code: 'signed-out' })));
  await outbox.add(reply('one'));
  await outbox.run();
  expect(await outbox.list()).toHaveLength(1);
  expect(retries).toEqual([]);
});
