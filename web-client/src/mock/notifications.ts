import type { NotificationLine, NotificationPreferences, Notifications, PushDevices, Shortcuts } from '../api/types';
import { ok, type Routes } from './rest';
import type { MockFrame, World } from './world';

interface Told {
  id: string;
  employee: string;
  kind: NotificationLine['kind'];
  frame: MockFrame;
  read: boolean;
}

const everyKind: NotificationPreferences['kinds'] = [
  { kind: 'ASSIGNED', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'MENTIONED', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'REVIEW', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'GUIDELINE', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'BAD_RATING', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'REVIEWED', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'TAKEN_OVER', ways: ['BELL', 'BROWSER'] },
  { kind: 'TAKEN_BACK', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'DELIVERY_FAILED', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'SLA_BREACHED', ways: ['BELL', 'BROWSER', 'PUSH'] },
  { kind: 'SLA_AT_RISK', ways: ['BELL', 'BROWSER'] },
  { kind: 'MESSAGE', ways: ['BELL', 'BROWSER', 'PUSH', 'MAIL'] },
  { kind: 'COLLEAGUE', ways: ['BELL'] },
  { kind: 'QUEUE', ways: [] },
];

function preferencesAtFirst(): NotificationPreferences {
  const quiet: NotificationPreferences['quiet'] = {
    on: false,
    from: '18:30',
    to: '07:30',
    days: ['SATURDAY', 'SUNDAY'],
    timeZone: 'Europe/Zurich',
  };
  return { kinds: everyKind, sound: true, quiet, undisturbed: false };
}

/** Whom a frame is told to, and as what; a few of the real server's rules. */
function toldOf(world: World, frame: MockFrame): Pick<Told, 'employee' | 'kind'>[] {
  const { summary, data, type } = frame;
  const involved = [summary?.holder, ...(summary?.participants ?? []), ...(summary?.followers ?? [])].flatMap((each) =>
    each ? [each.id] : [],
  );
  const mentioned = (data.mentions ?? '').split(',').filter((id) => id !== '');
  const of = (kind: Told['kind'], people: string[]) => people.map((employee) => ({ employee, kind }));
  switch (type) {
    case 'MESSAGE_RECEIVED':
      return of('MESSAGE', involved);
    case 'MESSAGE_SENT':
      return of('COLLEAGUE', involved);
    case 'NOTE_ADDED':
      return [...of('MENTIONED', mentioned), ...of('COLLEAGUE', involved)];
    case 'REVIEW_ASKED':
      return of('REVIEW', (data.notifyTo ?? '').split(','));
    case 'REVIEW_APPROVED':
    case 'REVIEW_CHANGES':
      return of('REVIEWED', [data.to ?? '']);
    case 'DRAFT_TAKEN':
      return of('TAKEN_OVER', [data.from ?? '']);
    case 'HANDED_OVER':
      return of('ASSIGNED', summary?.holder ? [world.ref(summary.holder.id).id] : []);
    default:
      return [];
  }
}

/** What people were told, and how they want to be. */
export function addNotificationRoutes(world: World, routes: Routes): void {
  const all: Told[] = [];
  const preferences = new Map<string, NotificationPreferences>();
  const preferencesOf = (me: string): NotificationPreferences => preferences.get(me) ?? preferencesAtFirst();
  const changed = (me: string): void => world.tell('NOTIFICATIONS_CHANGED', { for: me });

  world.listen((frame) => {
    const done = new Set([frame.employee?.id]);
    for (const { employee, kind } of toldOf(world, frame)) {
      if (done.has(employee)) continue;
      done.add(employee);
      all.unshift({ id: world.newId(), employee, kind, frame, read: false });
      changed(employee);
    }
  });

  const lineOf = (told: Told, me: string): NotificationLine => {
    const { frame } = told;
    const { id, number, subject, contact } =
      world.conversations.get(frame.conversationId)?.summary ?? frame.summary ?? {};
    const same = all.filter((each) => each.employee === me && each.frame.conversationId === frame.conversationId);
    const message = world.conversations
      .get(frame.conversationId)
      ?.messages.find((each) => String(each.seq) === frame.data.seq);
    return {
      id: told.id,
      kind: told.kind,
      conversationId: id ?? frame.conversationId,
      number: number ?? 0,
      subject: subject ?? '',
      contact: contact?.name ?? '',
      actor: frame.employee?.name ?? message?.author.name ?? '',
      words: message?.text.slice(0, 200) ?? '',
      at: frame.at,
      unread: same.filter((each) => !each.read).length,
      rings: !told.read && !preferencesOf(me).undisturbed,
      ...(message === undefined ? {} : { seq: message.seq }),
    };
  };

  routes.on('GET', '/api/notifications', ({ me }) => {
    const own = all.filter((each) => each.employee === me);
    const newest = own.filter(
      (each, at) => own.findIndex((one) => one.frame.conversationId === each.frame.conversationId) === at,
    );
    const lines = newest.map((each) => lineOf(each, me));
    const unread = lines.filter((line) => line.unread > 0).map((line) => line.conversationId);
    const answer: Notifications = { lines, unread };
    return ok(answer);
  });
  const mark = (me: string, read: boolean, which: (told: Told) => boolean): void => {
    for (const each of all) if (each.employee === me && which(each)) each.read = read;
    changed(me);
  };
  routes.on('POST', '/api/notifications/read', ({ me, body }) => {
    mark(me, true, (each) => body.upTo !== undefined || each.frame.conversationId === body.conversation);
    return { status: 204 };
  });
  routes.on('POST', '/api/notifications/unread', ({ me, body }) => {
    const newest = all.find((each) => each.employee === me && each.frame.conversationId === body.conversation);
    mark(me, false, (each) => each === newest);
    return { status: 204 };
  });
  world.onSeen((me, conversation, seq) =>
    mark(me, true, (each) => each.frame.conversationId === conversation && Number(each.frame.data.seq ?? 0) <= seq),
  );

  const shortcuts = new Map<string, Shortcuts>();
  routes.on('GET', '/api/me/shortcuts', ({ me }) => ok(shortcuts.get(me) ?? { shortcuts: [] }));
  routes.on('PUT', '/api/me/shortcuts', ({ me, body }) => {
    shortcuts.set(me, body as unknown as Shortcuts);
    return ok(body);
  });

  const devices: PushDevices['devices'] = [];
  const push = (): PushDevices => ({
    publicKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    devices,
  });
  routes.on('GET', '/api/push', () => ok(push()));
  routes.on('POST', '/api/push/devices', ({ body }) => {
    const { endpoint, device } = body as { endpoint: string; device: string };
    devices.push({ id: world.newId(), device, endpoint, createdAt: new Date().toISOString() });
    return ok(push());
  });
  routes.on('DELETE', '/api/push/devices/:id', (_, { id = '' }) => {
    devices.splice(0, devices.length, ...devices.filter((each) => each.id !== id));
    return { status: 204 };
  });

  routes.on('GET', '/api/me/notifications', ({ me }) => ok(preferencesOf(me)));
  routes.on('PUT', '/api/me/notifications', ({ me, body }) => {
    preferences.set(me, { ...preferencesOf(me), ...(body as Partial<NotificationPreferences>) });
    return ok(preferencesOf(me));
  });
  routes.on('PUT', '/api/me/notifications/pause', ({ me, body }) => {
    const { pausedUntil: _, ...others } = preferencesOf(me);
    const until = typeof body.until === 'string' ? { pausedUntil: body.until } : {};
    preferences.set(me, { ...others, ...until, undisturbed: typeof body.until === 'string' });
    return ok(preferencesOf(me));
  });
}
