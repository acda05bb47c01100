import { pauseBefore } from './backoff';
import type { Waiting } from './waiting';

export type Outcome =
  | { is: 'sent'; at: string }
  | { is: 'later'; after: number }
  | { is: 'refused'; problem: string }
  | { is: 'gone' };

export interface SenderWorld {
  list(): Promise<Waiting[]>;
  put(item: Waiting): Promise<void>;
  remove(id: string): Promise<void>;
  /** Tries one message, once. */
  post(item: Waiting): Promise<Outcome>;
  /** What became of it, to be shown. */
  sent(item: Waiting, at: string): void;
  changed(): Promise<void>;
  /** Only one tab of the site sends at a time. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Other tabs shall wait as long. */
  paused(until: number): void;
  now(): number;
  wait(millis: number, then: () => void): () => void;
}

/** Sends what waits, in the order in which it was written, and tries again until the server has it or refuses it for good. */
export class Sender {
  private running = false;
  private again = false;
  private tries = 0;
  private notBefore = 0;
  private cancel: (() => void) | undefined;

  constructor(private readonly world: SenderWorld) {}

  /** Something waits, or the way may be free again. */
  kick(atOnce = false): void {
    if (atOnce) {
      this.notBefore = 0;
      this.tries = 0;
    }
    this.cancel?.();
    this.cancel = undefined;
    if (this.running) {
      this.again = true;
      return;
    }
    const left = this.notBefore - this.world.now();
    if (left > 0) {
      this.cancel = this.world.wait(left, () => this.kick());
      return;
    }
    void this.run();
  }

  /** Another tab was told to wait. */
  pauseUntil(until: number): void {
    this.notBefore = Math.max(this.notBefore, until);
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      do {
        this.again = false;
        await this.world.alone(() => this.drain());
      } while (this.again && this.notBefore <= this.world.now());
    } catch {
      this.later(0);
    }
    this.running = false;
    if (this.again || this.notBefore > this.world.now()) this.kick();
  }

  private later(after: number): void {
    this.notBefore = this.world.now() + Math.max(after, pauseBefore(this.tries));
    this.tries += 1;
    this.world.paused(this.notBefore);
  }

  private async drain(): Promise<void> {
    while (this.notBefore <= this.world.now()) {
      const item = (await this.world.list()).find((one) => one.problem === undefined);
      if (item === undefined) return;
      const outcome = await this.world.post(item);
      if (outcome.is === 'later') this.later(outcome.after);
      else {
        this.tries = 0;
        if (outcome.is === 'sent') {
          this.world.sent(item, outcome.at);
          await this.world.remove(item.id);
        } else if (outcome.is === 'refused') await this.world.put({ ...item, problem: outcome.problem });
      }
      await this.world.changed();
    }
  }
}
