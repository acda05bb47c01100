import type {
  Author,
  ConversationSummary,
  DetailAnswer,
  Draft,
  Employee,
  EmployeeRef,
  EventFrame,
  Me,
  Message,
  QueueCounts,
  TeamRef,
} from '../api/types';

/** All the mock's events are about a conversation. */
export type MockFrame = EventFrame & { conversationId: string; teamId: string };

/** What must be said of a message; the rest is as in a message without anything special. */
export type Said = Pick<Message, 'direction' | 'author' | 'text' | 'receivedAt'> & Partial<Message>;

/** As managers see them: with everything. */
type Staff = Required<Employee>;

export interface Conversation {
  summary: ConversationSummary;
  messages: Message[];
  draft?: Draft | undefined;
  token: number;
}

type Listener = (frame: MockFrame) => void;

/** The mock server's whole state: what PostgreSQL, Redis and the event stream hold for real. */
export class World {
  readonly teams: TeamRef[] = [];
  readonly employees: Staff[] = [];
  readonly conversations = new Map<string, Conversation>();
  readonly company: Me['company'] = { name: 'Alpenblick Outdoor', language: 'en', timeZone: 'Europe/Zurich' };
  readonly answered = new Map<string, Message>();
  events: MockFrame[] = [];
  private readonly listeners = new Set<Listener>();
  private nextToken = 1;
  private lastMillis = 0;
  private lastSeq = 0;
  private ids = 0;

  newId(): string {
    this.ids += 1;
    return `0198a000-0000-7000-8000-${this.ids.toString(16).padStart(12, '0')}`;
  }

  newToken(): number {
    this.nextToken += 1;
    return this.nextToken;
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get lastEventId(): string {
    return this.events.at(-1)?.id ?? '0-0';
  }

  private eventId(): string {
    const now = Date.now();
    this.lastSeq = now > this.lastMillis ? 0 : this.lastSeq + 1;
    this.lastMillis = Math.max(now, this.lastMillis);
    return `${this.lastMillis}-${this.lastSeq}`;
  }

  employee(id: string): Staff {
    const found = this.employees.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no employee ${id}`);
    return found;
  }

  /** Changes one conversation and tells every listener, as the real server's transaction and stream do. */
  change(
    conversation: Conversation,
    type: EventFrame['type'],
    change: Partial<ConversationSummary>,
    extra: { employee?: string; data?: Record<string, unknown> } = {},
  ): MockFrame {
    const before = conversation.summary;
    conversation.summary = { ...before, ...change, version: before.version + 1 };
    const frame: MockFrame = {
      id: this.eventId(),
      type,
      at: new Date().toISOString(),
      conversationId: before.id,
      version: conversation.summary.version,
      teamId: conversation.summary.teamId,
      summary: conversation.summary,
      ...(before.teamId === conversation.summary.teamId ? {} : { previousTeamId: before.teamId }),
      ...(extra.employee === undefined ? {} : { employee: this.ref(extra.employee) }),
      data: Object.fromEntries(Object.entries(extra.data ?? {}).map(([key, value]) => [key, String(value)])),
    };
    this.events.push(frame);
    if (this.events.length > 5000) this.events = this.events.slice(-4000);
    for (const listener of this.listeners) listener(frame);
    return frame;
  }

  ref(id: string): EmployeeRef {
    const { name } = this.employee(id);
    return { id, name };
  }

  author(id: string): Author {
    return { kind: 'EMPLOYEE', ...this.ref(id), handle: this.employee(id).email };
  }

  /** The summary as this employee may see it: the claim token only for its holder. */
  seenBy(conversation: Conversation, me: string): ConversationSummary {
    const own = conversation.summary.holder?.id === me;
    return own ? { ...conversation.summary, claimToken: conversation.token } : conversation.summary;
  }

  detail(conversation: Conversation, me: string): DetailAnswer {
    const own = conversation.summary.holder?.id === me;
    return {
      ...this.seenBy(conversation, me),
      messages: conversation.messages.slice(-50),
      draft: conversation.draft,
      myToken: own ? conversation.token : undefined,
      mayReply: own,
      asOf: this.lastEventId,
    };
  }

  addMessage(conversation: Conversation, said: Said): Message {
    const stored: Message = {
      to: [],
      cc: [],
      subject: '',
      newText: said.text,
      quotedText: '',
      signature: '',
      html: '',
      sentAt: said.receivedAt,
      nature: 'PERSONAL',
      alsoOn: [],
      hasRaw: false,
      attachments: [],
      ...said,
      id: this.newId(),
      conversationId: conversation.summary.id,
      seq: conversation.summary.lastSeq + 1,
    };
    conversation.messages.push(stored);
    return stored;
  }

  counts(me: string): QueueCounts {
    const open = [...this.conversations.values()].map((each) => each.summary).filter((each) => each.status === 'OPEN');
    const own = this.employee(me).teams.map((team) => team.id);
    return {
      teams: this.teams
        .filter((team) => own.includes(team.id))
        .map((team) => {
          const queued = open.filter((each) => each.teamId === team.id && !each.holder);
          const oldest = queued.map((each) => each.waitingSince ?? each.lastMessageAt).sort()[0];
          return { teamId: team.id, name: team.name, queued: queued.length, oldestWaitingSince: oldest };
        }),
      mine: open.filter((each) => each.holder?.id === me).length,
      joined: open.filter((each) => each.participants.some((one) => one.id === me)).length,
      setAside: 2,
    };
  }
}
