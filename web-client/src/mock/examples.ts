import type { ConversationDetail, ConversationSummary, EventFrame, Message } from '../api/types';
import type { Frame } from '../live/frame';

/** Small building blocks for tests: a whole value with only what matters said. */
export function summaryOf(change: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id: 'c1',
    number: 7,
    subject: 'Zip broke',
    snippet: 'Hello',
    status: 'OPEN',
    channel: { id: 'ch', kind: 'EMAIL', name: 'hello@acme.example' },
    teamId: 'support',
    contact: { id: 'k', name: 'Fiona', handle: 'fiona@example.org' },
    participants: [],
    followers: [],
    drafting: [],
    lastSeq: 1,
    lastMessageAt: '2026-11-22T08:00:00Z',
    waitingSince: '2026-11-22T08:00:00Z',
    lastDirection: 'INBOUND',
    version: 1,
    sample: false,
    nature: 'PERSONAL',
    priority: 'NORMAL',
    tagIds: [],
    place: Date.parse('2026-11-22T08:00:00Z'),
    visibility: 'PRIVATE',
    ...change,
  };
}

export function messageOf(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    conversationId: 'c1',
    seq,
    direction: 'INBOUND',
    author: { kind: 'CONTACT', name: 'Fiona', handle: 'fiona@example.org' },
    to: [],
    cc: [],
    bcc: [],
    forward: false,
    subject: 'Zip broke',
    text: `text ${seq}`,
    newText: `text ${seq}`,
    quotedText: '',
    signature: '',
    html: '',
    sentAt: '2026-11-22T08:00:00Z',
    receivedAt: '2026-11-22T08:00:00Z',
    nature: 'PERSONAL',
    alsoOn: [],
    hasRaw: true,
    attachments: [],
    visibility: 'PRIVATE',
    ...change,
  };
}

export function detailWith(summary: ConversationSummary, messages: Message[]): ConversationDetail {
  return {
    summary,
    messages,
    draft: null,
    myToken: null,
    mayReply: false,
    secondReply: 'REFUSE',
    reviewNeeded: false,
    asOf: '0-0',
  };
}

let ids = 0;

export function frameOf(summary: ConversationSummary, change: Partial<Frame> = {}): Frame {
  ids += 1;
  const frame: EventFrame = {
    id: `1000-${ids}`,
    type: 'CONVERSATION_CHANGED',
    at: '2026-11-22T08:00:00Z',
    conversationId: summary.id,
    version: summary.version,
    teamId: summary.teamId,
    summary,
    data: {},
  };
  return { ...frame, ...change };
}
