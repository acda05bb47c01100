import { ApiProblem, NoAnswer } from '../api/problem';
import type { Message, ReplyRequest } from '../api/types';
import { pauseBefore } from '../live/backoff';

/** Where the answer stands between the writer's click and the server's word. */
export type SendState =
  | { kind: 'ready' }
  | { kind: 'sending' }
  | { kind: 'unanswered' }
  | { kind: 'moved-on'; newMessages: Message[]; lastSeq: number }
  | { kind: 'not-holder' }
  | { kind: 'closed' }
  | { kind: 'refused'; error: unknown };

export interface Attempt {
  key: string;
  request: ReplyRequest;
  /** Files that could not be uploaded yet; with them it has to wait for that. */
  files?: readonly string[];
}

interface Ports {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  post: (request: ReplyRequest, key: string) => Promise<Message>;
  newKey: () => string;
  /** Whether the server is thought to answer. */
  reachable: () => boolean;
  /** Has it wait for the connection, durably; `asked` when it may have reached the server. False where there is no such place. */
  wait: (attempt: Attempt, asked: boolean) => Promise<boolean>;
  onState: (state: SendState) => void;
  onSent: (message: Message) => void;
  onWaiting: () => void;
  /** Calls back after so many milliseconds; returns what cancels it. */
  later: (run: () => void, millis: number) => () => void;
}

/** Every refusal is told apart: each asks something else of the writer. */
export function stateAfter(error: unknown): SendState {
  if (error instanceof NoAnswer) return { kind: 'unanswered' };
  if (!(error instanceof ApiProblem)) return { kind: 'refused', error };
  // A broken answer from the server or a gateway says nothing about whether the reply was stored.
  if (error.status >= 500 || error.status === 408) return { kind: 'unanswered' };
  const { newMessages, lastSeq } = error.body;
  switch (error.code) {
    case 'moved-on':
      return {
        kind: 'moved-on',
        newMessages: Array.isArray(newMessages) ? (newMessages as Message[]) : [],
        lastSeq: typeof lastSeq === 'number' ? lastSeq : 0,
      };
    case 'not-holder':
      return { kind: 'not-holder' };
    case 'closed':
      return { kind: 'closed' };
    default:
      return { kind: 'refused', error };
  }
}

/**
 * Sends one reply, once: its key is kept, also over a reload of the page, until the server has answered it or it waits in
 * the outbox; as long as it has not, the very same request is repeated.
 */
export class Sending {
  private readonly name: string;
  private readonly ports: Ports;
  private attempt: Attempt | undefined;
  private busy = false;
  private asked = false;
  private tries = 0;
  private cancelRetry: () => void = () => undefined;
  private stopped = false;

  constructor(conversation: string, ports: Ports) {
    this.name = `parley.sending.${conversation}`;
    this.ports = ports;
  }

  /** What an earlier page left without an answer is taken up again. */
  restore(): void {
    const stored = this.ports.storage.getItem(this.name);
    if (stored === null || this.attempt !== undefined) return;
    try {
      const attempt = JSON.parse(stored) as Partial<Attempt>;
      if (typeof attempt.key !== 'string' || attempt.request === undefined) return;
      this.attempt = { key: attempt.key, request: attempt.request, files: attempt.files ?? [] };
      this.asked = true;
      void this.go();
    } catch {
      // Cut off while it was written, so it was never sent from here.
      this.ports.storage.removeItem(this.name);
    }
  }

  send(request: ReplyRequest, files: readonly string[] = []): void {
    if (this.busy) return;
    this.attempt ??= { key: this.ports.newKey(), request, files };
    this.ports.storage.setItem(this.name, JSON.stringify(this.attempt));
    this.tries = 0;
    void this.go();
  }

  /** Repeats the unanswered request now. */
  again(): void {
    if (!this.busy && this.attempt !== undefined) void this.go();
  }

  stop(): void {
    this.stopped = true;
    this.cancelRetry();
  }

  private async go(): Promise<void> {
    const attempt = this.attempt;
    if (attempt === undefined) return;
    this.cancelRetry();
    this.busy = true;
    this.ports.onState({ kind: 'sending' });
    try {
      const early = (attempt.files ?? []).length > 0 || !this.ports.reachable();
      if (early && (await this.waits(attempt))) return;
      this.asked = true;
      const message = await this.ports.post(attempt.request, attempt.key);
      this.settle();
      this.ports.onState({ kind: 'ready' });
      this.ports.onSent(message);
    } catch (error) {
      const state = stateAfter(error);
      if (state.kind === 'unanswered' && (await this.waits(attempt))) return;
      this.ports.onState(state);
      if (state.kind !== 'unanswered') this.settle();
      else if (!this.stopped) {
        this.tries += 1;
        this.cancelRetry = this.ports.later(() => this.again(), pauseBefore(this.tries));
      }
    } finally {
      this.busy = false;
    }
  }

  private async waits(attempt: Attempt): Promise<boolean> {
    if (!(await this.ports.wait(attempt, this.asked))) return false;
    this.settle();
    this.ports.onState({ kind: 'ready' });
    this.ports.onWaiting();
    return true;
  }

  private settle(): void {
    this.asked = false;
    this.attempt = undefined;
    this.ports.storage.removeItem(this.name);
  }
}
