import * as z from 'zod/mini';
import { natures } from '../api/types';

/**
 * What arrives over the socket and from `/api/events`, checked once here and trusted afterwards. Unknown fields are
 * dropped and unknown types kept: an older page must live with a newer server.
 */
const ref = z.object({ id: z.string(), name: z.string() });

const summary = z.object({
  id: z.string(),
  number: z.number(),
  subject: z.string(),
  snippet: z.string(),
  status: z.enum(['OPEN', 'CLOSED']),
  channel: z.object({ id: z.string(), kind: z.string(), name: z.string() }),
  teamId: z.string(),
  contact: z.object({ id: z.string(), name: z.nullish(z.string()), handle: z.string() }),
  holder: z.nullish(ref),
  claimToken: z.nullish(z.number()),
  participants: z.array(ref),
  lastSeq: z.number(),
  lastMessageAt: z.string(),
  waitingSince: z.nullish(z.string()),
  lastDirection: z.enum(['INBOUND', 'OUTBOUND', 'NOTE']),
  version: z.number(),
  sample: z.boolean(),
  nature: z.enum(natures),
});

const frame = z.object({
  id: z.string().check(z.regex(/^\d+-\d+$/)),
  type: z.string(),
  at: z.nullish(z.string()),
  conversationId: z.nullish(z.string()),
  version: z.nullish(z.number()),
  teamId: z.nullish(z.string()),
  previousTeamId: z.nullish(z.string()),
  employee: z.nullish(ref),
  summary: z.nullish(summary),
  data: z.nullish(z.record(z.string(), z.unknown())),
});

const signal = z.object({
  type: z.enum(['TYPING', 'VIEWING']),
  conversationId: z.string(),
  employee: ref,
  state: z.boolean(),
});

export type Frame = z.infer<typeof frame>;
export type Signal = z.infer<typeof signal>;

export type Parsed =
  | { kind: 'frame'; frame: Frame }
  | { kind: 'signal'; signal: Signal }
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
  const asFrame = frame.safeParse(value);
  if (asFrame.success) return { kind: 'frame', frame: asFrame.data };
  return { kind: 'broken', reason: asFrame.error.message };
}

const eventsAnswer = z.object({
  events: z.array(z.unknown()),
  last: z.nullish(z.string()),
  more: z.nullish(z.boolean()),
});

export interface Events {
  frames: Frame[];
  broken: number;
  /** The last event looked at, also when none of them was for this reader. */
  last: string | undefined;
  more: boolean;
}

export function parseEvents(value: unknown): Events {
  const answer = eventsAnswer.parse(value);
  const parsed = answer.events.map((event) => frame.safeParse(event));
  const frames = parsed.flatMap((each) => (each.success ? [each.data] : []));
  const broken = parsed.length - frames.length;
  return { frames, broken, last: answer.last ?? undefined, more: answer.more ?? false };
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
