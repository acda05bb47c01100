import type { Address, Attachment, Delivery, Draft, DraftSaved, Message, Party } from '../api/types';
import { type MockRequest, type MockResponse, notHolder, ok, problem, type Routes } from './rest';
import { addNote } from './together';
import type { Conversation, World } from './world';

const snippetOf = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 140);

function deliver(world: World, conversation: Conversation, message: Message, delivery: Partial<Delivery>): void {
  const stored = conversation.messages.find((each) => each.id === message.id);
  if (stored === undefined) return;
  stored.delivery = { state: 'QUEUED', attempts: 0, heldBack: false, ...stored.delivery, ...delivery };
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

/** Under which address it goes out, where the composer says so. */
function handleOf(body: MockRequest['body']): { handle?: string } {
  return typeof body.from === 'string' ? { handle: body.from } : {};
}

function deliveryOf(sendAt: string | undefined): Delivery {
  return sendAt === undefined
    ? { state: 'UNDO', attempts: 0, heldBack: false, until: new Date(Date.now() + 10_000).toISOString() }
    : { state: 'SCHEDULED', attempts: 0, heldBack: false, until: sendAt, scheduledFor: sendAt };
}

function forward(world: World, conversation: Conversation, { body, me }: MockRequest): MockResponse {
  const message = world.addMessage(conversation, {
    direction: 'OUTBOUND',
    author: { ...world.author(me), ...handleOf(body) },
    to: partiesOf((body.to as Address[] | undefined) ?? []),
    subject: `Fwd: ${conversation.summary.subject}`,
    text: String(body.text),
    forward: true,
    receivedAt: new Date().toISOString(),
    delivery: deliveryOf(undefined),
  });
  const data = { seq: message.seq, messageId: message.id };
  world.change(conversation, 'MESSAGE_SENT', { lastSeq: message.seq }, { employee: me, data });
  travel(world, conversation, message);
  return { status: 201, body: message };
}

/** Who may not answer, and why. */
function refusalOf(world: World, conversation: Conversation, { me, body }: MockRequest): MockResponse | undefined {
  const { holder, participants, teamId } = conversation.summary;
  const { secondReply, reviewedPeople } = world.replyingOf(teamId);
  if (holder !== undefined && holder.id !== me && secondReply === 'TAKE') {
    return problem(403, 'take-over-first', 'Take the conversation over first');
  }
  if (holder !== undefined && holder.id !== me && secondReply === 'JOIN') {
    const joined = participants.some((each) => each.id === me);
    return joined ? undefined : problem(403, 'join-first', 'Join the conversation first');
  }
  if (holder?.id !== me || body.token !== conversation.token) return notHolder();
  const approved = conversation.reviews.get(me)?.state === 'APPROVED';
  if (reviewedPeople.includes(me) && !approved) return problem(403, 'review-needed', 'Ask for a review');
  return undefined;
}

export function reply(world: World, conversation: Conversation, request: MockRequest): MockResponse {
  const key = request.headers['idempotency-key'] ?? '';
  const known = world.answered.get(key);
  if (known !== undefined) return { status: 201, body: known };
  const { body, me } = request;
  const summary = conversation.summary;
  if (summary.status === 'CLOSED') return problem(409, 'closed', 'This conversation is closed');
  const refusal = refusalOf(world, conversation, request);
  if (refusal !== undefined) return refusal;
  if (Number(body.seenSeq) < summary.lastSeq) {
    const newMessages = conversation.messages.filter((each) => each.seq > Number(body.seenSeq));
    return problem(409, 'moved-on', 'There is something new', { newMessages, lastSeq: summary.lastSeq });
  }
  const usual = summary.visibility;
  if (usual !== 'PRIVATE' && body.visibility === undefined) {
    return problem(422, 'public', 'Say that you mean it, or answer privately');
  }
  const text = String(body.text);
  const message = world.addMessage(conversation, {
    direction: 'OUTBOUND',
    author: { ...world.author(me), ...handleOf(body) },
    to: partiesOf((body.to as Address[] | undefined) ?? [summary.contact]),
    cc: partiesOf((body.cc as Address[] | undefined) ?? []),
    subject: `Re: ${summary.subject}`,
    text,
    html: (body.html as string | undefined) ?? '',
    receivedAt: new Date().toISOString(),
    attachments: conversation.drafts.get(me)?.attachments ?? [],
    bcc: partiesOf((body.bcc as Address[] | undefined) ?? []),
    delivery: deliveryOf(body.sendAt as string | undefined),
    clientKey: key,
    visibility: (body.visibility as typeof usual | undefined) ?? 'PRIVATE',
  });
  world.answered.set(key, message);
  conversation.reviews.delete(me);
  world.putDraft(conversation, me, undefined);
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
  return { status: 201, body: addNote(world, conversation, me, body) };
}

function draftRoutes(world: World, routes: Routes): void {
  routes.on('PUT', '/api/conversations/:id/draft', ({ body, me }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const known = found.drafts.get(me);
    const revision = known?.revision ?? 0;
    if (Number(body.revision) < revision) {
      const code = known?.taken === undefined ? 'newer-draft' : 'draft-taken';
      return problem(409, code, 'There is a newer draft', { draft: known });
    }
    const to = body.recipients === undefined ? {} : { recipients: body.recipients as Draft['recipients'] };
    const readers = body.visibility === undefined ? {} : { visibility: body.visibility as Draft['visibility'] };
    const draft = { html: String(body.html), text: String(body.text), ...to, ...readers, revision: revision + 1 };
    const review = found.reviews.get(me);
    if (review?.state === 'APPROVED' && known?.text !== draft.text) found.reviews.set(me, { ...review, state: 'VOID' });
    world.putDraft(found, me, { attachments: [], ...known, ...draft });
    const saved: DraftSaved = { revision: revision + 1 };
    return ok(saved);
  });
  routes.on('DELETE', '/api/conversations/:id/draft', ({ me }, { id = '' }) => {
    const found = world.conversations.get(id);
    found?.reviews.delete(me);
    if (found !== undefined) world.putDraft(found, me, undefined);
    return { status: 204 };
  });
  routes.on('POST', '/api/conversations/:id/draft/attachments', ({ body, me }, { id = '' }) => {
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
    const draft = found.drafts.get(me) ?? { html: '', text: '', revision: 0, attachments: [] };
    found.drafts.set(me, { ...draft, attachments: [...draft.attachments, file] });
    return { status: 201, body: file };
  });
  routes.on('DELETE', '/api/conversations/:id/draft/attachments/:file', ({ me }, { id = '', file = '' }) => {
    const draft = world.conversations.get(id)?.drafts.get(me);
    if (draft) draft.attachments = draft.attachments.filter((each) => each.id !== file);
    return { status: 204 };
  });
}

function minutesBefore(at: string, minutes: number): string {
  return new Date(Date.parse(at) - minutes * 60_000).toISOString();
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
  routes.on('GET', '/api/messages/:message/earlier-words', (_request, { message = '' }) => {
    for (const conversation of world.conversations.values()) {
      const found = conversation.messages.find((each) => each.id === message);
      if (found?.editedAt === undefined) continue;
      const first = {
        text: 'Does the Trient GTX come in 37?',
        from: found.sentAt,
        until: minutesBefore(found.editedAt, 2),
      };
      const second = { text: 'Does the Trient GTX come in 38?', from: first.until, until: found.editedAt };
      return ok({ words: [first, second] });
    }
    return ok({ words: [] });
  });
  on('undo', (conversation, message, { me }) => {
    if (!['UNDO', 'SCHEDULED'].includes(message.delivery?.state ?? ''))
      return problem(409, 'too-late', 'It has already left');
    const draft: Draft = { html: message.html, text: message.text, revision: 1, attachments: [] };
    world.putDraft(conversation, me, draft);
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
  on('forwards', forward);
  on('notes', note);
  draftRoutes(world, routes);
  messageRoutes(world, routes);
}
