import type { Block, ConversationSummary, LearnedSender, Spam, SpamRules } from '../api/types';
import { type MockResponse, ok, problem, type Routes } from './rest';
import type { World } from './world';

type Change = Partial<ConversationSummary>;

const out = new WeakMap<World, Map<string, Change>>();

/** How they stood before they went into Spam. */
function before(world: World): Map<string, Change> {
  const known = out.get(world) ?? new Map<string, Change>();
  out.set(world, known);
  return known;
}

const first = '0198a000-0000-7000-8000-00000000a001';

/** Into Spam: closed, held by nobody, waited for by nobody. */
export function spamMark(world: World, now: ConversationSummary, spam: Partial<Spam> = {}): Change {
  before(world).set(now.id, { status: now.status, waitingSince: now.waitingSince });
  const why: Spam = {
    cause: 'PERSON',
    at: new Date().toISOString(),
    by: world.ref(first),
    facts: {},
    ...spam,
  };
  return { status: 'CLOSED', holder: undefined, waitingSince: undefined, snooze: undefined, spam: why };
}

/** Out of it, as it stood before. */
export function spamless(world: World, id: string): Change {
  return { ...(before(world).get(id) ?? { status: 'OPEN' }), spam: undefined };
}

const shared = ['gmail.com', 'outlook.com'];

/** Spam, what it teaches, and blocks: in memory. */
export function addSpamRoutes(world: World, routes: Routes): void {
  let blocks: Block[] = [];
  let rules: SpamRules = { senders: true, addressAfter: 2, domainAfter: 3, content: true, certainty: 99 };
  const taught = new Map<string, LearnedSender>();
  const missing = problem(404, 'not-found', 'There is no such conversation');

  const teach = (address: string, me: string, spam: number, good: number): void => {
    const known = taught.get(address);
    const { name } = world.ref(me);
    const last = new Date().toISOString();
    taught.set(address, {
      address,
      spam: Math.max(0, (known?.spam ?? 0) + spam),
      good: (known?.good ?? 0) + good,
      names: name,
      last,
      written: false,
    });
  };
  const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
  const blockOf = (kind: Block['kind'], value: string, me: string, reason: unknown): Block => {
    const { name } = world.ref(me);
    const block: Block = {
      id: world.newId(),
      kind,
      value,
      reason: String(reason ?? ''),
      blockedBy: name,
      blockedAt: new Date().toISOString(),
      heldBack: 0,
      conversations: 0,
    };
    blocks = [block, ...blocks];
    return block;
  };

  routes.on('POST', '/api/conversations/:id/spam', ({ me }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return missing;
    if (found.summary.spam === undefined) {
      teach(found.summary.contact.handle, me, 1, 0);
      const change = spamMark(world, found.summary, { by: world.ref(me) });
      world.change(found, 'SPAM_MARKED', change, { employee: me, data: { cause: 'PERSON' } });
    }
    return ok(world.seenBy(found, me));
  });

  routes.on('POST', '/api/conversations/:id/not-spam', ({ me, body }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return missing;
    if (found.summary.spam !== undefined) {
      teach(found.summary.contact.handle, me, -1, body.undo === true ? 0 : 1);
      world.change(found, 'SPAM_CLEARED', spamless(world, id), { employee: me });
    }
    return ok(world.seenBy(found, me));
  });

  routes.on('GET', '/api/conversations/:id/sender', (_, { id = '' }) => {
    const address = world.conversations.get(id)?.summary.contact.handle;
    if (address === undefined) return missing;
    const domain = domainOf(address);
    const blocked = blocks.some(({ value }) => value === address || value === domain);
    return ok({ address, domain, shared: shared.includes(domain), blocked });
  });

  routes.on('POST', '/api/conversations/:id/block', ({ me, body }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return missing;
    const { handle } = found.summary.contact;
    const value = body.domain === true ? domainOf(handle) : handle;
    const block = blockOf(body.domain === true ? 'DOMAIN' : 'ADDRESS', value, me, body.reason);
    block.conversations = 1;
    const change = spamMark(world, found.summary, { cause: 'BLOCKED', by: world.ref(me), facts: { value } });
    world.change(found, 'SPAM_MARKED', change, { employee: me, data: { cause: 'BLOCKED' } });
    return ok(world.seenBy(found, me));
  });

  routes.on('GET', '/api/blocks', () => ok(blocks));
  routes.on('POST', '/api/blocks', ({ me, body }): MockResponse => {
    const value = String(body.value).toLowerCase();
    if (body.kind === 'DOMAIN' && shared.includes(value)) return problem(409, 'shared-domain', 'Anybody may be there');
    return { status: 201, body: blockOf(body.kind === 'DOMAIN' ? 'DOMAIN' : 'ADDRESS', value, me, body.reason) };
  });
  routes.on('DELETE', '/api/blocks/:id', ({ me }, { id = '' }) => {
    const block = blocks.find((each) => each.id === id);
    if (block === undefined) return problem(404, 'not-found', 'There is no such block');
    blocks = blocks.filter((each) => each !== block);
    const held = [...world.conversations.values()].filter(({ summary }) => summary.spam?.facts.value === block.value);
    for (const each of held) {
      world.change(each, 'SPAM_CLEARED', spamless(world, each.summary.id), { employee: me });
    }
    return ok({ returned: held.length });
  });

  const answer = () => ({
    rules,
    learnedSpam: [...taught.values()].reduce((sum, each) => sum + each.spam, 0),
    learnedGood: 4,
    least: 20,
  });
  routes.on('GET', '/api/spam/rules', () => ok(answer()));
  routes.on('PUT', '/api/spam/rules', ({ body }) => {
    rules = body as unknown as SpamRules;
    return ok(answer());
  });
  routes.on('GET', '/api/spam/senders', ({ query }) =>
    ok([...taught.values()].filter(({ address }) => address.includes(query.get('search') ?? ''))),
  );
  routes.on('DELETE', '/api/spam/senders', ({ query }) => {
    taught.delete(query.get('address') ?? '');
    return { status: 204 };
  });
}
