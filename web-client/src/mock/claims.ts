import type { Priority } from '../api/types';
import { type MockRequest, type MockResponse, notHolder, ok, problem, type Routes } from './rest';
import type { Conversation, World } from './world';

type Act = (conversation: Conversation, request: MockRequest) => MockResponse;

/** Claim, release, hand over, join, leave, close, reopen: the queue's rules in memory. */
export function addClaimRoutes(world: World, routes: Routes): void {
  const act = (name: string, handler: Act): void =>
    routes.on('POST', `/api/conversations/:id/${name}`, (request, { id = '' }) => {
      const found = world.conversations.get(id);
      return found === undefined
        ? problem(404, 'not-found', 'This conversation does not exist')
        : handler(found, request);
    });
  const summary = (conversation: Conversation, me: string): MockResponse => ok(world.seenBy(conversation, me));

  const claim: Act = (conversation, { me }) => {
    const holder = conversation.summary.holder;
    if (holder && holder.id !== me) {
      return problem(409, 'held', `${holder.name} holds this conversation`, { holder });
    }
    if (!holder) {
      conversation.token = world.newToken();
      world.change(conversation, 'CLAIMED', { holder: world.ref(me), snooze: undefined }, { employee: me });
    }
    return ok({ token: conversation.token, summary: world.seenBy(conversation, me) });
  };
  act('claim', claim);

  act('release', (conversation, { me }) => {
    if (conversation.summary.holder?.id !== me) return notHolder();
    world.change(conversation, 'RELEASED', { holder: undefined }, { employee: me });
    return summary(conversation, me);
  });

  act('handover', (conversation, { me, body }) => {
    if (conversation.summary.holder?.id !== me) return notHolder();
    conversation.token = world.newToken();
    const change =
      typeof body.toEmployee === 'string'
        ? { holder: world.ref(body.toEmployee) }
        : { holder: undefined, teamId: String(body.toTeam) };
    const data = typeof body.toEmployee === 'string' ? { from: me, to: body.toEmployee } : { from: me };
    world.change(conversation, 'HANDED_OVER', change, { employee: me, data });
    return { status: 204 };
  });

  act('take-over', (conversation, { me, body }) => {
    const { holder } = conversation.summary;
    if (holder === undefined || holder.id !== body.from)
      return problem(409, 'held', 'Somebody else holds it', { holder });
    conversation.token = world.newToken();
    const data = { from: holder.id, to: me };
    world.change(conversation, 'HANDED_OVER', { holder: world.ref(me) }, { employee: me, data });
    return ok({ token: conversation.token, summary: world.seenBy(conversation, me) });
  });

  act('join', (conversation, { me }) => {
    const others = conversation.summary.participants.filter((each) => each.id !== me);
    world.change(conversation, 'JOINED', { participants: [...others, world.ref(me)] }, { employee: me });
    return summary(conversation, me);
  });

  act('leave', (conversation, { me }) => {
    const others = conversation.summary.participants.filter((each) => each.id !== me);
    world.change(conversation, 'LEFT', { participants: others }, { employee: me });
    return { status: 204 };
  });

  act('close', (conversation, { me }) => {
    const closed = { status: 'CLOSED', holder: undefined, waitingSince: undefined, snooze: undefined } as const;
    world.change(conversation, 'CLOSED', closed, { employee: me });
    return summary(conversation, me);
  });

  act('reopen', (conversation, { me }) => {
    const waitingSince = new Date().toISOString();
    world.change(conversation, 'REOPENED', { status: 'OPEN', waitingSince }, { employee: me });
    return summary(conversation, me);
  });

  act('snooze', (conversation, { me, body }) => {
    const until = typeof body.until === 'string' ? { until: body.until } : {};
    const change = { holder: undefined, snooze: { ...until, by: world.ref(me) } };
    world.change(conversation, 'SNOOZED', change, { employee: me });
    return summary(conversation, me);
  });

  act('wake', (conversation, { me }) => {
    world.change(conversation, 'WOKEN', { snooze: undefined }, { employee: me, data: { reason: 'HAND' } });
    return summary(conversation, me);
  });

  act('accept', (conversation, { me }) => {
    if (conversation.summary.holder?.id !== me) return notHolder();
    world.change(conversation, 'CONVERSATION_CHANGED', { offeredUntil: undefined }, { employee: me });
    return summary(conversation, me);
  });

  act('decline', (conversation, { me }) => {
    if (conversation.summary.holder?.id !== me) return notHolder();
    world.change(conversation, 'RELEASED', { holder: undefined, offeredUntil: undefined }, { employee: me });
    return summary(conversation, me);
  });

  act('priority', (conversation, { me, body }) => {
    const priority = body.priority as Priority;
    world.change(conversation, 'PRIORITY_CHANGED', { priority }, { employee: me, data: { priority } });
    return summary(conversation, me);
  });

  routes.on('POST', '/api/queues/:team/claim-next', (request, { team = '' }) => {
    const [next] = [...world.conversations.values()]
      .filter(({ summary: each }) => each.status === 'OPEN' && !each.holder && !each.snooze && each.teamId === team)
      .sort((a, b) => a.summary.place - b.summary.place);
    return next === undefined ? { status: 204 } : claim(next, request);
  });
}
