import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';

/** The channel that the mock's chat is: `/chat-preview.html?channel=…` shows it. */
export const chatChannel = '0198a000-0000-7000-8000-00000000c008';

interface MockLine {
  number: number;
  from: 'VISITOR' | 'COMPANY' | 'BOT';
  id: string;
  author: string;
  text: string;
  files: object[];
  at: string;
  by: 'CHAT' | 'MAIL';
}

interface MockVisitor {
  token: string;
  name: string;
  email: string;
  verified: boolean;
  subject: string;
  lines: MockLine[];
  read: number;
  sockets: Set<WebSocket>;
}

interface Stored {
  id: string;
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/** What a test asks of the mock: to say something, to fail, to break lines. */
interface Order {
  say?: { text: string; author?: string; by?: 'CHAT' | 'MAIL'; times?: number };
  typing?: boolean;
  fail?: number;
  cut?: boolean;
  config?: object;
}

const config = {
  name: 'Alpenblick Outdoor',
  title: 'Alpenblick',
  greeting: 'Hello! What can we do for you?',
  color: '#1f6f54',
  side: 'RIGHT',
  privacyUrl: 'https://alpenblick.example/privacy',
  language: 'en',
  limits: { text: 4000, file: 10_485_760, files: 5 },
  mail: true,
  identity: 'OPTIONAL',
  open: true,
  opensAt: null as string | null,
};

function subjectOf(jwt: string): string | undefined {
  try {
    const { sub } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as { sub?: string };
    return jwt.endsWith('.good') ? sub : undefined;
  } catch {
    return undefined;
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The public side of a web chat channel, in memory: every device is a visitor, and a colleague answers if there is life. */
export class MockChat {
  private readonly visitors = new Map<string, MockVisitor>();
  private readonly files = new Map<string, Stored>();
  private count = 0;
  private failing = 0;
  private setUp: typeof config = config;
  /** Everything that was asked, for tests that count. */
  readonly asked: string[] = [];

  constructor(private readonly life: boolean) {}

  /** True where the request was one of a chat's. */
  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const path = /^\/chat\/([^/]+)(\/[^?]*)?$/.exec(url.pathname);
    if (path === null) return false;
    const origin = request.headers.origin;
    if (origin !== undefined) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
      response.setHeader('access-control-allow-headers', 'authorization, content-type');
      response.setHeader('access-control-expose-headers', 'retry-after');
      response.setHeader('access-control-max-age', '600');
      response.setHeader('vary', 'origin');
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return true;
    }
    const body = await bytesOf(request);
    this.asked.push(`${request.method} ${path[2] ?? ''}`);
    if (path[1] !== chatChannel) this.refuse(response, 404, 'not-found', 'There is no such channel.');
    else if (this.failing > 0 && request.method !== 'GET')
      this.refuse(response, this.failing, 'unavailable', 'Try again later.');
    else this.answer(request, response, url, path[2] ?? '', body);
    return true;
  }

  private refuse(response: ServerResponse, status: number, code: string, detail: string): true {
    return this.json(response, status, { title: detail, status, code, detail });
  }

  private json(response: ServerResponse, status: number, body: object): true {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
    return true;
  }

  private answer(request: IncomingMessage, response: ServerResponse, url: URL, path: string, body: Buffer): true {
    const file = this.files.get(/^\/files\/(.+)$/.exec(path)?.[1] ?? '');
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file.mediaType, 'cross-origin-resource-policy': 'cross-origin' });
      response.end(file.bytes);
      return true;
    }
    if (path === '') return this.json(response, 200, this.setUp);
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const visitor = this.visitors.get(token);
    if (path === '/visitors') return this.visit(response, visitor, JSON.parse(body.toString('utf8')));
    if (visitor === undefined)
      return this.refuse(response, 401, 'visitor-unknown', 'This device is not known any more.');
    switch (`${request.method} ${path}`) {
      case 'POST /messages':
        return this.say(response, visitor, JSON.parse(body.toString('utf8')), url);
      case 'POST /files': {
        const id = `f${this.files.size + 1}`;
        const name = url.searchParams.get('name') ?? 'file';
        const mediaType = request.headers['content-type'] ?? 'application/octet-stream';
        this.files.set(id, { id, name, mediaType, bytes: body });
        return this.json(response, 201, { id, name, mediaType, size: body.length });
      }
      case 'GET /lines':
        return this.json(response, 200, this.page(visitor, url.searchParams));
      case 'POST /read':
        visitor.read = (JSON.parse(body.toString('utf8')) as { upTo: number }).upTo;
        response.writeHead(204).end();
        return true;
      case 'PUT /visitor':
        Object.assign(visitor, JSON.parse(body.toString('utf8')));
        return this.json(response, 200, { name: visitor.name, email: visitor.email, verified: visitor.verified });
      case 'DELETE /visitor':
        this.visitors.delete(token);
        for (const socket of visitor.sockets) socket.close();
        response.writeHead(204).end();
        return true;
      default:
        return this.refuse(response, 404, 'not-found', 'There is nothing here.');
    }
  }

  private page(visitor: MockVisitor, query: URLSearchParams): object {
    const before = query.get('before');
    const found = visitor.lines.filter((line) =>
      before === null ? line.number > Number(query.get('after')) : line.number < Number(before),
    );
    const lines = before === null ? found.slice(0, 100) : found.slice(-100);
    return { lines, more: lines.length < found.length };
  }

  private visit(response: ServerResponse, known: MockVisitor | undefined, body: { identity?: string | null }): true {
    const subject = body.identity ? subjectOf(body.identity) : '';
    if (subject === undefined)
      return this.refuse(response, 401, 'identity-refused', 'The signature is not that of the secret.');
    const same = subject === '' ? undefined : [...this.visitors.values()].find((one) => one.subject === subject);
    const visitor: MockVisitor = known ??
      same ?? {
        token: `token-${this.visitors.size + 1}-${Math.random().toString(36).slice(2)}`,
        name: '',
        email: '',
        verified: false,
        subject: '',
        lines: [],
        read: 0,
        sockets: new Set(),
      };
    if (subject !== '') Object.assign(visitor, { subject, verified: true, name: subject });
    this.visitors.set(visitor.token, visitor);
    const { token, name, email, verified } = visitor;
    return this.json(response, 200, { token, name, email, verified });
  }

  private say(
    response: ServerResponse,
    visitor: MockVisitor,
    said: { id: string; text: string; files?: string[] },
    url: URL,
  ): true {
    const { id, text } = said;
    const known = visitor.lines.find((line) => line.id === id);
    if (known !== undefined) return this.json(response, 202, { number: known.number, at: known.at });
    if (text.includes('refuse this')) return this.refuse(response, 422, 'invalid', 'This cannot be accepted.');
    const files = (said.files ?? []).flatMap((each) => {
      const file = this.files.get(each);
      if (file === undefined) return [];
      const { name, mediaType, bytes } = file;
      return [{ name, mediaType, size: bytes.length, url: `${url.origin}/chat/${chatChannel}/files/${each}` }];
    });
    const line = this.add(visitor, { from: 'VISITOR', id, author: '', text, files, by: 'CHAT' });
    this.json(response, 202, { number: line.number, at: line.at });
    if (!this.life) return true;
    setTimeout(() => this.tell(visitor, { type: 'typing', author: 'Anna', on: true }), 800);
    setTimeout(() => this.fromCompany(visitor, { text: 'Thank you. I am looking into it.' }), 3000);
    return true;
  }

  private add(visitor: MockVisitor, line: Omit<MockLine, 'number' | 'at'>): MockLine {
    this.count += 2;
    const added: MockLine = { ...line, number: this.count, at: new Date().toISOString() };
    visitor.lines.push(added);
    this.tell(visitor, { type: 'lines', lines: [added] });
    return added;
  }

  private fromCompany(visitor: MockVisitor, { text, author = 'Anna', by = 'CHAT' }: NonNullable<Order['say']>): void {
    this.add(visitor, { from: 'COMPANY', id: '', author, text, files: [], by });
  }

  private tell(visitor: MockVisitor, ...frames: object[]): void {
    const bytes = Buffer.from(frames.map((frame) => `${JSON.stringify(frame)}\n`).join(''), 'utf8');
    for (const socket of visitor.sockets) if (socket.readyState === socket.OPEN) socket.send(bytes);
  }

  accept(socket: WebSocket): void {
    socket.once('message', (data) => {
      const { token = '', after = 0 } = JSON.parse(data.toString()) as { token?: string; after?: number };
      const visitor = this.visitors.get(token);
      if (visitor === undefined) {
        socket.send(Buffer.from('{"type":"refused","code":"visitor-unknown","detail":"Not known."}\n'));
        socket.close();
        return;
      }
      const missed = visitor.lines.filter((line) => line.number > after);
      const frames = [...(missed.length > 0 ? [{ type: 'lines', lines: missed }] : []), { type: 'ready' }];
      socket.send(Buffer.from(frames.map((frame) => `${JSON.stringify(frame)}\n`).join(''), 'utf8'));
      visitor.sockets.add(socket);
      socket.on('close', () => visitor.sockets.delete(socket));
    });
  }

  /** What a test wants to happen; answers what the mock has. */
  order({ say, typing, fail, cut, config: other }: Order): object {
    if (fail !== undefined) this.failing = fail;
    if (other !== undefined) this.setUp = { ...this.setUp, ...other };
    for (const visitor of this.visitors.values()) {
      if (cut === true) for (const socket of visitor.sockets) socket.terminate();
      if (typing !== undefined) this.tell(visitor, { type: 'typing', author: 'Anna', on: typing });
      for (let time = 0; say !== undefined && time < (say.times ?? 1); time += 1)
        this.fromCompany(visitor, say.times === undefined ? say : { ...say, text: `${say.text} ${time + 1}` });
    }
    return {
      asked: this.asked,
      visitors: [...this.visitors.values()].map(({ sockets, ...visitor }) => ({ ...visitor, sockets: sockets.size })),
    };
  }
}
