import type { QueryClient } from '@tanstack/react-query';
import { api, upload } from '../api/client';
import { onOtherPerson, personHere, welcomePerson } from '../api/device';
import { keys } from '../api/keys';
import { NoAnswer } from '../api/problem';
import { meQuery } from '../api/session';
import type { Attachment, AuthState, ConversationDetail, Me, Message, ReplyRequest } from '../api/types';
import { begunFromKept, connection } from '../live/connection';
import { Keeper } from './keeper';
import { Outbox } from './outbox';
import { type Device, dropOthers, openDevice, type Waiting } from './store';
import { outboxHere, waiting } from './waiting';
import { followVersions } from './worker';

const answerWithin = 30_000;
const bringAgain = 5 * 60_000;
interface Attempt {
  key: string;
  request: ReplyRequest;
  files: readonly string[];
}

const channelName = 'parley.outbox';

/** No server answers at the start: the page begins with what this device keeps of the last person; false when it keeps nothing. */
export async function beginFromKept(client: QueryClient): Promise<boolean> {
  const person = personHere();
  if (person === undefined || !('indexedDB' in window)) return false;
  const db = await openDevice(person);
  try {
    const newest = await new Keeper(db, client).bring();
    if (newest === undefined || client.getQueryData(meQuery.queryKey)?.id !== person) return false;
    begunFromKept.set(newest);
    connection.set({ state: 'offline', lastUpdate: newest });
    return true;
  } finally {
    db.close();
  }
}

async function alone(run: () => Promise<void>): Promise<void> {
  // Without https there are no locks, and the key alone keeps two windows from sending twice.
  if (navigator.locks === undefined) await run();
  else await navigator.locks.request(channelName, run);
}

function post({ key, conversation, body }: Waiting): Promise<Message> {
  const path = `/api/conversations/${conversation}/${body.kind === 'reply' ? 'replies' : 'notes'}`;
  return api.post<Message>(path, body.request, { 'Idempotency-Key': key }, AbortSignal.timeout(answerWithin));
}

function outboxOf(db: Device, client: QueryClient, tellOthers: () => void): Outbox {
  return new Outbox(db, {
    greet: async () => {
      if (!navigator.onLine) throw new NoAnswer('offline');
      return (await api.get<AuthState>('/auth/state', undefined, AbortSignal.timeout(answerWithin))).signedIn;
    },
    post,
    upload: async ({ conversation, name, blob }) => {
      const file = new File([blob], name, { type: blob.type });
      const path = `/api/conversations/${conversation}/draft/attachments`;
      return (await upload<Attachment>(path, file, () => undefined)).id;
    },
    alone,
    changed: (items) => {
      waiting.set(items);
      tellOthers();
    },
    // Asked anew, whatever is on its way: an answer from before must not take the message away again.
    sent: ({ item }) => void client.invalidateQueries({ queryKey: keys.detail(item.conversation) }),
    refused: ({ conversation }) => void client.invalidateQueries({ queryKey: keys.detail(conversation) }),
    later: (run, millis) => {
      const timer = setTimeout(run, millis);
      return () => clearTimeout(timer);
    },
  });
}

const unanswered = 'parley.sending.';

/** What a page that is gone had sent, and heard nothing of, goes on from here under its key. */
async function adoptUnanswered(outbox: Outbox, client: QueryClient): Promise<void> {
  for (const name of Object.keys({ ...localStorage }).filter((each) => each.startsWith(unanswered))) {
    const conversation = name.slice(unanswered.length);
    const { key, request, files = [] } = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Attempt>;
    if (key === undefined || request === undefined) continue;
    const title = client.getQueryData<ConversationDetail>(keys.detail(conversation))?.summary.subject ?? '';
    await outbox.add({
      key,
      conversation,
      title,
      body: { kind: 'reply', request },
      files,
      standing: { kind: 'asked' },
    });
    localStorage.removeItem(name);
    localStorage.removeItem(`parley.draft.${conversation}`);
  }
}

/** Other windows of this browser share the outbox: each hears when it changed. */
function shareOutbox(db: Device, client: QueryClient): { outbox: Outbox; close: () => void } {
  const channel = new BroadcastChannel(channelName);
  const outbox = outboxOf(db, client, () => channel.postMessage('changed'));
  channel.addEventListener('message', () => {
    void outbox.list().then((items) => waiting.set(items));
  });
  return {
    outbox,
    close: () => {
      outbox.stop();
      channel.close();
    },
  };
}

async function open(client: QueryClient, me: Me): Promise<() => void> {
  await dropOthers(me.id);
  const db = await openDevice(me.id);
  const keeper = new Keeper(db, client);
  const stopKeeping = await keeper.start();
  const { outbox, close } = shareOutbox(db, client);
  const run = (): void => {
    // The store is closed when somebody signs out meanwhile.
    outbox.run().catch(() => undefined);
  };
  outboxHere.set({
    add: (item) => outbox.add(item).then(run),
    withdraw: (id) => outbox.withdraw(id),
    run,
    hold: (conversation, file) => outbox.hold(conversation, file),
    heldFor: (conversation) => outbox.heldFor(conversation),
    dropHeld: (id) => outbox.dropHeld(id),
  });
  const bring = (): void => {
    if (connection.get().state === 'offline') void keeper.bring();
  };
  let before = connection.get().state;
  const heard = (): void => {
    const { state } = connection.get();
    if (state === 'live' && before !== 'live') {
      keeper.settle();
      run();
    }
    if (state === 'offline' && before !== 'offline') bring();
    before = state;
  };
  const unfollow = connection.subscribe(heard);
  const timer = setInterval(bring, bringAgain);
  await adoptUnanswered(outbox, client);
  await outbox.tell();
  if (before === 'live') keeper.fillSoon();
  bring();
  run();
  return () => {
    unfollow();
    clearInterval(timer);
    stopKeeping();
    close();
    outboxHere.set(undefined);
    waiting.set([]);
    db.close();
  };
}

/** Begins to keep and to send for this person; the returned function ends it. */
export function startOffline(client: QueryClient, me: Me): () => void {
  if (personHere() !== me.id) {
    // Begun with what this device keeps of one person, and then the server names another.
    welcomePerson(me.id);
    location.reload();
  }
  let stopped = false;
  let end: () => void = () => undefined;
  // A page that shows somebody must not go on as soon as another one, or nobody, is signed in here.
  const unhear = onOtherPerson(me.id, (gone) => (gone ? location.assign('/sign-in') : location.reload()));
  if ('indexedDB' in window) {
    open(client, me).then(
      (close) => {
        if (stopped) close();
        else end = close;
      },
      // A browser without a store for it (a private window): everything works as long as the server answers.
      () => undefined,
    );
  }
  void followVersions();
  return () => {
    stopped = true;
    unhear();
    end();
  };
}
