import type { CannedReply, CannedRequest, Macro, MacroReport, Variables, Words } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { World } from './world';

interface Kept {
  owner: string | undefined;
  reply: CannedReply;
}

function examples(world: World): Kept[] {
  const kept = (title: string, shortcut: string, used: number, variants: CannedReply['variants']): Kept => ({
    owner: undefined,
    reply: { id: world.newId(), personal: false, title, shortcut, variants, used, revision: 1 },
  });
  const one = (language: 'en' | 'de' | 'it', ...paragraphs: string[]): CannedReply['variants'][number] => ({
    language,
    html: paragraphs.map((each) => `<p>${each}</p>`).join(''),
    text: paragraphs.join('\n\n').replaceAll(/<[^>]+>/g, ''),
  });
  return [
    kept('Greeting', 'hello', 41, [
      one('en', 'Hello {{contact.firstName|there}},', 'thank you for writing to {{company.name}}.'),
      one('de', 'Guten Tag {{contact.name}},', 'danke für Ihre Nachricht an {{company.name}}.'),
    ]),
    kept('Refund is on its way', 'refund', 17, [
      one('en', 'Your refund is on its way. It takes <strong>three to five</strong> working days.'),
      one('it', 'Il rimborso è in arrivo. Richiede da tre a cinque giorni lavorativi.'),
    ]),
    kept('Order number, please', 'order', 9, [one('en', 'Dear {{contact.lastName}}, which order is it about?')]),
  ];
}

/** Signatures as they were set, by path. */
function signatureRoutes(world: World, routes: Routes): void {
  const kept = new Map<string, Words>();
  for (const path of ['/api/me/signature', '/api/channels/:id/signature']) {
    routes.on('GET', path, (request) => ok(kept.get(request.path) ?? { html: '', text: '' }));
    routes.on('PUT', path, ({ path: at, body }) => {
      kept.set(at, { html: String(body.html ?? ''), text: String(body.text ?? '') });
      return ok(kept.get(at));
    });
  }
  routes.on('GET', '/api/recipients', ({ query }) => {
    const typed = (query.get('q') ?? '').toLowerCase();
    const people = [...world.conversations.values()].map(({ summary: { contact } }) => ({
      name: contact.name,
      handle: contact.handle,
    }));
    return ok(people.filter(({ name, handle }) => `${name} ${handle}`.toLowerCase().includes(typed)).slice(0, 6));
  });
}

function macroRoutes(world: World, routes: Routes): void {
  const all: Macro[] = [
    {
      id: world.newId(),
      personal: false,
      name: 'Solved: thank and close',
      keys: 'Alt+1',
      actions: [{ kind: 'ADD_NOTE', text: 'Solved on the first answer.' }, { kind: 'CLOSE' }],
      revision: 1,
    },
  ];
  const of = (body: Record<string, unknown>, id: string, revision: number): Macro => ({
    id,
    personal: body.personal === true,
    name: String(body.name),
    keys: String(body.keys),
    actions: body.actions as Macro['actions'],
    revision,
  });
  routes.on('GET', '/api/macros', () => ok(all));
  routes.on('POST', '/api/macros', ({ body }) => {
    const macro = of(body, world.newId(), 1);
    all.push(macro);
    return { status: 201, body: macro };
  });
  routes.on('PUT', '/api/macros/:id', ({ body }, { id = '' }) => {
    const at = all.findIndex((each) => each.id === id);
    const before = all[at];
    if (before === undefined) return problem(404, 'not-found', 'There is no such macro');
    const macro = of(body, id, before.revision + 1);
    all[at] = macro;
    return ok(macro);
  });
  routes.on('DELETE', '/api/macros/:id', (_, { id = '' }) => {
    const at = all.findIndex((each) => each.id === id);
    if (at >= 0) all.splice(at, 1);
    return { status: 204 };
  });
  routes.on('POST', '/api/conversations/:id/macros/:macro', (_, { id = '', macro = '' }) => {
    const found = world.conversations.get(id);
    const asked = all.find((each) => each.id === macro);
    if (found === undefined || asked === undefined) return problem(404, 'not-found', 'There is no such macro');
    const closes = asked.actions.some(({ kind }) => kind === 'CLOSE');
    if (closes) world.change(found, 'CLOSED', { status: 'CLOSED', holder: undefined, waitingSince: undefined });
    const report: MacroReport = {
      steps: asked.actions.map(({ kind }) => ({ kind, outcome: 'DONE' })),
      text: '',
      html: '',
    };
    return ok(report);
  });
}

/** Canned replies, and what to fill in. */
export function addWordingRoutes(world: World, routes: Routes): void {
  signatureRoutes(world, routes);
  macroRoutes(world, routes);
  const all = examples(world);
  const find = (id: string) => all.find(({ reply }) => reply.id === id);
  const missing = problem(404, 'not-found', 'There is no such reply');
  const replyOf = (request: CannedRequest, id: string, personal: boolean, revision: number, used: number) => ({
    id,
    personal,
    teamId: request.teamId,
    title: request.title ?? '',
    shortcut: request.shortcut ?? '',
    variants: (request.variants ?? []) as CannedReply['variants'],
    used,
    revision,
  });

  routes.on('GET', '/api/canned-replies', ({ me }) =>
    ok(
      all
        .filter(({ owner }) => owner === undefined || owner === me)
        .map(({ reply }) => reply)
        .sort((a, b) => b.used - a.used),
    ),
  );
  routes.on('POST', '/api/canned-replies', ({ body, me }) => {
    const request = body as CannedRequest;
    const personal = request.personal === true;
    const reply = replyOf(request, world.newId(), personal, 1, 0);
    all.push({ owner: personal ? me : undefined, reply });
    return { status: 201, body: reply };
  });
  routes.on('PUT', '/api/canned-replies/:id', ({ body }, { id = '' }) => {
    const kept = find(id);
    if (kept === undefined) return missing;
    const { personal, revision, used } = kept.reply;
    kept.reply = replyOf(body as CannedRequest, id, personal, revision + 1, used);
    return ok(kept.reply);
  });
  routes.on('DELETE', '/api/canned-replies/:id', (_, { id = '' }) => {
    const kept = find(id);
    if (kept !== undefined) all.splice(all.indexOf(kept), 1);
    return { status: 204 };
  });
  routes.on('POST', '/api/canned-replies/:id/uses', (_, { id = '' }) => {
    const kept = find(id);
    if (kept !== undefined) kept.reply.used += 1;
    return { status: 204 };
  });
  routes.on('GET', '/api/conversations/:id/variables', ({ me }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const { contact, number, subject, channel } = found.summary;
    const [firstName = '', ...rest] = contact.name.split(' ');
    const { name, email } = world.employee(me);
    const answer: Variables = {
      values: {
        'contact.name': contact.name,
        'contact.firstName': firstName,
        'contact.lastName': rest.join(' '),
        'contact.handle': contact.handle,
        'employee.name': name,
        'employee.firstName': name.split(' ')[0] ?? '',
        'employee.email': email,
        'conversation.number': String(number),
        'conversation.subject': subject,
        'channel.name': channel.name,
        'channel.address': channel.name,
        'team.name': '',
        'company.name': world.company.name,
      },
      language: 'en',
      signature: { html: `<p>${name}<br>${world.company.name}</p>`, text: `${name}\n${world.company.name}` },
    };
    return ok(answer);
  });
}
