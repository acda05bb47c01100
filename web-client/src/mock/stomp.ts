import type { WebSocket } from 'ws';
import type { Filter } from '../api/filter';
import { matching } from './views';
import type { MockFrame, World } from './world';

interface Incoming {
  command: string;
  headers: Record<string, string>;
  body: string;
}

function parse(text: string): Incoming {
  const [head = '', ...rest] = text.replace(/^\n+/, '').split('\n\n');
  const [command = '', ...lines] = head.split('\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
  return { command, headers, body: rest.join('\n\n').replace(/\0.*$/s, '') };
}

function frameText(command: string, headers: Record<string, string>, body = ''): string {
  const lines = Object.entries(headers).map(([key, value]) => `${key}:${value}`);
  return `${[command, ...lines].join('\n')}\n\n${body}\0`;
}

interface Shown {
  filter: Filter;
  members: Set<string>;
  told: boolean;
}

/** One browser's STOMP session: enough of the protocol for @stomp/stompjs, over the mock world's events. */
class Session {
  private readonly subscriptions = new Map<string, string>();
  private count = 0;
  shown = new Map<string, Shown>();

  constructor(
    private readonly socket: WebSocket,
    readonly me: string,
    private readonly said: (from: Session, destination: string, body: string) => void,
  ) {
    socket.on('message', (data) => this.receive(data.toString()));
  }

  private receive(text: string): void {
    if (text.trim() === '') return;
    const { command, headers, body } = parse(text);
    if (command === 'CONNECT' || command === 'STOMP') {
      this.socket.send(frameText('CONNECTED', { version: '1.2', 'heart-beat': '10000,10000' }));
    } else if (command === 'SUBSCRIBE') this.subscriptions.set(headers.id ?? '', headers.destination ?? '');
    else if (command === 'UNSUBSCRIBE') this.subscriptions.delete(headers.id ?? '');
    else if (command === 'SEND') this.said(this, headers.destination ?? '', body);
    if (headers.receipt !== undefined) this.socket.send(frameText('RECEIPT', { 'receipt-id': headers.receipt }));
  }

  beat(): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send('\n');
  }

  tell(destination: string, frame: object): void {
    for (const [id, wanted] of this.subscriptions) {
      if (wanted !== destination || this.socket.readyState !== this.socket.OPEN) continue;
      this.count += 1;
      const headers = {
        subscription: id,
        destination,
        'message-id': String(this.count),
        'content-type': 'application/json',
      };
      this.socket.send(frameText('MESSAGE', headers, JSON.stringify(frame)));
    }
  }
}

export class MockBroker {
  private readonly sessions = new Set<Session>();

  constructor(private readonly world: World) {
    world.listen((frame) => this.publish(frame));
    world.hear((frame) => {
      for (const session of this.sessions) session.tell('/user/queue/me', frame);
    });
    world.onDraft(({ conversation, writer, revision, takenBy }) => {
      const by = takenBy === undefined ? {} : { takenBy: world.ref(takenBy) };
      const own = { type: 'DRAFT', conversationId: conversation, employee: writer, revision, shown: true, ...by };
      const others = { type: 'COLLEAGUE_DRAFT', conversationId: conversation, employee: writer, revision };
      for (const session of this.sessions) {
        if (session.me === writer) session.tell('/user/queue/me', own);
        else session.tell(`/topic/conversations/${conversation}`, others);
      }
    });
    setInterval(() => {
      for (const session of this.sessions) session.beat();
    }, 9_000).unref();
  }

  accept(socket: WebSocket, me: string): void {
    const session = new Session(socket, me, (from, destination, body) => this.said(from, destination, body));
    this.sessions.add(session);
    socket.on('close', () => this.sessions.delete(session));
  }

  private publish(frame: MockFrame): void {
    queueMicrotask(() => this.tellViews());
    for (const session of this.sessions) {
      session.tell(`/topic/queues/${frame.teamId}`, frame);
      if (frame.previousTeamId !== undefined) session.tell(`/topic/queues/${frame.previousTeamId}`, frame);
      session.tell(`/topic/conversations/${frame.conversationId}`, frame);
      const conversation = this.world.conversations.get(frame.conversationId);
      const { holder, participants = [], followers = [] } = frame.summary ?? {};
      const concerned = [holder, ...participants, ...followers].some((each) => each?.id === session.me);
      if (concerned && conversation !== undefined) {
        session.tell('/user/queue/me', { ...frame, summary: this.world.seenBy(conversation, session.me) });
      }
    }
  }

  /** Tells each browser how the views stand that it shows, where that changed. */
  private tellViews(): void {
    for (const session of this.sessions) {
      for (const [view, shown] of session.shown) {
        const now = new Map(matching(this.world, shown.filter, session.me).map((each) => [each.id, each]));
        const came = [...now.values()].filter((each) => !shown.members.has(each.id));
        const gone = [...shown.members].filter((id) => !now.has(id));
        if (shown.told && came.length === 0 && gone.length === 0) continue;
        const frame = { in: shown.told ? came : [], out: gone, count: now.size, asOf: this.world.lastEventId };
        shown.members = new Set(now.keys());
        shown.told = true;
        session.tell('/user/queue/views', { type: 'VIEW', view, reload: false, ...frame });
      }
    }
  }

  private show(from: Session, body: string): void {
    const { views } = JSON.parse(body) as { views: { name: string; filter: Filter }[] };
    const before = from.shown;
    from.shown = new Map(
      views.map(({ name, filter }) => [name, before.get(name) ?? { filter, members: new Set(), told: false }]),
    );
    this.tellViews();
  }

  private said(from: Session, destination: string, body: string): void {
    if (destination === '/app/views') this.show(from, body);
    const match = /^\/app\/conversations\/([^/]+)\/(typing|viewing)$/.exec(destination);
    if (match?.[1] === undefined || match[2] === undefined) return;
    const state = (JSON.parse(body) as { state?: boolean }).state !== false;
    this.signal(match[2].toUpperCase(), match[1], from.me, state);
  }

  signal(type: string, conversationId: string, employee: string, state: boolean): void {
    const frame = { type, conversationId, employee: this.world.ref(employee), state };
    for (const session of this.sessions) session.tell(`/topic/conversations/${conversationId}`, frame);
  }
}
