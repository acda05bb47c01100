import type { Message, Related } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { Conversation, World } from './world';

const missing = problem(404, 'not-found', 'This conversation does not exist');

/** Renumbers by time, above every number that was ever given out. */
function arrange(conversation: Conversation, messages: Message[], above: number): void {
  conversation.messages = [...messages]
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))
    .map((message, at) => ({ ...message, conversationId: conversation.summary.id, seq: above + at + 1 }));
}

/** Merge, split and link in memory. */
export function addMergeRoutes(world: World, routes: Routes): void {
  const merged = new Map<string, { target: string; ids: Set<string>; status: 'OPEN' | 'CLOSED' }>();
  const links: [string, string][] = [];
  const find = (body: Record<string, unknown>): Conversation | undefined =>
    [...world.conversations.values()].find(
      ({ summary }) => summary.id === body.id || (body.number !== undefined && summary.number === body.number),
    );
  const lastSeq = (conversation: Conversation): number => conversation.messages.at(-1)?.seq ?? 0;

  routes.on('POST', '/api/conversations/:id/merge', ({ me, body }, { id = '' }) => {
    const source = world.conversations.get(id);
    const target = find(body);
    if (source === undefined || target === undefined || source === target) return missing;
    const contact = target.summary.contact.name;
    if (contact !== source.summary.contact.name && body.anyContact !== true) {
      return problem(409, 'other-contact', `The other conversation is with ${contact}`, { contact });
    }
    const above = Math.max(source.summary.lastSeq, target.summary.lastSeq);
    merged.set(id, {
      target: target.summary.id,
      ids: new Set(source.messages.map((message) => message.id)),
      status: source.summary.status,
    });
    arrange(target, [...source.messages, ...target.messages], above);
    source.messages = [];
    const away = {
      status: 'CLOSED',
      holder: undefined,
      waitingSince: undefined,
      mergedInto: target.summary.id,
    } as const;
    world.change(source, 'MERGED_AWAY', away, { employee: me, data: { number: target.summary.number } });
    const data = { number: source.summary.number };
    world.change(target, 'MERGED', { lastSeq: lastSeq(target) }, { employee: me, data });
    return ok(world.seenBy(target, me));
  });

  routes.on('POST', '/api/conversations/:id/unmerge', ({ me }, { id = '' }) => {
    const source = world.conversations.get(id);
    const was = merged.get(id);
    const target = world.conversations.get(was?.target ?? '');
    if (source === undefined || was === undefined || target === undefined) {
      return problem(409, 'not-merged', 'This conversation is not merged');
    }
    merged.delete(id);
    const own = target.messages.filter((message) => was.ids.has(message.id));
    target.messages = target.messages.filter((message) => !was.ids.has(message.id));
    arrange(source, own, target.summary.lastSeq);
    const back = { status: was.status, mergedInto: undefined, lastSeq: lastSeq(source) };
    world.change(source, 'UNMERGED', back, { employee: me, data: { number: target.summary.number } });
    world.change(target, 'UNMERGED', {}, { employee: me, data: { number: source.summary.number } });
    return ok(world.seenBy(source, me));
  });

  routes.on('POST', '/api/conversations/:id/split', ({ me, body }, { id = '' }) => {
    const source = world.conversations.get(id);
    if (source === undefined) return missing;
    const chosen = new Set(body.messages as string[]);
    const own = source.messages.filter((message) => chosen.has(message.id));
    if (own.length === source.messages.length) {
      return problem(400, 'invalid', 'Leave one', { detail: 'Leave at least one message in this conversation.' });
    }
    source.messages = source.messages.filter((message) => !chosen.has(message.id));
    const summary = {
      ...source.summary,
      id: world.newId(),
      number: 1041 + world.conversations.size,
      holder: undefined,
    };
    const split: Conversation = {
      summary: { ...summary, status: 'OPEN', version: 1 },
      messages: [],
      drafts: new Map(),
      reviews: new Map(),
      token: 1,
    };
    arrange(split, own, 0);
    world.conversations.set(summary.id, split);
    const data = { number: source.summary.number };
    world.change(split, 'SPLIT_OFF', { lastSeq: lastSeq(split) }, { employee: me, data });
    world.change(source, 'SPLIT', {}, { employee: me, data: { number: summary.number } });
    return { status: 201, body: world.seenBy(split, me) };
  });

  const related = (id: string): Related => {
    const summaries = (ids: string[]): Related['linked'] =>
      ids.flatMap((each) => world.conversations.get(each)?.summary ?? []);
    return {
      linked: summaries(links.filter((pair) => pair.includes(id)).map(([one, other]) => (one === id ? other : one))),
      merged: summaries([...merged].filter(([, { target }]) => target === id).map(([source]) => source)),
    };
  };

  routes.on('GET', '/api/conversations/:id/related', (_, { id = '' }) => ok(related(id)));

  routes.on('PUT', '/api/conversations/:id/links', ({ body }, { id = '' }) => {
    const other = find(body);
    if (other === undefined || other.summary.id === id) return missing;
    if (!related(id).linked.includes(other.summary)) links.push([id, other.summary.id]);
    return ok(related(id));
  });

  routes.on('DELETE', '/api/conversations/:id/links/:other', (_, { id = '', other = '' }) => {
    const at = links.findIndex((pair) => pair.includes(id) && pair.includes(other));
    if (at >= 0) links.splice(at, 1);
    return ok(related(id));
  });
}
