import { type Api, Refused } from './api';
import { pauseBefore } from './backoff';
import type { Context } from './context';
import { nothing, unreadOf, withLines } from './lines';
import { Live } from './live';
import { warn } from './log';
import type { Profiles } from './profile';
import type { Line } from './protocol';
import type { State } from './state';
import type { Store } from './store';

/** Higher than any number of a line: what is before it are the newest lines. */
const end = Number.MAX_SAFE_INTEGER;
const typingLasts = 6000;
const offLasts = 120_000;

export interface IncomingWorld {
  context: Context;
  api: Api;
  profiles: Profiles;
  store: Store<State>;
  /** The server does not know this device any more. */
  unknown(token: string): void;
  /** Something that other tabs show, too, has changed. */
  changed(): void;
}

/** What comes from the server: the newest lines, older ones on request, and everything after them as it comes. */
export class Incoming {
  private readonly live: Live;
  private toldRead = 0;
  private failures = 0;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly world: IncomingWorld) {
    const { context, store } = world;
    this.live = new Live(`${context.base.replace(/^http/, 'ws')}/live`, {
      cursor: () => store.get().known.cursor,
      lines: (lines) => this.take(lines),
      typing: (author, on) => this.showTyping(on ? author : undefined),
      refused: (code, detail) => this.refused(code, detail),
      state: (connection) => {
        store.set({ connection });
        if (connection === 'live') void this.tellRead();
      },
      poll: () => this.catchUp(),
      watched: () => store.get().shown,
    });
  }

  /** The visitor began just now: there is nothing before what comes. */
  begin(token: string): void {
    this.live.start(token);
  }

  /** The newest lines, then the line to the server from there on. */
  async resume(): Promise<void> {
    const { api, profiles, store } = this.world;
    const { token } = profiles.load();
    clearTimeout(this.again);
    if (token === '') return;
    store.set({ loading: true });
    try {
      const { lines, more } = await api.lines(token, `before=${end}`);
      if (profiles.load().token !== token) return;
      this.failures = 0;
      // What came while this was asked for stays.
      store.set({ known: withLines(store.get().known, lines), earlier: more ? 'more' : 'none', loading: false });
      this.tellUnread();
      this.live.start(token);
    } catch (error) {
      store.set({ loading: false });
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'visitor-unknown') this.world.unknown(token);
      else if (error.passing) {
        store.set({ connection: 'connecting' });
        this.later(Math.max(error.retryAfter, pauseBefore(this.failures)));
        this.failures += 1;
      }
    }
  }

  /** The way may be free again: a try that waits is made now. */
  hurry(): void {
    const { connection } = this.world.store.get();
    if (this.failures > 0 && connection === 'connecting') void this.resume();
  }

  private later(millis: number): void {
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.resume(), millis);
  }

  stop(): void {
    clearTimeout(this.again);
    this.live.stop();
    this.toldRead = 0;
    this.failures = 0;
    this.world.store.set({ known: nothing, earlier: 'none', typing: undefined, loading: false });
  }

  typing(on: boolean): void {
    this.live.tellTyping(on);
  }

  async loadEarlier(): Promise<void> {
    const { api, store } = this.world;
    const { earlier, known, profile } = store.get();
    const oldest = known.lines[0];
    if (earlier !== 'more' || oldest === undefined) return;
    store.set({ earlier: 'loading' });
    try {
      const { lines, more } = await api.lines(profile.token, `before=${oldest.number}`);
      if (store.get().profile.token !== profile.token) return;
      store.set({
        known: withLines(store.get().known, lines),
        earlier: more && lines.length > 0 ? 'more' : 'none',
      });
    } catch {
      store.set({ earlier: 'more' });
    }
  }

  /** Everything that is here has been seen. */
  seen(): void {
    const { profiles, store } = this.world;
    const { known, profile } = store.get();
    if (known.cursor <= profile.read) return;
    store.set({ profile: profiles.change({ read: known.cursor }) });
    this.tellUnread();
    this.world.changed();
    void this.tellRead();
  }

  private async tellRead(): Promise<void> {
    const { token, read } = this.world.store.get().profile;
    if (token === '' || read <= this.toldRead) return;
    const before = this.toldRead;
    this.toldRead = read;
    await this.world.api.read(token, read).catch(() => {
      this.toldRead = before;
    });
  }

  private async catchUp(): Promise<void> {
    const { api, profiles, store } = this.world;
    const { token } = profiles.load();
    for (let more = token !== ''; more; ) {
      const answer = await api.lines(token, `after=${store.get().known.cursor}`);
      if (profiles.load().token !== token) return;
      this.take(answer.lines);
      more = answer.more && answer.lines.length > 0;
    }
  }

  private take(lines: Line[]): void {
    const { context, store } = this.world;
    const { known, sent } = store.get();
    const next = withLines(known, lines);
    if (next === known) return;
    const before = new Set(known.lines.map((line) => line.number));
    const fresh = next.lines.filter((line) => line.from !== 'VISITOR' && !before.has(line.number));
    const confirmed = new Set(next.lines.map((line) => line.id));
    store.set({ known: next, sent: sent.filter(({ item }) => !confirmed.has(item.id)) });
    if (fresh.length > 0) this.showTyping(undefined);
    for (const { from, author, text, at } of fresh) context.emit('message', { from, author, text, at });
    this.tellUnread();
  }

  private refused(code: string, detail: string): void {
    if (code === 'visitor-unknown') this.world.unknown(this.world.profiles.load().token);
    else warn(`${code}: ${detail}`);
    if (code === 'switched-off') this.later(offLasts);
  }

  private showTyping(typing: string | undefined): void {
    clearTimeout(this.typingEnds);
    const { store } = this.world;
    store.set({ typing });
    if (typing !== undefined) this.typingEnds = setTimeout(() => store.set({ typing: undefined }), typingLasts);
  }

  tellUnread(): void {
    const { known, profile } = this.world.store.get();
    this.world.context.unread(unreadOf(known, profile.read));
  }
}
