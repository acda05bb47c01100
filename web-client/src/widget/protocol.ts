/** What the server and the widget tell each other (docs/web-chat.md), read once at the edge and then trusted. */
export type Language = 'en' | 'de' | 'fr' | 'it';
export type Side = 'LEFT' | 'RIGHT';

/** How the channel is set up: the answer to `GET /chat/<channel>`. */
export interface Config {
  name: string;
  title: string;
  greeting: string;
  color: string;
  side: Side;
  privacyUrl: string;
  language: string;
  limits: { text: number; file: number; files: number };
  mail: boolean;
  identity: 'OFF' | 'OPTIONAL' | 'REQUIRED';
  open: boolean;
  opensAt: string;
}

export interface LineFile {
  name: string;
  mediaType: string;
  size: number;
  url: string;
}

/** One message of the conversation. Numbers grow, and are the same on every device. */
export interface Line {
  number: number;
  from: 'VISITOR' | 'COMPANY' | 'BOT';
  /** Of the visitor's lines: what the device that wrote it called it. */
  id: string;
  author: string;
  text: string;
  files: readonly LineFile[];
  at: string;
  by: 'CHAT' | 'MAIL';
}

export type Frame =
  | { type: 'lines'; lines: Line[] }
  | { type: 'ready' }
  | { type: 'beat' }
  | { type: 'typing'; author: string; on: boolean }
  | { type: 'refused'; code: string; detail: string };

type Loose = Record<string, unknown>;

function loose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function count(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}

function oneOf<T extends string>(value: unknown, first: T, ...others: T[]): T {
  return others.find((other) => other === value) ?? first;
}

/** Only addresses that a link may lead to. */
export function webAddress(value: unknown): string {
  const address = text(value);
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : '';
}

export function configOf(value: unknown): Config {
  const raw = loose(value);
  const limits = loose(raw.limits);
  return {
    name: text(raw.name),
    title: text(raw.title),
    greeting: text(raw.greeting),
    color: /^#[0-9a-f]{6}$/i.test(text(raw.color)) ? text(raw.color) : '#2f5bd7',
    side: oneOf(raw.side, 'RIGHT', 'LEFT'),
    privacyUrl: webAddress(raw.privacyUrl),
    language: text(raw.language),
    limits: {
      text: count(limits.text, 4000),
      file: count(limits.file, 10_485_760),
      files: count(limits.files, 5),
    },
    mail: raw.mail === true,
    identity: oneOf(raw.identity, 'OFF', 'OPTIONAL', 'REQUIRED'),
    open: raw.open !== false,
    opensAt: Number.isNaN(Date.parse(text(raw.opensAt))) ? '' : text(raw.opensAt),
  };
}

function fileOf(value: unknown): LineFile {
  const raw = loose(value);
  return {
    name: text(raw.name),
    mediaType: text(raw.mediaType),
    size: count(raw.size, 0),
    url: webAddress(raw.url),
  };
}

/** The lines that can be read; one that has no number says nothing. */
export function linesOf(value: unknown): Line[] {
  if (!Array.isArray(value)) return [];
  return value.map(loose).flatMap((raw): Line[] =>
    Number.isSafeInteger(raw.number)
      ? [
          {
            number: raw.number as number,
            from: oneOf(raw.from, 'COMPANY', 'VISITOR', 'BOT'),
            id: text(raw.id),
            author: text(raw.author),
            text: text(raw.text),
            files: Array.isArray(raw.files) ? raw.files.map(fileOf) : [],
            at: Number.isNaN(Date.parse(text(raw.at))) ? new Date(0).toISOString() : text(raw.at),
            by: oneOf(raw.by, 'CHAT', 'MAIL'),
          },
        ]
      : [],
  );
}

function frameOf(value: unknown): Frame | undefined {
  const raw = loose(value);
  switch (raw.type) {
    case 'lines':
      return { type: 'lines', lines: linesOf(raw.lines) };
    case 'ready':
    case 'beat':
      return { type: raw.type };
    case 'typing':
      return { type: 'typing', author: text(raw.author), on: raw.on === true };
    case 'refused':
      return { type: 'refused', code: text(raw.code), detail: text(raw.detail) };
    default:
      return undefined;
  }
}

/** One message of the WebSocket: documents, each ended by a new line. What a newer server says besides is passed over. */
export function framesOf(message: string): Frame[] {
  return message.split('\n').flatMap((document) => {
    if (document.trim() === '') return [];
    try {
      return frameOf(JSON.parse(document)) ?? [];
    } catch {
      return [];
    }
  });
}
