import type { ConversationPage, ConversationSummary, EventsAnswer, Message, MessagesAnswer } from '../api/types';
import type { Conversation, World } from './world';

export interface MockRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Record<string, unknown>;
  me: string;
}

export interface MockResponse {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Handler = (request: MockRequest, params: Record<string, string>) => MockResponse;

interface Route {
  method: string;
  pattern: RegExp;
  names: string[];
  handler: Handler;
}

/** A few lines of router: `POST /api/conversations/:id/claim`. */
export class Routes {
  private readonly routes: Route[] = [];

  on(method: string, path: string, handler: Handler): void {
    const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
    const pattern = new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`);
    this.routes.push({ method, pattern, names, handler });
  }

  handle(request: MockRequest): MockResponse {
    for (const route of this.routes) {
      const match = route.method === request.method ? route.pattern.exec(request.path) : null;
      if (match === null) continue;
      const params = Object.fromEntries(route.names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]));
      return route.handler(request, params);
    }
    return problem(404, 'not-found', 'There is nothing here');
  }
}

export function ok(body: unknown): MockResponse {
  return { status: 200, body };
}

export function problem(status: number, code: string, title: string, more: Record<string, unknown> = {}): MockResponse {
  return { status, body: { status, code, title, ...more }, headers: { 'content-type': 'application/problem+json' } };
}

export function notHolder(): MockResponse {
  return problem(403, 'not-holder', 'You no longer hold this conversation');
}

export function memberOf(view: string, team: string | null, me: string, mentioned: (conversation: string) => boolean) {
  return (each: ConversationSummary): boolean => {
    switch (view) {
      case 'queue':
        return each.status === 'OPEN' && !each.holder && !each.snooze && each.teamId === team;
      case 'snoozed':
        return each.status === 'OPEN' && each.snooze !== undefined;
      case 'mine':
        return each.status === 'OPEN' && each.holder?.id === me;
      case 'joined':
        return each.status === 'OPEN' && each.participants.some((one) => one.id === me);
      case 'mentioned':
        return mentioned(each.id);
      case 'open':
        return each.status === 'OPEN';
      case 'closed':
        return each.status === 'CLOSED' && !each.spam;
      case 'spam':
        return each.spam !== undefined;
      default:
        return !each.spam;
    }
  };
}

function listRoutes(world: World, routes: Routes): void {
  routes.on('GET', '/api/conversations', ({ query, me }) => {
    const view = query.get('view') ?? 'all';
    const limit = Number(query.get('limit') ?? 50);
    const found = [...world.conversations.values()]
      .filter((each) =>
        memberOf(view, query.get('team'), me, (id) => world.mentionsOf(id, me).length > 0)(each.summary),
      )
      .map((each) => world.seenBy(each, me))
      .sort((a, b) => (view === 'queue' ? a.place - b.place : b.lastMessageAt.localeCompare(a.lastMessageAt)));
    const from = Number(query.get('cursor') ?? 0);
    const next = from + limit < found.length ? String(from + limit) : undefined;
    const page: ConversationPage = { items: found.slice(from, from + limit), next, asOf: world.lastEventId };
    return ok(page);
  });

  routes.on('GET', '/api/queue/counts', ({ me }) => ok(world.counts(me)));

  routes.on('GET', '/api/events', ({ query }) => {
    const after = query.get('after') ?? '0-0';
    const millis = Number(after.split('-')[0]);
    const first = world.events[0];
    if (after === 'gone' || (first !== undefined && millis < Number(first.id.split('-')[0]) - 3_600_000)) {
      return problem(410, 'gone', 'The events after this one are no longer kept');
    }
    const compare = (id: string): number[] => id.split('-').map(Number);
    const [wantMillis = 0, wantSeq = 0] = compare(after);
    const later = world.events.filter((event) => {
      const [ms = 0, seq = 0] = compare(event.id);
      return ms > wantMillis || (ms === wantMillis && seq > wantSeq);
    });
    const events = later.slice(0, Number(query.get('limit') ?? 500));
    const answer: EventsAnswer = { events, last: events.at(-1)?.id ?? after, more: later.length > events.length };
    return ok(answer);
  });
}

function readRoutes(world: World, routes: Routes, find: (id: string) => Conversation | undefined): void {
  const missing = problem(404, 'not-found', 'This conversation does not exist');

  routes.on('GET', '/api/conversations/:id', ({ me }, { id = '' }) => {
    const found = find(id);
    return found === undefined ? missing : ok(world.detail(found, me));
  });

  routes.on('GET', '/api/conversations/:id/messages', ({ query }, { id = '' }) => {
    const found = find(id);
    if (found === undefined) return missing;
    const limit = Number(query.get('limit') ?? 50);
    const { lastSeq } = found.summary;
    const messages = (some: Message[]): MessagesAnswer => ({ messages: some, lastSeq, asOf: world.lastEventId });
    const before = query.get('before');
    const after = query.get('after');
    if (before !== null) return ok(messages(found.messages.filter((each) => each.seq < Number(before)).slice(-limit)));
    return ok(messages(found.messages.filter((each) => each.seq > Number(after ?? 0)).slice(0, limit)));
  });

  routes.on('GET', '/api/conversations/:id/activity', ({ query }, { id = '' }) => {
    const found = find(id);
    if (found === undefined) return missing;
    const since = query.get('since') ?? '';
    return ok(world.happenedTo(id).filter((each) => each.at >= since));
  });

  routes.on('GET', '/api/conversations/:id/messages/:message/raw', (_, { id = '', message = '' }) => {
    const text = find(id)?.messages.find((each: Message) => each.id === message)?.text ?? '';
    return { status: 200, body: `From: …\nSubject: …\n\n${text}`, headers: { 'content-type': 'text/plain' } };
  });
}

export function addReadRoutes(world: World, routes: Routes): void {
  listRoutes(world, routes);
  readRoutes(world, routes, (id) => world.conversations.get(id));
}
