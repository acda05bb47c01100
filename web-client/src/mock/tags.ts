import type { Tag, TagColor, TagUsage } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { World } from './world';

/** The list of tags and the tags of conversations; what was removed can come back. */
export function addTagRoutes(world: World, routes: Routes): void {
  const removed = new Map<string, { tag: Tag; conversations: { id: string; before: string[] }[] }>();
  const tell = (reason: string): void => world.tell('TAGS_CHANGED', { reason });
  const taken = (name: string, but?: string): boolean =>
    world.tags.some((tag) => tag.id !== but && tag.name.toLowerCase() === name.toLowerCase());

  routes.on('GET', '/api/tags', () => ok([...world.tags].sort((a, b) => a.name.localeCompare(b.name))));

  routes.on('GET', '/api/tags/usage', () => {
    const count = (id: string): number =>
      [...world.conversations.values()].filter((each) => each.summary.tagIds.includes(id)).length;
    const usage: TagUsage[] = world.tags.map(({ id }) => ({ id, conversations: count(id) }));
    return ok(usage.filter((each) => each.conversations > 0));
  });

  routes.on('POST', '/api/tags', ({ body }) => {
    if (taken(String(body.name))) return problem(409, 'tag-taken', 'There is a tag called so already');
    const tag: Tag = { id: world.newId(), name: String(body.name), color: (body.color as TagColor) ?? 'GRAY' };
    world.tags.push(tag);
    tell('added');
    return { status: 201, body: tag };
  });

  routes.on('PATCH', '/api/tags/:id', ({ body }, { id = '' }) => {
    const tag = world.tags.find((each) => each.id === id);
    if (tag === undefined) return problem(404, 'not-found', 'No such tag');
    if (taken(String(body.name ?? tag.name), id)) return problem(409, 'tag-taken', 'There is a tag called so already');
    Object.assign(tag, body);
    tell('changed');
    return ok(tag);
  });

  const takeOff = (id: string, into?: string): Tag | undefined => {
    const at = world.tags.findIndex((each) => each.id === id);
    const tag = world.tags[at];
    if (tag === undefined) return undefined;
    world.tags.splice(at, 1);
    const had = [...world.conversations.values()].filter((each) => each.summary.tagIds.includes(id));
    removed.set(id, {
      tag,
      conversations: had.map(({ summary }) => ({ id: summary.id, before: summary.tagIds })),
    });
    for (const { summary } of had) {
      const rest = summary.tagIds.filter((each) => each !== id && each !== into);
      summary.tagIds = into === undefined ? rest : [...rest, into];
    }
    return tag;
  };

  routes.on('DELETE', '/api/tags/:id', (_, { id = '' }) => {
    if (takeOff(id) === undefined) return problem(404, 'not-found', 'No such tag');
    tell('removed');
    return { status: 204 };
  });

  routes.on('POST', '/api/tags/:id/merge', ({ body }, { id = '' }) => {
    const into = world.tags.find((each) => each.id === body.into);
    if (into === undefined || takeOff(id, into.id) === undefined) return problem(404, 'not-found', 'No such tag');
    tell('merged');
    return ok(into);
  });

  routes.on('POST', '/api/tags/:id/restore', (_, { id = '' }) => {
    const found = removed.get(id);
    if (found === undefined) return problem(404, 'not-found', 'No such tag');
    removed.delete(id);
    world.tags.push(found.tag);
    for (const { id: conversation, before } of found.conversations) {
      const known = world.conversations.get(conversation);
      if (known !== undefined) known.summary.tagIds = before;
    }
    tell('restored');
    return ok(found.tag);
  });

  routes.on('POST', '/api/conversations/:id/tags', ({ me, body }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const add = (body.add as string[] | undefined) ?? [];
    const remove = (body.remove as string[] | undefined) ?? [];
    const before = found.summary.tagIds;
    const tagIds = [...before.filter((each) => !remove.includes(each) && !add.includes(each)), ...add];
    const names = (ids: string[]): string =>
      ids.map((each) => world.tags.find((tag) => tag.id === each)?.name ?? '').join('\n');
    const data = {
      added: names(add.filter((each) => !before.includes(each))),
      removed: names(remove.filter((each) => before.includes(each))),
    };
    world.change(found, 'TAGGED', { tagIds }, { employee: me, data });
    return ok(world.seenBy(found, me));
  });
}
