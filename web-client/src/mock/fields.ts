import type { Aside, Field } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { World } from './world';

/** The company's own fields, their values, and what stands beside a conversation. */
export function addFieldRoutes(world: World, routes: Routes): void {
  const removed = new Map<string, Field>();
  const missing = problem(404, 'not-found', 'There is no such field');
  const told = (): void => world.tell('FIELDS_DEFINED', {});

  routes.on('GET', '/api/fields', () => ok([...world.fields].sort((a, b) => a.position - b.position)));

  routes.on('POST', '/api/fields', ({ body }) => {
    const label = String(body.label);
    const key = label.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    if (world.fields.some((field) => field.key === key)) return problem(409, 'field-taken', 'This key is taken');
    const field = {
      labels: {},
      choices: [],
      ...body,
      id: world.newId(),
      key,
      position: world.fields.length,
    } as unknown;
    world.fields.push(field as Field);
    told();
    return { status: 201, body: field };
  });

  routes.on('PATCH', '/api/fields/:id', ({ body }, { id = '' }) => {
    const field = world.fields.find((each) => each.id === id);
    if (field === undefined) return missing;
    Object.assign(field, body);
    told();
    return ok(field);
  });

  routes.on('DELETE', '/api/fields/:id', (_, { id = '' }) => {
    const at = world.fields.findIndex((each) => each.id === id);
    const [field] = at < 0 ? [] : world.fields.splice(at, 1);
    if (field === undefined) return missing;
    removed.set(id, field);
    told();
    return { status: 204 };
  });

  routes.on('POST', '/api/fields/:id/restore', (_, { id = '' }) => {
    const field = removed.get(id);
    if (field === undefined) return missing;
    removed.delete(id);
    world.fields.push(field);
    told();
    return ok(field);
  });

  routes.on('PUT', '/api/fields/order', ({ body }) => {
    for (const [position, id] of (body.ids as string[]).entries()) {
      const field = world.fields.find((each) => each.id === id);
      if (field !== undefined) field.position = position;
    }
    told();
    return { status: 204 };
  });

  const set = (id: string, wished: Record<string, unknown>): Record<string, unknown> => {
    const values = Object.entries({ ...world.values.get(id), ...wished }).filter(([, value]) => value !== null);
    world.values.set(id, Object.fromEntries(values));
    return world.values.get(id) ?? {};
  };

  routes.on('PATCH', '/api/conversations/:id/fields', ({ me, body }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const wished = body.values as Record<string, unknown>;
    const changes = Object.entries(wished)
      .map(([key, value]) => {
        const label = world.fields.find((field) => field.key === key)?.label ?? key;
        return [label, world.values.get(id)?.[key] ?? '', value ?? ''].join('\t');
      })
      .join('\n');
    const values = set(id, wished);
    world.change(found, 'FIELDS_CHANGED', {}, { employee: me, data: { changes } });
    return ok({ values });
  });

  routes.on('PATCH', '/api/contacts/:id/fields', ({ body }, { id = '' }) => {
    const values = set(id, body.values as Record<string, unknown>);
    world.tell('CONTACT_CHANGED', { contact: id });
    return ok({ values });
  });

  routes.on('GET', '/api/conversations/:id/aside', (_, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const { contact } = found.summary;
    const others = [...world.conversations.values()]
      .map((each) => each.summary)
      .filter((each) => each.id !== id && each.contact.name === contact.name)
      .slice(0, 10)
      .map(({ id: other, number, subject, status, lastMessageAt }) => ({
        id: other,
        number,
        subject,
        status,
        lastMessageAt,
      }));
    const answer: Aside = {
      fields: world.values.get(id) ?? {},
      contact: {
        id: contact.id,
        name: contact.name,
        since: found.messages[0]?.receivedAt ?? '',
        fields: world.values.get(contact.id) ?? {},
        identities: [{ kind: 'EMAIL', handle: contact.handle, displayName: contact.name }],
      },
      others,
    };
    return ok(answer);
  });
}
