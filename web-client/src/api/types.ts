/** The shapes of the server's JSON, written by hand after the contract; ids are strings, times ISO-8601 in UTC. */

export type Role = 'EMPLOYEE' | 'AGENT' | 'MANAGER' | 'ADMINISTRATOR';
export type Language = 'en' | 'de' | 'fr' | 'it';
export const natures = ['PERSONAL', 'AUTO_REPLY', 'BOUNCE', 'BULK', 'OWN'] as const;
export type Nature = (typeof natures)[number];
export type Status = 'OPEN' | 'CLOSED';
export type Direction = 'INBOUND' | 'OUTBOUND' | 'NOTE';
export type DeliveryState = 'UNDO' | 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'UNKNOWN' | 'CANCELLED';

export interface Named {
  id: string;
  name: string;
}

export type TeamRef = Named;
export type EmployeeRef = Named;

export interface Address {
  name?: string | null;
  handle: string;
}

export interface Company {
  name: string;
  language: Language;
  timeZone: string;
  undoSeconds?: number;
}

export interface Me {
  id: string;
  email: string;
  name: string;
  role: Role;
  language: Language;
  timeZone: string;
  teams: TeamRef[];
  company: Company;
  /** The version of the server that answered. */
  version: string;
}

export interface AuthState {
  signedIn: boolean;
  needsWelcome: boolean;
  companyName?: string | null;
}

export interface Employee {
  id: string;
  name: string;
  teams: TeamRef[];
  present: boolean;
  email?: string;
  role?: Role;
  active?: boolean;
}

export interface Team extends Named {
  graceSeconds?: number;
}

export interface ConversationSummary {
  id: string;
  number: number;
  subject: string;
  snippet: string;
  status: Status;
  channel: { id: string; kind: string; name: string };
  teamId: string;
  contact: { id: string; name?: string | null; handle: string };
  holder?: EmployeeRef | null;
  /** Present only when the caller holds the conversation. */
  claimToken?: number | null;
  participants: EmployeeRef[];
  lastSeq: number;
  lastMessageAt: string;
  /** Since when the customer waits for an answer; absent when nobody waits. */
  waitingSince?: string | null;
  lastDirection: Direction;
  version: number;
  sample: boolean;
  nature: Nature;
}

export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  inline: boolean;
  contentId?: string | null;
}

export interface Delivery {
  state: DeliveryState;
  /** The end of the undo window, or the time of the next try. */
  until?: string | null;
  attempts: number;
  error?: string | null;
  sentAt?: string | null;
}

export interface Author {
  kind: 'CONTACT' | 'EMPLOYEE' | 'SYSTEM';
  id?: string | null;
  name?: string | null;
  handle?: string | null;
}

export interface Message {
  id: string;
  seq: number;
  direction: Direction;
  author: Author;
  to: Address[];
  cc: Address[];
  subject?: string | null;
  text: string;
  newText?: string | null;
  quotedText?: string | null;
  signature?: string | null;
  html?: string | null;
  sentAt?: string | null;
  receivedAt: string;
  nature: Nature;
  natureDetail?: { failedRecipient?: string | null; diagnosis?: string | null } | null;
  attachments: Attachment[];
  delivery?: Delivery | null;
  clientKey?: string | null;
  forwardedBy?: Address | null;
  alsoOn?: Named[];
  hasRaw?: boolean;
}

export interface DraftAttachment {
  id: string;
  name: string;
  size: number;
  mediaType: string;
}

export interface Draft {
  html: string;
  text: string;
  revision: number;
  attachments: DraftAttachment[];
}

export interface ConversationDetail {
  summary: ConversationSummary;
  messages: Message[];
  draft?: Draft | null;
  myToken?: number | null;
  mayReply: boolean;
  asOf: string;
}

export interface Page<T> {
  items: T[];
  next?: string | null;
  asOf: string;
}

export interface TeamCount {
  teamId: string;
  name: string;
  queued: number;
  oldestWaitingSince?: string | null;
}

export interface QueueCounts {
  teams: TeamCount[];
  mine: number;
  joined: number;
  setAside: number;
}

export interface ClaimAnswer {
  token: number;
  summary: ConversationSummary;
}

export interface ReplyRequest {
  token: number;
  seenSeq: number;
  text: string;
  html?: string;
  to?: Address[];
  cc?: Address[];
  attachmentIds?: string[];
  closeAfter?: boolean;
}
