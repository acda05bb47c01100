import * as z from 'zod/mini';
import type { ConversationSummary, EmployeeRef, EventFrame, EventsAnswer } from '../api/types';
import type { ColleagueNews, DraftNews } from './drafts';

/**
 * What arrives over the socket and from `/api/events`, checked once here and trusted afterwards. Unknown fields are
 * dropped and unknown types kept: an older page must live with a newer server.
 */

/** A reader for each of the server's fields, also for those that may be left out: a new field must be named here. */
type Fields<T> = { [K in keyof T]-?: z.ZodMiniType<T[K]> };

/** What is read; it compiles only while all that the server may send can be read. */
type Reading<Read, _Server extends Read> = Read;

const ref = z.object({ id: z.string(), name: z.string() } satisfies Fields<EmployeeRef>);

const follower = z.object({
  id: z.string(),
  name: z.string(),
  invited: z.boolean(),
} satisfies Fields<ConversationSummary['followers'][number]>);

const channel = z.object({
  id: z.string(),
  // Nothing here depends on the kind: one that only a newer server knows is kept like an unknown type.
  kind: z.custom<ConversationSummary['channel']['kind']>((kind) => typeof kind === 'string'),
  name: z.string(),
} satisfies Fields<ConversationSummary['channel']>);

const contact = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
} satisfies Fields<ConversationSummary['contact']>);

const snooze = z.object({
  until: z.optional(z.string()),
  by: z.optional(ref),
} satisfies Fields<NonNullable<ConversationSummary['snooze']>>);

const spam = z.object({
  cause: z.enum(['PERSON', 'SENDER', 'DOMAIN', 'CONTENT', 'BLOCKED', 'GUIDELINE']),
  at: z.string(),
  by: z.optional(ref),
  facts: z.record(z.string(), z.string()),
} satisfies Fields<NonNullable<ConversationSummary['spam']>>);

const summary = z.object({
  id: z.string(),
  number: z.number(),
  subject: z.string(),
  snippet: z.string(),
  status: z.enum(['OPEN', 'CLOSED']),
  channel,
  teamId: z.string(),
  contact,
  holder: z.optional(ref),
  claimToken: z.optional(z.number()),
  participants: z.array(ref),
  followers: z.array(follower),
  lastSeq: z.number(),
  lastMessageAt: z.string(),
  waitingSince: z.optional(z.string()),
  lastDirection: z.enum(['INBOUND', 'OUTBOUND', 'NOTE']),
  version: z.number(),
  sample: z.boolean(),
  nature: z.enum(['PERSONAL', 'AUTO_REPLY', 'BOUNCE', 'BULK', 'OWN']),
  priority: z.enum(['LOW', 'NORMAL', 'HIGH', 'URGENT']),
  tagIds: z.array(z.string()),
  place: z.number(),
  snooze: z.optional(snooze),
  offeredUntil: z.optional(z.string()),
  dueAt: z.optional(z.string()),
  satisfaction: z.optional(z.number()),
  drafting: z.array(ref),
  mergedInto: z.optional(z.string()),
  spam: z.optional(spam),
  visibility: z.enum(['PRIVATE', 'FOLLOWERS', 'UNLISTED', 'PUBLIC']),
} satisfies Fields<ConversationSummary>);

const frame = z.object({
  id: z.string().check(z.regex(/^\d+-\d+$/)),
  type: z.string(),
  at: z.optional(z.string()),
  conversationId: z.optional(z.string()),
  version: z.optional(z.number()),
  teamId: z.optional(z.string()),
  previousTeamId: z.optional(z.string()),
  employee: z.optional(ref),
  summary: z.optional(summary),
  data: z.optional(z.record(z.string(), z.string())),
} satisfies Fields<Partial<Omit<EventFrame, 'id' | 'type'>> & { id: string; type: string }>);

const signal = z.object({
  type: z.enum(['TYPING', 'VIEWING']),
  conversationId: z.string(),
  /** Who does it: an employee, or the customer. */
  employee: ref,
  state: z.boolean(),
  customer: z.optional(z.boolean()),
});

const viewFrame = z.object({
  type: z.literal('VIEW'),
  view: z.string(),
  count: z.number(),
  asOf: z.string().check(z.regex(/^\d+-\d+$/)),
  in: z.array(summary),
  out: z.array(z.string()),
  reload: z.boolean(),
});

/** How a view stands that this page shows: how many, who came, who went. */
export type ViewFrame = z.infer<typeof viewFrame>;
const draft = z.object({
  type: z.literal('DRAFT'),
  conversationId: z.string(),
  revision: z.number(),
  takenBy: z.optional(ref),
});

const colleague = z.object({
  type: z.literal('COLLEAGUE_DRAFT'),
  conversationId: z.string(),
  employee: z.string(),
  revision: z.number(),
});

export type Frame = Reading<z.infer<typeof frame>, EventFrame>;
export type Signal = z.infer<typeof signal>;

export type Parsed =
  | { kind: 'frame'; frame: Frame }
  | { kind: 'signal'; signal: Signal }
  | { kind: 'view'; view: ViewFrame }
  | { kind: 'draft'; news: DraftNews }
  | { kind: 'colleague'; news: ColleagueNews }
  | { kind: 'broken'; reason: string };

/** Never throws: what cannot be read is told as broken, and the reader then asks the server anew. */
export function parseFrame(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'broken', reason: String(error) };
  }
  const asSignal = signal.safeParse(value);
  if (asSignal.success) return { kind: 'signal', signal: asSignal.data };
  const asView = viewFrame.safeParse(value);
  if (asView.success) return { kind: 'view', view: asView.data };
  const asDraft = draft.safeParse(value);
  if (asDraft.success) return { kind: 'draft', news: asDraft.data };
  const asColleague = colleague.safeParse(value);
  if (asColleague.success) return { kind: 'colleague', news: asColleague.data };
  const asFrame = frame.safeParse(value);
  if (asFrame.success) return { kind: 'frame', frame: asFrame.data };
  return { kind: 'broken', reason: asFrame.error.message };
}

const eventsAnswer = z.object({
  events: z.array(z.unknown()),
  last: z.string(),
  more: z.boolean(),
} satisfies Record<keyof EventsAnswer, z.ZodMiniType>);

export interface Events {
  frames: Frame[];
  broken: number;
  /** The last event looked at, also when none of them was for this reader. */
  last: string;
  more: boolean;
}

export function parseEvents(value: unknown): Events {
  const { events, last, more } = eventsAnswer.parse(value);
  const parsed = events.map((event) => frame.safeParse(event));
  const frames = parsed.flatMap((each) => (each.success ? [each.data] : []));
  const broken = parsed.length - frames.length;
  return { frames, broken, last, more };
}

/** Orders event ids (`milliseconds-sequence`) as the stream does. */
export function compareIds(a: string, b: string): number {
  const [aMillis = 0, aSeq = 0] = a.split('-').map(Number);
  const [bMillis = 0, bSeq = 0] = b.split('-').map(Number);
  return aMillis - bMillis || aSeq - bSeq;
}

/** The same id, so many milliseconds earlier. */
export function earlier(id: string, millis: number): string {
  const at = Number(id.split('-')[0] ?? 0);
  return `${Math.max(0, at - millis)}-0`;
}
