import type { Message } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { Conversation, World } from './world';

interface Place {
  kind: 'EMPLOYEE' | 'TEAM';
  id: string;
  start: number;
  length: number;
}

/** A note with its mentions: who is called follows from then on, as on the real server. */
export function addNote(world: World, conversation: Conversation, me: string, body: Record<string, unknown>): Message {
  const places = (body.mentions as Place[] | undefined) ?? [];
  const nameOf = ({ kind, id }: Place): string =>
    kind === 'EMPLOYEE' ? world.employee(id).name : (world.teams.find((team) => team.id === id)?.name ?? '');
  const message = world.addMessage(conversation, {
    direction: 'NOTE',
    author: { ...world.author(me), handle: '' },
    text: String(body.text),
    mentions: places.map((place) => ({ ...place, name: nameOf(place) })),
    receivedAt: new Date().toISOString(),
  });
  const byName = places.filter((each) => each.kind === 'EMPLOYEE').map((each) => each.id);
  const teams = places.filter((each) => each.kind === 'TEAM').map((each) => each.id);
  const members = world.employees.filter((each) => each.teams.some((team) => teams.includes(team.id)));
  const called = new Set([...byName, ...members.map((each) => each.id)]);
  called.delete(me);
  for (const employee of called) {
    world.mentions.push({ conversation: conversation.summary.id, seq: message.seq, employee, seen: false });
  }
  const known = conversation.summary.followers.filter((each) => !byName.includes(each.id));
  const invited = byName.filter((id) => id !== me).map((id) => ({ ...world.ref(id), invited: true }));
  const data = { seq: message.seq, messageId: message.id, mentions: [...called].join() };
  const change = { lastSeq: message.seq, followers: [...known, ...invited] };
  world.change(conversation, 'NOTE_ADDED', change, { employee: me, data });
  return message;
}

/** Following, and how far somebody has seen what calls them. */
export function addTogetherRoutes(world: World, routes: Routes): void {
  const missing = problem(404, 'not-found', 'This conversation does not exist');
  routes.on('POST', '/api/conversations/:id/follow', ({ me }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return missing;
    const others = found.summary.followers.filter((each) => each.id !== me);
    const followers = [...others, { ...world.ref(me), invited: false }];
    world.change(found, 'FOLLOWED', { followers }, { employee: me });
    return ok(world.seenBy(found, me));
  });
  routes.on('POST', '/api/conversations/:id/unfollow', ({ me }, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return missing;
    const followers = found.summary.followers.filter((each) => each.id !== me);
    world.change(found, 'UNFOLLOWED', { followers }, { employee: me });
    return { status: 204 };
  });
  routes.on('PUT', '/api/conversations/:id/seen', ({ me, body }, { id = '' }) => {
    for (const each of world.mentionsOf(id, me)) each.seen ||= each.seq <= Number(body.seq);
    world.seen(me, id, Number(body.seq));
    return { status: 204 };
  });
}
