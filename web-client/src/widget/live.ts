import { pauseBefore } from './backoff';
import { type Frame, framesOf, type Line } from './protocol';

export type Connection = 'off' | 'connecting' | 'live' | 'polling';

export interface LiveWorld {
  /** Up to which number everything is here. */
  cursor(): number;
  lines(lines: Line[]): void;
  typing(author: string, on: boolean): void;
  refused(code: string, detail: string): void;
  state(connection: Connection): void;
  /** Asks once for what came after the cursor, where no WebSocket opens. */
  poll(): Promise<void>;
  /** Whether somebody looks at the panel: then it is asked more often. */
  watched(): boolean;
}

const silence = 60_000;
const beat = 25_000;
const triesBeforePolling = 3;
/** While polling, the socket is tried again after so many times. */
const pollsPerTry = 10;

/** The line to the server: a WebSocket that comes back by itself, or questions every few seconds where none opens. */
export class Live {
  private socket: WebSocket | undefined;
  private token = '';
  private failures = 0;
  private polls = 0;
  private heardAt = 0;
  private connection: Connection = 'off';
  private next: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;
  private saidTyping = 0;

  constructor(
    private readonly url: string,
    private readonly world: LiveWorld,
  ) {
    const wake = () => this.wake();
    addEventListener('online', wake);
    addEventListener('offline', () => this.drop());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') wake();
    });
    // A page that is put aside may come back without being loaded again; an open socket would keep it from being put aside.
    addEventListener('pagehide', () => this.drop());
    window.addEventListener('pageshow', (event: PageTransitionEvent) => {
      if (event.persisted) wake();
    });
  }

  start(token: string): void {
    if (this.token === token && this.connection !== 'off') return;
    this.stop();
    this.token = token;
    this.failures = 0;
    this.connect();
  }

  stop(): void {
    this.token = '';
    this.drop();
    clearTimeout(this.next);
    this.say('off');
  }

  /** At most every 3 seconds, unless it ends. */
  tellTyping(on: boolean): void {
    const now = Date.now();
    if (on && now - this.saidTyping < 3000) return;
    if (!on && this.saidTyping === 0) return;
    this.saidTyping = on ? now : 0;
    this.send({ type: 'typing', on });
  }

  private send(frame: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private say(connection: Connection): void {
    if (this.connection === connection) return;
    this.connection = connection;
    this.world.state(connection);
  }

  private wake(): void {
    if (this.token === '') return;
    if (this.connection === 'live' && Date.now() - this.heardAt < silence / 2) return;
    this.failures = this.connection === 'polling' ? triesBeforePolling - 1 : 0;
    this.drop();
    this.connect();
  }

  private drop(): void {
    clearInterval(this.watch);
    const socket = this.socket;
    this.socket = undefined;
    if (socket === undefined) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.onopen = null;
    socket.close();
    this.say('connecting');
  }

  private connect(): void {
    clearTimeout(this.next);
    if (this.connection !== 'polling') this.say('connecting');
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.url);
    } catch {
      this.broken();
      return;
    }
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    this.heardAt = Date.now();
    let sent = Date.now();
    this.watch = setInterval(() => {
      const now = Date.now();
      if (now - this.heardAt > silence) this.broken();
      else if (now - sent >= beat) {
        sent = now;
        this.send({ type: 'beat' });
      }
    }, 5000);
    socket.onopen = () => this.send({ type: 'hello', token: this.token, after: this.world.cursor() });
    socket.onclose = () => this.broken();
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
      this.heardAt = Date.now();
      const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
      for (const frame of framesOf(text)) this.hear(frame);
    };
  }

  private hear(frame: Frame): void {
    switch (frame.type) {
      case 'lines':
        this.world.lines(frame.lines);
        break;
      case 'typing':
        this.world.typing(frame.author, frame.on);
        break;
      case 'ready':
        this.failures = 0;
        this.say('live');
        break;
      case 'refused':
        this.stop();
        this.world.refused(frame.code, frame.detail);
        break;
      case 'beat':
    }
  }

  /** The line broke or did not come about: once more, later; by questions when it never comes about. */
  private broken(): void {
    if (this.token === '') return;
    this.drop();
    this.failures += 1;
    if (this.failures >= triesBeforePolling && navigator.onLine) {
      this.say('polling');
      this.polls = 0;
      void this.ask();
      return;
    }
    this.say('connecting');
    this.next = setTimeout(() => this.connect(), pauseBefore(this.failures - 1));
  }

  private async ask(): Promise<void> {
    clearTimeout(this.next);
    const token = this.token;
    await this.world.poll().catch(() => undefined);
    if (this.token !== token || token === '' || this.connection !== 'polling') return;
    this.polls += 1;
    const again = this.polls >= pollsPerTry ? () => this.connect() : () => void this.ask();
    this.next = setTimeout(again, this.world.watched() ? 10_000 : 60_000);
  }
}
