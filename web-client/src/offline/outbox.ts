import { ApiProblem, NoAnswer } from '../api/problem';
import type { Message } from '../api/types';
import { pauseBefore } from '../live/backoff';
import type { Device, HeldFile, NewWaiting, Waiting } from './store';

export interface OutboxPorts {
  /** Resolves when the server answers and knows who asks; false when it does not know them. */
  greet: () => Promise<boolean>;
  post: (item: Waiting) => Promise<Message>;
  /** Uploads one file to the conversation's draft; resolves to its id there. */
  upload: (file: HeldFile) => Promise<string>;
  /** Runs this while no other window of this browser does. */
  alone: (run: () => Promise<void>) => Promise<void>;
  changed: (items: readonly Waiting[]) => void;
  sent: (sent: { item: Waiting; message: Message }) => void;
  refused: (item: Waiting) => void;
  /** Calls back after so many milliseconds; returns what cancels it. */
  later: (run: () => void, millis: number) => () => void;
}

type Outcome = 'sent' | 'refused' | 'gone' | 'unanswered' | 'signed-out';

/** Whether the server's silence or weakness says nothing about the request. */
function isUnanswered(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  return error instanceof ApiProblem && (error.status >= 500 || error.status === 408 || error.status === 429);
}

/**
 * Holds replies and notes until the server has taken them: durable, in order, each exactly once, by one window at a time.
 * The server's own checks decide; what it refuses stays here with the reason until its words are back with their writer.
 */
export class Outbox {
  private readonly db: Device;
  private readonly ports: OutboxPorts;
  private cancelRetry: () => void = () => undefined;
  private tries = 0;
  private queued = false;
  private stopped = false;

  constructor(db: Device, ports: OutboxPorts) {
    this.db = db;
    this.ports = ports;
  }

  list(): Promise<Waiting[]> {
    return this.db.getAll('outbox');
  }

  async add(item: NewWaiting): Promise<void> {
    const tx = this.db.transaction(['outbox', 'files'], 'readwrite');
    const known = (await tx.objectStore('outbox').getAll()).some(({ key }) => key === item.key);
    // Without its id, which the store gives.
    if (!known) await tx.objectStore('outbox').add({ ...item, at: new Date().toISOString() } as Waiting);
    for (const id of item.files) {
      const file = await tx.objectStore('files').get(id);
      if (file !== undefined) await tx.objectStore('files').put({ ...file, taken: true });
    }
    await tx.done;
    await this.tell();
  }

  /** Takes one out; undefined when it is gone or may have reached the server. */
  async withdraw(id: number): Promise<Waiting | undefined> {
    const tx = this.db.transaction(['outbox', 'files'], 'readwrite');
    const item = await tx.objectStore('outbox').get(id);
    const free = item !== undefined && item.standing.kind !== 'asked';
    if (free) {
      await tx.objectStore('outbox').delete(id);
      for (const name of item.files) {
        const file = await tx.objectStore('files').get(name);
        if (file !== undefined) await tx.objectStore('files').put({ ...file, taken: false });
      }
    }
    await tx.done;
    await this.tell();
    return free ? item : undefined;
  }

  /** Sends what waits, now; calls while one is under way are one. */
  async run(): Promise<void> {
    if (this.queued || this.stopped) return;
    this.queued = true;
    this.cancelRetry();
    await this.ports.alone(async () => {
      this.queued = false;
      await this.sendAll();
    });
  }

  stop(): void {
    this.stopped = true;
    this.cancelRetry();
  }

  private async sendAll(): Promise<void> {
    while (!this.stopped) {
      const item = (await this.list()).find(({ standing }) => standing.kind !== 'refused');
      if (item === undefined) {
        this.tries = 0;
        return;
      }
      const outcome = await this.send(item);
      await this.tell();
      if (outcome === 'signed-out') return;
      if (outcome === 'unanswered') {
        this.tries += 1;
        this.cancelRetry = this.ports.later(() => void this.run(), pauseBefore(this.tries));
        return;
      }
    }
  }

  private async send(item: Waiting): Promise<Outcome> {
    try {
      // Asked first, so that an answer which never left can still be changed by its writer.
      if (!(await this.ports.greet())) return 'signed-out';
      const ready = await this.withFiles(item);
      const asked = ready && (await this.change(ready.id, (known) => ({ ...known, standing: { kind: 'asked' } })));
      if (asked === undefined) return 'gone';
      const message = await this.ports.post(asked);
      await this.drop(asked);
      this.ports.sent({ item: asked, message });
      return 'sent';
    } catch (error) {
      if (isUnanswered(error)) return 'unanswered';
      if (error instanceof ApiProblem && error.status === 401) return 'signed-out';
      await this.refuse(item, error);
      return 'refused';
    }
  }

  /** Uploads what is held, one by one; what was uploaded is noted before the next, for a tab may die. */
  private async withFiles(item: Waiting): Promise<Waiting | undefined> {
    let current: Waiting | undefined = item;
    for (const name of item.files) {
      const file = await this.db.get('files', name);
      const uploaded = file === undefined ? undefined : await this.ports.upload(file);
      current = await this.change(item.id, (known) => ({
        ...known,
        files: known.files.filter((each) => each !== name),
        body:
          uploaded === undefined || known.body.kind === 'note'
            ? known.body
            : {
                ...known.body,
                request: {
                  ...known.body.request,
                  attachmentIds: [...(known.body.request.attachmentIds ?? []), uploaded],
                },
              },
      }));
      if (current === undefined) return undefined;
      await this.db.delete('files', name);
    }
    return current;
  }

  /** Who answers a person who wrote meanwhile must not be overtaken by their next answer: those are refused with it. */
  private async refuse(item: Waiting, error: unknown): Promise<void> {
    const { status, body: problem } = error instanceof ApiProblem ? error : { status: 0, body: {} };
    const behind = ({ id, conversation, body, standing }: Waiting): boolean =>
      item.body.kind === 'reply' &&
      id > item.id &&
      conversation === item.conversation &&
      body.kind === 'reply' &&
      standing.kind === 'waiting';
    for (const each of await this.list()) {
      if (each.id !== item.id && !behind(each)) continue;
      // A problem is JSON, and is kept as such.
      const reason = JSON.parse(JSON.stringify(problem)) as Record<string, unknown>;
      await this.change(each.id, (known) => ({ ...known, standing: { kind: 'refused', status, problem: reason } }));
    }
    const refused = await this.db.get('outbox', item.id);
    if (refused !== undefined) this.ports.refused(refused);
  }

  private async change(id: number, next: (known: Waiting) => Waiting): Promise<Waiting | undefined> {
    const tx = this.db.transaction('outbox', 'readwrite');
    const known = await tx.store.get(id);
    const changed = known === undefined || known.standing.kind === 'refused' ? undefined : next(known);
    if (changed !== undefined) await tx.store.put(changed);
    await tx.done;
    return changed;
  }

  private async drop(item: Waiting): Promise<void> {
    await this.db.delete('outbox', item.id);
  }

  async tell(): Promise<void> {
    this.ports.changed(await this.list());
  }

  async hold(conversation: string, file: File): Promise<HeldFile> {
    const held = { id: crypto.randomUUID(), conversation, name: file.name, size: file.size, blob: file, taken: false };
    await this.db.put('files', held);
    return held;
  }

  async heldFor(conversation: string): Promise<HeldFile[]> {
    const all = await this.db.getAll('files');
    return all.filter((file) => file.conversation === conversation && !file.taken);
  }

  async dropHeld(id: string): Promise<void> {
    await this.db.delete('files', id);
  }
}
