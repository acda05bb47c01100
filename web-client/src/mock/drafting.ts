import type { Draft, DraftsAnswer, Review, TeamReplying } from '../api/types';
import { reply } from './replies';
import { type MockRequest, type MockResponse, ok, problem, type Routes } from './rest';
import type { Conversation, World } from './world';

const missing = problem(404, 'not-found', 'There is no such draft');

function joined(above: Draft, below: Draft | undefined): Draft {
  const own = below === undefined || below.text.trim() === '' ? undefined : below;
  return {
    text: own === undefined ? above.text : `${above.text}\n\n${own.text}`,
    html: own === undefined ? above.html : `${above.html}${own.html}`,
    recipients: above.recipients ?? below?.recipients,
    visibility: above.visibility ?? below?.visibility,
    revision: (below?.revision ?? 0) + 1,
    attachments: [...above.attachments, ...(below?.attachments ?? [])],
  };
}

function listed(world: World, found: Conversation, me: string): DraftsAnswer {
  const others = [...found.drafts].filter(([writer, { text }]) => writer !== me && text.trim() !== '');
  return {
    drafts: others.map(([writer, { text, html, recipients, visibility, revision, attachments }]) => {
      const review = found.reviews.get(writer);
      const mayReview = review?.state === 'ASKED' && review.reviewers.some(({ id }) => id === me);
      const updatedAt = new Date().toISOString();
      const draft = { writer: world.ref(writer), text, html, recipients, visibility, revision, attachments, updatedAt };
      return { draft, review, mayReview };
    }),
    mine: found.reviews.get(me),
  };
}

function take(world: World, found: Conversation, writer: string, { me }: MockRequest): MockResponse {
  const taken = found.drafts.get(writer);
  if (taken === undefined || taken.text === '') return missing;
  const { holder } = found.summary;
  if (holder !== undefined && holder.id !== me) return problem(409, 'held', 'Somebody holds it', { holder });
  if (holder === undefined) {
    found.token = world.newToken();
    world.change(found, 'CLAIMED', { holder: world.ref(me) }, { employee: me });
  }
  found.reviews.delete(writer);
  const left = { by: world.ref(me), at: new Date().toISOString(), text: taken.text };
  const empty: Draft = { text: '', html: '', revision: taken.revision + 1, attachments: [], taken: left };
  const draft = joined(taken, found.drafts.get(me));
  world.putDraft(found, me, draft);
  world.putDraft(found, writer, empty, me);
  world.change(found, 'DRAFT_TAKEN', {}, { employee: me, data: { from: writer } });
  return ok({ token: found.token, draft });
}

function ask(world: World, found: Conversation, { me, body }: MockRequest): MockResponse {
  if (!found.drafts.has(me)) return problem(422, 'empty', 'Write something first');
  const named = (body.reviewers as string[] | undefined) ?? [];
  const team = world.employees.filter((each) => each.teams.some(({ id }) => id === found.summary.teamId));
  const people = named.length > 0 ? named : team.map(({ id }) => id).filter((id) => id !== me);
  const review: Review = {
    state: 'ASKED',
    anyone: named.length === 0,
    reviewers: people.map((id) => world.ref(id)),
    words: String(body.words ?? ''),
    askedAt: new Date().toISOString(),
    verdict: '',
  };
  found.reviews.set(me, review);
  const to = people.length === 1 ? { to: people[0] } : {};
  world.change(found, 'REVIEW_ASKED', {}, { employee: me, data: { ...to, notifyTo: people.join() } });
  return { status: 204 };
}

function decide(world: World, found: Conversation, writer: string, request: MockRequest): MockResponse {
  const { me, body } = request;
  const review = found.reviews.get(writer);
  const draft = found.drafts.get(writer);
  if (review?.state !== 'ASKED' || draft === undefined) return problem(409, 'review-over', 'This review is over');
  if (draft.revision !== body.revision) return problem(409, 'draft-changed', 'The draft was changed');
  const approve = body.approve === true;
  const state = approve ? ('APPROVED' as const) : ('CHANGES' as const);
  found.reviews.set(writer, { ...review, state, by: world.ref(me), verdict: String(body.words ?? '') });
  const data = { to: writer, ...(body.send === true ? { sent: 'true' } : {}) };
  world.change(found, approve ? 'REVIEW_APPROVED' : 'REVIEW_CHANGES', {}, { employee: me, data });
  if (body.send !== true) return { status: 204 };
  const words = {
    text: draft.text,
    html: draft.html,
    token: found.token,
    seenSeq: body.seenSeq,
    visibility: body.visibility,
  };
  const sent = reply(world, found, { ...request, me: writer, headers: {}, body: words });
  return sent.status === 201 ? { status: 204 } : sent;
}

/** Drafts of colleagues, reviews, and what teams decide about answering together: in memory. */
export function addDraftingRoutes(world: World, routes: Routes): void {
  type Act = (found: Conversation, request: MockRequest, writer: string) => MockResponse;
  const on = (method: string, path: string, act: Act): void =>
    routes.on(method, `/api/conversations/:id/${path}`, (request, { id = '', writer = '' }) => {
      const found = world.conversations.get(id);
      return found === undefined ? missing : act(found, request, writer);
    });
  on('GET', 'drafts', (found, { me }) => ok(listed(world, found, me)));
  on('POST', 'drafts/:writer/take', (found, request, writer) => take(world, found, writer, request));
  on('POST', 'drafts/:writer/review', (found, request, writer) => decide(world, found, writer, request));
  on('POST', 'draft/review', (found, request) => ask(world, found, request));
  on('DELETE', 'draft/review', (found, { me }) => {
    found.reviews.delete(me);
    world.change(found, 'REVIEW_WITHDRAWN', {}, { employee: me });
    return { status: 204 };
  });
  on('PUT', 'drafts/:writer', (found, { body }, writer) => {
    const draft = found.drafts.get(writer);
    if (draft === undefined || draft.revision !== body.revision) return problem(409, 'draft-changed', 'It was changed');
    const words = { text: String(body.text), html: String(body.html), revision: draft.revision + 1 };
    world.putDraft(found, writer, { ...draft, ...words });
    return ok({ revision: words.revision });
  });
  on('PUT', 'drafts/:writer/audience', (found, { body }, writer) => {
    const draft = found.drafts.get(writer);
    if (draft === undefined || draft.revision !== body.revision) return problem(409, 'draft-changed', 'It was changed');
    const visibility = body.visibility as Draft['visibility'];
    world.putDraft(found, writer, { ...draft, visibility, revision: draft.revision + 1 });
    return ok({ revision: draft.revision + 1 });
  });
  on('POST', 'draft/copy-back', (found, { me }) => {
    const draft = found.drafts.get(me);
    if (draft?.taken === undefined) return problem(409, 'nothing-taken', 'You have it already');
    const html = `<p>${draft.taken.text}</p>`;
    const copy = joined({ text: draft.taken.text, html, revision: 0, attachments: [] }, draft);
    world.putDraft(found, me, copy);
    return ok(copy);
  });
  const shared = new Map<string, boolean>();
  routes.on('GET', '/api/me/drafts', ({ me }) => ok({ shared: shared.get(me) ?? true }));
  routes.on('PUT', '/api/me/drafts', ({ me, body }) => {
    shared.set(me, body.shared === true);
    return ok({ shared: body.shared });
  });
  routes.on('GET', '/api/teams/:id/replying', (_, { id = '' }) => ok(world.replyingOf(id)));
  routes.on('PUT', '/api/teams/:id/replying', ({ body }, { id = '' }) => {
    world.replying.set(id, body as unknown as TeamReplying);
    return ok(body);
  });
}
