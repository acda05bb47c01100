import type { Condition, Filter, Sort } from '../api/filter';
import { sorts } from '../api/filter';
import type { ConversationPage, ConversationSummary, SavedView, ViewField } from '../api/types';
import { comesBefore } from '../live/order';
import { ok, problem, type Routes } from './rest';
import type { World } from './world';

function millisOf(duration: string): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** What a summary says of a field; the mock knows no others. */
function valuesOf(summary: ConversationSummary, field: string): string[] {
  const one = (value: string | number | boolean | undefined): string[] => (value === undefined ? [] : [String(value)]);
  switch (field) {
    case 'status':
    case 'priority':
    case 'nature':
    case 'lastDirection':
    case 'sample':
    case 'subject':
    case 'snippet':
    case 'number':
    case 'waitingSince':
    case 'satisfaction':
      return one(summary[field]);
    case 'spam':
      return [String(summary.spam !== undefined)];
    case 'team':
      return [summary.teamId];
    case 'channel':
      return [summary.channel.id];
    case 'channelKind':
      return [summary.channel.kind];
    case 'holder':
      return one(summary.holder?.id);
    case 'tag':
      return summary.tagIds;
    case 'participant':
      return summary.participants.map((each) => each.id);
    case 'contactName':
      return [summary.contact.name];
    case 'handle':
      return [summary.contact.handle];
    case 'messages':
      return [String(summary.lastSeq)];
    case 'lastMessage':
      return [summary.lastMessageAt];
    case 'snoozedUntil':
      return one(summary.snooze?.until);
    case 'due':
      return one(summary.dueAt);
    default:
      return [];
  }
}

function meets(condition: Condition, values: string[], me: string): boolean {
  const wanted = (all: string[]): string[] => all.map((each) => (each === 'me' ? me : each));
  const some = (test: (value: string) => boolean): boolean => values.some(test);
  const ago = (duration: string): number => Date.now() - millisOf(duration);
  if (condition.in !== undefined) return wanted(condition.in).some((each) => values.includes(each));
  if (condition.has !== undefined) return wanted(condition.has).every((each) => values.includes(each));
  if (condition.present !== undefined) return values.length > 0 === condition.present;
  const { contains, startsWith, atLeast, atMost, before, after, olderThan, newerThan, nextWithin } = condition;
  if (contains !== undefined) return some((value) => value.toLowerCase().includes(contains.toLowerCase()));
  if (startsWith !== undefined) return some((value) => value.toLowerCase().startsWith(startsWith.toLowerCase()));
  if (atLeast !== undefined) return some((value) => Number(value) >= atLeast);
  if (atMost !== undefined) return some((value) => Number(value) <= atMost);
  if (before !== undefined) return some((value) => Date.parse(value) < Date.parse(before));
  if (after !== undefined) return some((value) => Date.parse(value) >= Date.parse(after));
  if (olderThan !== undefined) return some((value) => Date.parse(value) <= ago(olderThan));
  if (newerThan !== undefined) return some((value) => Date.parse(value) > ago(newerThan));
  if (nextWithin !== undefined) return some((value) => Date.parse(value) <= 2 * Date.now() - ago(nextWithin));
  return false;
}

export function matches(filter: Filter, summary: ConversationSummary, me: string, reviewers: string[] = []): boolean {
  if ('all' in filter) return filter.all.every((part) => matches(part, summary, me, reviewers));
  if ('any' in filter) return filter.any.some((part) => matches(part, summary, me, reviewers));
  if ('not' in filter) return !matches(filter.not, summary, me, reviewers);
  return meets(filter, filter.field === 'reviewer' ? reviewers : valuesOf(summary, filter.field), me);
}

/** What a view shows of Spam it has to ask for. */
function asksForSpam(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(asksForSpam);
  if ('any' in filter) return filter.any.some(asksForSpam);
  return 'not' in filter ? asksForSpam(filter.not) : filter.field === 'spam';
}

export function matching(world: World, filter: Filter, me: string): ConversationSummary[] {
  return [...world.conversations.values()]
    .map((each) => world.seenBy(each, me))
    .filter(
      (summary) =>
        (summary.spam === undefined || asksForSpam(filter)) &&
        matches(filter, summary, me, world.reviewersIn(summary.id)),
    );
}

const text = ['contains', 'startsWith', 'in', 'present'];
const time = ['before', 'after', 'olderThan', 'newerThan', 'nextWithin', 'present'];

function fieldsOf(world: World): ViewField[] {
  const field = (name: string, type: ViewField['type'], conditions: string[], more: Partial<ViewField> = {}) => ({
    field: name,
    type,
    conditions,
    words: [],
    choices: [],
    ...more,
  });
  const people = world.employees.map(({ id, name }) => ({ id, name }));
  const tags = world.tags.map(({ id, name }) => ({ id, name }));
  return [
    field('status', 'WORD', ['in'], { words: ['OPEN', 'CLOSED'] }),
    field('priority', 'WORD', ['in'], { words: ['LOW', 'NORMAL', 'HIGH', 'URGENT'] }),
    field('nature', 'WORD', ['in'], { words: ['PERSONAL', 'AUTO_REPLY', 'BOUNCE', 'BULK', 'OWN'] }),
    field('spam', 'WORD', ['in'], { words: ['true', 'false'] }),
    field('team', 'ID', ['in', 'present'], { choices: world.teams }),
    field('holder', 'EMPLOYEE', ['in', 'present'], { choices: people }),
    field('tag', 'IDS', ['in', 'has', 'present'], { choices: tags }),
    field('participant', 'EMPLOYEES', ['in', 'has', 'present'], { choices: people }),
    field('reviewer', 'EMPLOYEES', ['in', 'has', 'present'], { choices: people }),
    field('subject', 'TEXT', text),
    field('contactName', 'TEXT', text),
    field('messages', 'NUMBER', ['atLeast', 'atMost']),
    field('satisfaction', 'SCORE', ['in', 'atLeast', 'atMost', 'present'], { words: ['1', '2', '3', '4', '5'] }),
    field('lastMessage', 'TIME', time),
    field('waitingSince', 'TIME', time),
    field('due', 'TIME', time),
  ];
}

function addMatchRoutes(world: World, routes: Routes): void {
  routes.on('GET', '/api/matches', ({ query, me }) => {
    const sort = sorts.find((each) => each === query.get('sort')) ?? ('NEWEST' satisfies Sort);
    const filter = JSON.parse(query.get('filter') ?? '{"all":[]}') as Filter;
    const view = { kind: 'filter' as const, path: '', filter, sort };
    const found = matching(world, filter, me).sort((a, b) => (comesBefore(view, a, b) ? -1 : 1));
    const from = Number(query.get('cursor') ?? 0);
    const until = from + Number(query.get('limit') ?? 50);
    const next = until < found.length ? String(until) : undefined;
    const page: ConversationPage = { items: found.slice(from, until), next, asOf: world.lastEventId };
    return ok(page);
  });

  routes.on('GET', '/api/matches/count', ({ query, me }) => {
    const filter = JSON.parse(query.get('filter') ?? '{"all":[]}') as Filter;
    return ok({ count: matching(world, filter, me).length, asOf: world.lastEventId });
  });
}

export function addViewRoutes(world: World, routes: Routes): void {
  const views = new Map<string, SavedView>();
  const missing = problem(404, 'not-found', 'There is no such view');
  addMatchRoutes(world, routes);
  routes.on('GET', '/api/views', () => ok({ items: [...views.values()] }));
  routes.on('GET', '/api/views/fields', () => ok({ items: fieldsOf(world) }));
  routes.on('POST', '/api/views', ({ body, me }) => {
    const made = {
      icon: '',
      ...body,
      id: world.newId(),
      owner: world.ref(me),
      hidden: false,
      mayEdit: true,
      version: 1,
    } as unknown as SavedView;
    views.set(made.id, made);
    world.tell('VIEWS_CHANGED', {});
    return { status: 201, body: made };
  });
  routes.on('PUT', '/api/views/order', ({ body }) => {
    const hidden = body.hidden as string[];
    for (const [id, view] of views) views.set(id, { ...view, hidden: hidden.includes(id) });
    return { status: 204 };
  });
  routes.on('PUT', '/api/views/:id', ({ body }, { id = '' }) => {
    const before = views.get(id);
    if (before === undefined) return missing;
    const after = { ...before, ...body, version: before.version + 1 } as SavedView;
    views.set(id, after);
    return ok(after);
  });
  routes.on('DELETE', '/api/views/:id', (_, { id = '' }) => (views.delete(id) ? { status: 204 } : missing));
}
