import { compareIds, type Events, earlier, type Frame } from './frame';

/** The events that came twice within this time are known; a resume asks for them again, for topics may overtake each other. */
const overlapMillis = 2_000;
const remembered = 2_000;

interface Ports {
  /** `GET /api/events?after=`; resolves to `gone` when the stream no longer holds what came after. */
  fetchAfter: (id: string) => Promise<Events | 'gone'>;
  /** Each new event once, those of one catch-up in the stream's order. */
  deliver: (frame: Frame) => void;
  /** Everything shown may be old: ask for all of it again. */
  reload: () => void;
}

type Phase = 'waiting' | 'catching-up' | 'live';

/**
 * Makes a broken stream whole: while catching up, frames from the socket wait in a buffer; what happened meanwhile is
 * asked by event id, delivered in order, and nothing is delivered twice.
 */
export class Resume {
  private readonly ports: Ports;
  private readonly seen = new Set<string>();
  private buffer: Frame[] = [];
  private phase: Phase = 'waiting';
  private attempt = 0;
  private lastId: string | undefined;

  constructor(ports: Ports) {
    this.ports = ports;
  }

  get last(): string | undefined {
    return this.lastId;
  }

  /** The socket is gone: what comes next must be caught up first. */
  broken(): void {
    this.attempt += 1;
    this.phase = 'waiting';
    this.buffer = [];
  }

  /**
   * Subscriptions stand again. `from` is the oldest event id that what is shown is at least as new as; nothing shown
   * yet means nothing to catch up. Rejects when the server does not answer: the caller then breaks and reconnects.
   */
  async subscribed(from: string | undefined): Promise<void> {
    await this.catchUp(this.lastId === undefined ? from : earlier(this.lastId, overlapMillis));
  }

  /** Asks for all that came after this event, while what comes meanwhile waits. */
  async catchUp(from: string | undefined): Promise<void> {
    this.attempt += 1;
    const attempt = this.attempt;
    this.phase = 'catching-up';
    let after = from;
    while (after !== undefined) {
      const events = await this.ports.fetchAfter(after);
      if (attempt !== this.attempt) return;
      if (events === 'gone') {
        this.lastId = undefined;
        this.ports.reload();
        break;
      }
      for (const frame of events.frames.toSorted((a, b) => compareIds(a.id, b.id))) this.pass(frame);
      if (events.broken > 0) this.ports.reload();
      const { last } = events;
      const moved = compareIds(last, after) > 0;
      if (moved && (this.lastId === undefined || compareIds(last, this.lastId) > 0)) this.lastId = last;
      after = moved && events.more ? last : undefined;
    }
    this.phase = 'live';
    const waiting = this.buffer.toSorted((a, b) => compareIds(a.id, b.id));
    this.buffer = [];
    for (const frame of waiting) this.pass(frame);
  }

  /** One event from the socket. */
  received(frame: Frame): void {
    if (this.phase === 'live') this.pass(frame);
    else this.buffer.push(frame);
  }

  private pass(frame: Frame): void {
    // The own copy of an event carries the claim token and must not count as a repeat of the public one.
    const mark = frame.summary?.claimToken === undefined ? frame.id : `${frame.id} own`;
    if (this.seen.has(mark)) return;
    this.seen.add(mark);
    if (this.seen.size > remembered) {
      for (const old of [...this.seen].slice(0, remembered / 2)) this.seen.delete(old);
    }
    if (this.lastId === undefined || compareIds(frame.id, this.lastId) > 0) this.lastId = frame.id;
    this.ports.deliver(frame);
  }
}
