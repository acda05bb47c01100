import type {
  Activity,
  Author,
  ConversationSummary,
  DetailAnswer,
  Draft,
  Employee,
  EmployeeRef,
  EventFrame,
  Field,
  Me,
  Message,
  QueueCounts,
  Review,
  Tag,
  TeamRef,
  TeamReplying,
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
  /** By their writers. */
  drafts: Map<string, Draft>;
  reviews: Map<string, Review>;
  token: number;
}

/** The server's column of this name: who waits first, then the urgent, then whose answer is due. */
export function placeOf({ priority, waitingSince, lastMessageAt, dueAt }: ConversationSummary): number {
  const rank = ['URGENT', 'HIGH', 'NORMAL', 'LOW'].indexOf(priority) + (waitingSince === undefined ? 4 : 0);
  return rank * 1e15 + (dueAt ? Date.parse(dueAt) : Date.parse(waitingSince ?? lastMessageAt) + 86_400_000);
}

/** That somebody's draft changed. */
export interface DraftTold {
  conversation: string;
  writer: string;
  revision: number;
  takenBy: string | undefined;
}

type Listener = (frame: MockFrame) => void;

/** The mock server's whole state: what PostgreSQL, Redis and the event stream hold for real. */
export class World {
  /** Whether the mail channel has more addresses than one. */
  aliases = false;
  readonly teams: TeamRef[] = [];
  readonly employees: Staff[] = [];
  readonly conversations = new Map<string, Conversation>();
  readonly company: Me['company'] = { name: 'Alpenblick Outdoor', language: 'en', timeZone: 'Europe/Zurich' };
  readonly tags: Tag[] = [];
  readonly fields: Field[] = [];
  /** Values of fields, by the id of their conversation or contact. */
  readonly values = new Map<string, Record<string, unknown>>();
  readonly answered = new Map<string, Message>();
  events: MockFrame[] = [];
  private readonly listeners = new Set<Listener>();
  private readonly hearers = new Set<(frame: EventFrame) => void>();
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

  /** Hears of what concerns no conversation. */
  hear(hearer: (frame: EventFrame) => void): void {
    this.hearers.add(hearer);
  }

  tell(type: EventFrame['type'], data: Record<string, string>): void {
    const frame: EventFrame = { id: this.eventId(), type, at: new Date().toISOString(), version: 0, data };
    for (const hearer of this.hearers) hearer(frame);
  }

  /** What the timeline of a conversation shows, with names in place of ids. */
  happenedTo(id: string): Activity[] {
    const silent = [
      'CONVERSATION_OPENED',
      'MESSAGE_RECEIVED',
      'MESSAGE_SENT',
      'NOTE_ADDED',
      'DELIVERY_CHANGED',
      'DRAFT_BEGUN',
      'DRAFT_ENDED',
    ];
    const names = new Map([...this.employees, ...this.teams].map((each) => [each.id, each.name]));
    const opened: Activity = {
      type: 'CONVERSATION_OPENED',
      at: this.conversations.get(id)?.messages[0]?.receivedAt ?? '',
      version: 1,
      data: {},
    };
    const later = this.events
      .filter((frame) => frame.conversationId === id && !silent.includes(frame.type))
      .map(({ type, at, version, employee, data = {}, previousTeamId, teamId }): Activity => {
        const moved = previousTeamId === undefined ? {} : { fromTeam: previousTeamId, toTeam: teamId };
        const facts = Object.entries({ ...data, ...moved }).map(([fact, value]) => [fact, names.get(value) ?? value]);
        return { type, at, version, employee: employee?.name, data: Object.fromEntries(facts) };
      });
    return [opened, ...later];
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
    conversation.summary.place = placeOf(conversation.summary);
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

  /** How teams answer together, where they decided. */
  readonly replying = new Map<string, TeamReplying>();

  replyingOf(team: string): TeamReplying {
    return this.replying.get(team) ?? { secondReply: 'REFUSE', reviewedRoles: [], reviewedPeople: [] };
  }

  private readonly readers = new Set<(news: DraftTold) => void>();

  onDraft(reader: (news: DraftTold) => void): void {
    this.readers.add(reader);
  }

  /** Keeps a draft, or none any more, and tells whoever sees it. */
  putDraft(conversation: Conversation, writer: string, draft: Draft | undefined, takenBy?: string): void {
    if (draft === undefined) conversation.drafts.delete(writer);
    else conversation.drafts.set(writer, draft);
    const drafting = [...conversation.drafts].filter(([, { text }]) => text.trim() !== '').map(([id]) => this.ref(id));
    const before = conversation.summary.drafting;
    if (drafting.length !== before.length) {
      const type = drafting.length > before.length ? 'DRAFT_BEGUN' : 'DRAFT_ENDED';
      this.change(conversation, type, { drafting }, { employee: writer });
    }
    const told = { conversation: conversation.summary.id, writer, revision: draft?.revision ?? 0, takenBy };
    for (const reader of this.readers) reader(told);
  }

  reviewersIn(conversation: string): string[] {
    const reviews = [...(this.conversations.get(conversation)?.reviews.values() ?? [])];
    return reviews.filter((each) => each.state === 'ASKED').flatMap((each) => each.reviewers.map(({ id }) => id));
  }

  private readonly seers = new Set<(employee: string, conversation: string, seq: number) => void>();

  onSeen(seer: (employee: string, conversation: string, seq: number) => void): void {
    this.seers.add(seer);
  }

  seen(employee: string, conversation: string, seq: number): void {
    for (const seer of this.seers) seer(employee, conversation, seq);
  }

  /** Whom notes mention, as the table `mention` has it. */
  readonly mentions: { conversation: string; seq: number; employee: string; seen: boolean }[] = [];

  mentionsOf(conversation: string, employee: string) {
    return this.mentions.filter((each) => each.conversation === conversation && each.employee === employee);
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
      draft: conversation.drafts.get(me),
      secondReply: this.replyingOf(conversation.summary.teamId).secondReply,
      reviewNeeded: this.replyingOf(conversation.summary.teamId).reviewedPeople.includes(me),
      myToken: own ? conversation.token : undefined,
      mayReply: own,
      asOf: this.lastEventId,
    };
  }

  addMessage(conversation: Conversation, said: Said): Message {
    const stored: Message = {
      to: [],
      cc: [],
      bcc: [],
      forward: false,
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
      visibility: 'PRIVATE',
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
          const queued = open.filter((each) => each.teamId === team.id && !each.holder && !each.snooze);
          const oldest = queued.map((each) => each.waitingSince ?? each.lastMessageAt).sort()[0];
          return { teamId: team.id, name: team.name, queued: queued.length, oldestWaitingSince: oldest };
        }),
      mine: open.filter((each) => each.holder?.id === me).length,
      joined: open.filter((each) => each.participants.some((one) => one.id === me)).length,
      snoozed: open.filter((each) => each.snooze).length,
      spam: [...this.conversations.values()].filter((each) => each.summary.spam).length,
      mentioned: [...this.conversations.keys()].filter((id) => this.mentionsOf(id, me).some((each) => !each.seen))
        .length,
      setAside: 2,
      channels: 1,
      asOf: this.lastEventId,
      upTo: this.lastEventId,
    };
  }
}
