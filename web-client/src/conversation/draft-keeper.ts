import { isProblem } from '../api/problem';
import type { Draft } from '../api/types';
import { firstDraft, hasWords, type Kept, type StoredDraft, storedDraftName, typedSince } from './draft';

export type DraftState = 'clean' | 'saving' | 'saved' | 'only-here' | 'conflict' | 'taken';

interface Ports {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** `PUT …/draft`; resolves to the new revision. */
  save: (draft: Kept & { revision: number }) => Promise<{ revision: number }>;
  /** `DELETE …/draft`. */
  remove: () => Promise<unknown>;
  onState: (state: DraftState) => void;
  /** Another window went on with these very words: what it wrote is shown here too. */
  onTheirs: (draft: Draft) => void;
}

const calmMillis = 900;
const longestMillis = 5_000;
const againMillis = 6_000;

/** Loses nothing that was typed: into the browser at once, to the server when the fingers rest. */
export class DraftKeeper {
  private readonly conversation: string;
  private readonly ports: Ports;
  private revision: number;
  private pending: Kept | undefined;
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

  changed(written: Kept): void {
    if (this.done) return;
    this.pending = written;
    const stored: StoredDraft = { ...written, revision: this.revision };
    try {
      this.ports.storage.setItem(storedDraftName(this.conversation), JSON.stringify(stored));
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

  /** Saves what waits, and resolves when the server has it or has refused it. */
  async settle(): Promise<void> {
    await this.saving;
    if (this.pending !== undefined && !this.conflicting && !this.held) await this.save();
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

  /** True when another window saved what this one, which has nothing of its own to save, does not show. */
  isBehind(revision: number): boolean {
    const busy = this.pending !== undefined || this.saving !== undefined;
    return !this.done && !this.held && !this.conflicting && !busy && revision !== this.revision;
  }

  /** This window shows that revision now; 0 when there is no draft any more. */
  follow(revision: number): void {
    this.revision = revision;
    this.ports.storage.removeItem(storedDraftName(this.conversation));
  }

  /** Mine shall stand although the server has a newer one: take its number and save over it. */
  insist(revision: number, written: Kept): void {
    this.conflicting = false;
    this.revision = revision;
    this.pending = written;
    void this.save();
  }

  /** Sent: the server has dropped its draft with it. */
  forget(): void {
    this.stop();
    this.pending = undefined;
    this.ports.storage.removeItem(storedDraftName(this.conversation));
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

  private async put(written: Kept): Promise<void> {
    try {
      const { revision } = await this.ports.save({ ...written, revision: this.revision });
      this.revision = revision;
      if (this.pending === undefined) {
        this.dropStored(written);
        this.ports.onState('saved');
      }
    } catch (error) {
      if (!this.done) this.pending ??= written;
      if (isProblem(error, 'draft-taken')) {
        this.taken(error.body.draft as Draft);
        return;
      }
      if (isProblem(error, 'newer-draft')) {
        if (this.merged(error.body.draft as Draft | undefined)) return;
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

  /** A colleague has the words up to some revision: only what was typed behind them is still mine to save. */
  private taken(left: Draft): void {
    const mine = this.pending;
    if (mine === undefined || this.done) return;
    const rest = typedSince(mine, left.taken?.text ?? '');
    if (rest === undefined) {
      this.conflicting = true;
      this.ports.onState('taken');
      return;
    }
    this.pending = undefined;
    this.follow(left.revision);
    this.ports.onTheirs({ ...left, ...rest });
    this.ports.onState('saved');
    if (hasWords(rest)) this.changed(rest);
  }

  /** The revision that the server has of what is written here, as far as this window knows. */
  get known(): number {
    return this.revision;
  }

  /** One window only wrote on what the other has: nobody needs to choose. */
  private merged(theirs: Draft | undefined): boolean {
    const mine = this.pending;
    if (theirs === undefined || mine === undefined || this.done) return false;
    if (mine.text.startsWith(theirs.text)) {
      this.revision = theirs.revision;
      this.schedule(0);
      return true;
    }
    if (!theirs.text.startsWith(mine.text)) return false;
    this.pending = undefined;
    this.follow(theirs.revision);
    this.ports.onTheirs(theirs);
    this.ports.onState('saved');
    return true;
  }

  /** The server has it: the browser's copy goes, unless somebody wrote on in a composer opened after this one. */
  private dropStored(saved: Kept): void {
    const { text, html, recipients, visibility } = firstDraft(this.conversation, this.ports.storage, null);
    const same = text === saved.text && html === saved.html && visibility === saved.visibility;
    if (same && JSON.stringify(recipients) === JSON.stringify(saved.recipients))
      this.ports.storage.removeItem(storedDraftName(this.conversation));
  }
}
