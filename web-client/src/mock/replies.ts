import type { Address, Attachment, Delivery, Draft, DraftSaved, Message, Party } from '../api/types';
import { type MockRequest, type MockResponse, notHolder, ok, problem, type Routes } from './rest';
import type { Conversation, World } from './world';

const snippetOf = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 140);

function deliver(world: World, conversation: Conversation, message: Message, delivery: Partial<Delivery>): void {
  const stored = conversation.messages.find((each) => each.id === message.id);
  if (stored === undefined) return;
  stored.delivery = { state: 'QUEUED', attempts: 0, ...stored.delivery, ...delivery };
  const data = { seq: stored.seq, messageId: stored.id, state: stored.delivery.state };
  world.change(conversation, 'DELIVERY_CHANGED', {}, { data });
}

/** Undo window, sending, sent; a text with "fail" fails and one with "unknown" ends as "may have been sent". */
function travel(world: World, conversation: Conversation, message: Message): void {
  const end = Date.parse(message.delivery?.until ?? '') - Date.now();
  setTimeout(
    () => {
      if (conversation.messages.find((each) => each.id === message.id)?.delivery?.state !== 'UNDO') return;
      deliver(world, conversation, message, { state: 'SENDING', until: undefined, attempts: 1 });
      setTimeout(() => {
        if (/\bfail\b/i.test(message.text)) {
          deliver(world, conversation, message, { state: 'FAILED', error: '550 5.1.1 mailbox unavailable' });
        } else if (/\bunknown\b/i.test(message.text)) {
          deliver(world, conversation, message, { state: 'UNKNOWN' });
        } else deliver(world, conversation, message, { state: 'SENT', sentAt: new Date().toISOString() });
      }, 1200);
    },
    Math.max(0, end),
  );
}

function partiesOf(addresses: readonly Address[]): Party[] {
  return addresses.map(({ name = '', handle }) => ({ name, handle }));
}

function reply(world: World, conversation: Conversation, request: MockRequest): MockResponse {
  const key = request.headers['idempotency-key'] ?? '';
  const known = world.answered.get(key);
  if (known !== undefined) return { status: 201, body: known };
  const { body, me } = request;
  const summary = conversation.summary;
  if (summary.status === 'CLOSED') return problem(409, 'closed', 'This conversation is closed');
  if (summary.holder?.id !== me || body.token !== conversation.token) return notHolder();
  if (Number(body.seenSeq) < summary.lastSeq) {
    const newMessages = conversation.messages.filter((each) => each.seq > Number(body.seenSeq));
    return problem(409, 'moved-on', 'There is something new', { newMessages, lastSeq: summary.lastSeq });
  }
  const text = String(body.text);
  const message = world.addMessage(conversation, {
    direction: 'OUTBOUND',
    author: world.author(me),
    to: partiesOf((body.to as Address[] | undefined) ?? [summary.contact]),
    cc: partiesOf((body.cc as Address[] | undefined) ?? []),
    subject: `Re: ${summary.subject}`,
    text,
    html: (body.html as string | undefined) ?? '',
    receivedAt: new Date().toISOString(),
    attachments: conversation.draft?.attachments ?? [],
    delivery: { state: 'UNDO', attempts: 0, until: new Date(Date.now() + 10_000).toISOString() },
    clientKey: key,
  });
  world.answered.set(key, message);
  conversation.draft = undefined;
  const closing = body.closeAfter === true ? { status: 'CLOSED' as const, holder: undefined } : {};
  world.change(
    conversation,
    'MESSAGE_SENT',
    {
      lastSeq: message.seq,
      lastMessageAt: message.receivedAt,
      lastDirection: 'OUTBOUND',
      waitingSince: undefined,
      snippet: snippetOf(text),
      ...closing,
    },
    { employee: me, data: { seq: message.seq, messageId: message.id } },
  );
  travel(world, conversation, message);
  return { status: 201, body: message };
}

function note(world: World, conversation: Conversation, { me, body }: MockRequest): MockResponse {
  const message = world.addMessage(conversation, {
    direction: 'NOTE',
    author: { ...world.author(me), handle: '' },
    text: String(body.text),
    receivedAt: new Date().toISOString(),
  });
  const data = { seq: message.seq, messageId: message.id };
  world.change(conversation, 'NOTE_ADDED', { lastSeq: message.seq }, { employee: me, data });
  return { status: 201, body: message };
}

function draftRoutes(world: World, routes: Routes): void {
  routes.on('PUT', '/api/conversations/:id/draft', ({ body }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const revision = found.draft?.revision ?? 0;
    if (Number(body.revision) < revision)
      return problem(409, 'newer-draft', 'There is a newer draft', { draft: found.draft });
    const attachments = found.draft?.attachments ?? [];
    found.draft = { html: String(body.html), text: String(body.text), revision: revision + 1, attachments };
    const saved: DraftSaved = { revision: revision + 1 };
    return ok(saved);
  });
  routes.on('DELETE', '/api/conversations/:id/draft', (_, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found !== undefined) found.draft = undefined;
    return { status: 204 };
  });
  routes.on('POST', '/api/conversations/:id/draft/attachments', ({ body }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const file: Attachment = {
      id: world.newId(),
      name: String(body.name),
      size: Number(body.size),
      mediaType: String(body.type),
      inline: false,
      contentId: '',
    };
    const draft = found.draft ?? { html: '', text: '', revision: 0, attachments: [] };
    found.draft = { ...draft, attachments: [...draft.attachments, file] };
    return { status: 201, body: file };
  });
  routes.on('DELETE', '/api/conversations/:id/draft/attachments/:file', (_, { id = '', file = '' }) => {
    const draft = world.conversations.get(id)?.draft;
    if (draft) draft.attachments = draft.attachments.filter((each) => each.id !== file);
    return { status: 204 };
  });
}

function messageRoutes(world: World, routes: Routes): void {
  const on = (name: string, act: (found: Conversation, message: Message, request: MockRequest) => MockResponse): void =>
    routes.on('POST', `/api/messages/:message/${name}`, (request, { message = '' }) => {
      for (const conversation of world.conversations.values()) {
        const found = conversation.messages.find((each) => each.id === message);
        if (found !== undefined) return act(conversation, found, request);
      }
      return problem(404, 'not-found', 'This message does not exist');
    });
  on('undo', (conversation, message) => {
    if (message.delivery?.state !== 'UNDO') return problem(409, 'too-late', 'It has already left');
    const draft: Draft = { html: message.html, text: message.text, revision: 1, attachments: [] };
    conversation.draft = draft;
    deliver(world, conversation, message, { state: 'CANCELLED', until: undefined });
    return ok(draft);
  });
  on('retry', (conversation, message) => {
    deliver(world, conversation, message, { state: 'SENT', sentAt: new Date().toISOString(), error: undefined });
    return ok(message);
  });
  on('resolve', (conversation, message, { body }) => {
    deliver(world, conversation, message, { state: body.sent === true ? 'SENT' : 'QUEUED' });
    return ok(message);
  });
}

export function addReplyRoutes(world: World, routes: Routes): void {
  const on = (name: string, act: (world: World, found: Conversation, request: MockRequest) => MockResponse): void =>
    routes.on('POST', `/api/conversations/:id/${name}`, (request, { id = '' }) => {
      const found = world.conversations.get(id);
      return found === undefined
        ? problem(404, 'not-found', 'This conversation does not exist')
        : act(world, found, request);
    });
  on('replies', reply);
  on('notes', note);
  draftRoutes(world, routes);
  messageRoutes(world, routes);
}
