import { isProblem } from '../api/problem';
import type { Draft } from '../api/types';

export interface Written {
  html: string;
  text: string;
}

export type DraftState = 'clean' | 'saving' | 'saved' | 'only-here' | 'conflict';

interface Stored extends Written {
  revision: number;
}

interface Ports {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** `PUT …/draft`; resolves to the new revision. */
  save: (draft: Written & { revision: number }) => Promise<{ revision: number }>;
  /** `DELETE …/draft`. */
  remove: () => Promise<unknown>;
  onState: (state: DraftState) => void;
}

const calmMillis = 900;
const longestMillis = 5_000;
const againMillis = 6_000;

function keyOf(conversation: string): string {
  return `parley.draft.${conversation}`;
}

function hasWords({ text }: { text: string }): boolean {
  return text.trim() !== '';
}

/** True when somebody has begun an answer, here or in another window. */
export function hasDraft(
  conversation: string,
  storage: Pick<Storage, 'getItem'>,
  server: Draft | null | undefined,
): boolean {
  const { text } = firstDraft(conversation, storage, server);
  return hasWords({ text }) || (server?.attachments.length ?? 0) > 0;
}

/** An answer that was taken back is written on where it was; what was begun meanwhile stands below it, once. */
export function withUndone(undone: Draft, begun: Written): Written {
  // What was begun and had reached the server stands below the answer already.
  const known = undone.text === begun.text || undone.text.endsWith(`\n\n${begun.text}`);
  if (!hasWords(begun) || known) return { html: undone.html, text: undone.text };
  const html = undone.html !== '' && begun.html !== '' ? `${undone.html}${begun.html}` : '';
  return { html, text: `${undone.text}\n\n${begun.text}` };
}

/** What was typed here and not yet taken by the server goes before the server's draft. */
export function firstDraft(
  conversation: string,
  storage: Pick<Storage, 'getItem'>,
  server: Draft | null | undefined,
): Written & { revision: number } {
  const revision = server?.revision ?? 0;
  const fallback = { html: server?.html ?? '', text: server?.text ?? '', revision };
  const stored = storage.getItem(keyOf(conversation));
  if (stored === null) return fallback;
  try {
    const local = JSON.parse(stored) as Partial<Stored>;
    if (typeof local.html !== 'string' || typeof local.text !== 'string') return fallback;
    return { html: local.html, text: local.text, revision: Math.max(revision, local.revision ?? 0) };
  } catch {
    // Not ours or cut off: the server's draft is the better one.
    return fallback;
  }
}

/** Loses nothing that was typed: into the browser at once, to the server when the fingers rest. */
export class DraftKeeper {
  private readonly conversation: string;
  private readonly ports: Ports;
  private revision: number;
  private pending: Written | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private oldest = 0;
  private saving: Promise<void> | undefined;
  private done = false;
  /** An answer is on its way: a save that overtakes it, or comes after it, would leave its words behind as a new draft. */
  private held = false;
  /** The server has a newer one: nothing is saved until the writer has chosen. */
  private conflicting = false;

  constructor(conversation: string, revision: number, ports: Ports) {
    this.conversation = conversation;
    this.revision = revision;
    this.ports = ports;
  }

  changed(written: Written): void {
    if (this.done) return;
    this.pending = written;
    const stored: Stored = { ...written, revision: this.revision };
    try {
      this.ports.storage.setItem(keyOf(this.conversation), JSON.stringify(stored));
    } catch {
      // The browser's store is full or forbidden: the server's copy, saved in a moment, is then the only one.
    }
    const now = Date.now();
    if (this.conflicting || this.held) return;
    if (this.timer === undefined) this.oldest = now;
    this.schedule(Math.min(calmMillis, Math.max(0, this.oldest + longestMillis - now)));
  }

  /** Saves now what waits, e.g. when the page goes out of sight. */
  flush(): void {
    if (this.pending !== undefined && !this.conflicting && !this.held) void this.save();
  }

  /** Saves nothing until {@link resume}; resolves when no save is on its way any more. */
  async hold(): Promise<void> {
    this.held = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.saving;
  }

  /** The answer was not sent: its words are kept as before. */
  resume(): void {
    if (!this.held) return;
    this.held = false;
    if (this.pending !== undefined && !this.done && !this.conflicting) this.schedule(calmMillis);
  }

  /** Mine shall stand although the server has a newer one: take its number and save over it. */
  insist(revision: number, written: Written): void {
    this.conflicting = false;
    this.revision = revision;
    this.pending = written;
    void this.save();
  }

  /** Sent: the server has dropped its draft with it. */
  forget(): void {
    this.stop();
    this.pending = undefined;
    this.ports.storage.removeItem(keyOf(this.conversation));
  }

  async discard(): Promise<void> {
    this.forget();
    await this.saving;
    await this.ports.remove();
  }

  /** The composer is closed; what was typed stays for the next time. */
  leave(): void {
    this.flush();
    this.stop();
  }

  private stop(): void {
    this.done = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), millis);
  }

  /** One save at a time; what is written during it is saved after it. */
  private save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const written = this.pending;
    if (written === undefined || this.saving !== undefined) return this.saving ?? Promise.resolve();
    this.pending = undefined;
    this.ports.onState('saving');
    this.saving = this.put(written).finally(() => {
      this.saving = undefined;
      const more = this.pending !== undefined && this.timer === undefined;
      if (more && !this.done && !this.conflicting && !this.held) this.schedule(calmMillis);
    });
    return this.saving;
  }

  private async put(written: Written): Promise<void> {
    try {
      const { revision } = await this.ports.save({ ...written, revision: this.revision });
      this.revision = revision;
      if (this.pending === undefined) {
        this.dropStored(written);
        this.ports.onState('saved');
      }
    } catch (error) {
      if (!this.done) this.pending ??= written;
      if (isProblem(error, 'newer-draft')) {
        this.conflicting = true;
        this.ports.onState('conflict');
        return;
      }
      // Sent or thrown away in another window, but here somebody goes on writing: that is a new draft.
      if (isProblem(error, 'draft-gone')) this.revision = 0;
      this.ports.onState('only-here');
      if (!this.done && !this.held) this.schedule(againMillis);
    }
  }

  /** The server has it: the browser's copy goes, unless somebody wrote on in a composer opened after this one. */
  private dropStored(saved: Written): void {
    const { text, html } = firstDraft(this.conversation, this.ports.storage, null);
    if (text === saved.text && html === saved.html) this.ports.storage.removeItem(keyOf(this.conversation));
  }
}
