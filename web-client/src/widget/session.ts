import { Api } from './api';
import type { Context } from './context';
import { Incoming } from './incoming';
import { Posting } from './posting';
import { keyOf, Profiles } from './profile';
import { Sender } from './sender';
import { first, type State } from './state';
import { Store } from './store';
import { Tabs, type Told } from './tabs';
import { newId, pageAddress } from './visitor';
import { Visitors } from './visitors';
import { type Waiting, type WaitingFile, WaitingShelf } from './waiting';

/** The conversation of this visitor on this device: what is known, what waits, and the ways to the server. */
export class Session {
  readonly store = new Store<State>(first);
  private readonly profiles: Profiles;
  private readonly shelf: WaitingShelf;
  private readonly tabs: Tabs;
  private readonly visitors: Visitors;
  private readonly incoming: Incoming;
  private readonly posting: Posting;
  private readonly sender: Sender;
  private readonly api: Api;
  /** How often this device was forgotten, and how often it had been when the queue was last looked at. */
  private forgotten = 0;
  private listed = 0;
  private lastOrder = 0;

  constructor(private readonly context: Context) {
    const key = keyOf(context.channel);
    this.api = new Api(context.base);
    this.profiles = new Profiles(key);
    this.shelf = new WaitingShelf(key);
    this.tabs = new Tabs(key, (told) => this.hear(told));
    const shared = { context, api: this.api, profiles: this.profiles, store: this.store };
    const changed = () => this.tabs.tell({ kind: 'changed' });
    this.incoming = new Incoming({ ...shared, changed, unknown: (token) => this.unknown(token) });
    this.visitors = new Visitors({
      ...shared,
      alone: (work) => this.tabs.alone(work),
      began: (token) => this.incoming.begin(token),
      introduced: (verified) => this.introduced(verified),
      changed: () => {
        this.store.set({ profile: this.profiles.load() });
        changed();
      },
      dropped: () => {
        this.incoming.stop();
        this.store.set({ profile: this.profiles.load() });
      },
      forget: () => this.forget(),
    });
    this.posting = this.makePosting();
    this.sender = this.makeSender();
  }

  /** Keeps what is still here: who was forgotten meanwhile does not come back. */
  private async keep(item: Waiting): Promise<void> {
    if ((await this.shelf.list()).some((one) => one.id === item.id)) await this.shelf.put(item);
  }

  private makePosting(): Posting {
    return new Posting({
      api: this.api,
      visitor: () => this.visitors.token(),
      unknown: (token) => this.visitors.drop(token),
      keep: (item) => this.keep(item),
      progress: (file, share) => this.showProgress(file, share),
    });
  }

  private makeSender(): Sender {
    return new Sender({
      list: () => {
        this.listed = this.forgotten;
        return this.shelf.list();
      },
      put: (item) => this.keep(item),
      remove: (id) => this.shelf.remove(id),
      // What one person wrote is never sent in the name of the next.
      post: async (item) => (this.listed === this.forgotten ? this.posting.post(item) : { is: 'gone' }),
      sent: (item, at) => {
        const { waiting, sent } = this.store.get();
        if (waiting.some((one) => one.id === item.id)) this.store.set({ sent: [...sent, { item, at }], stuck: false });
      },
      changed: () => this.refresh(true),
      alone: (work) => this.tabs.alone(work),
      paused: (until) => {
        this.store.set({ stuck: true });
        this.tabs.tell({ kind: 'paused', until });
      },
      now: () => Date.now(),
      wait: (millis, then) => {
        const timer = setTimeout(then, millis);
        return () => clearTimeout(timer);
      },
    });
  }

  /** Goes on where the device stopped; asks the server nothing where the visitor never wrote. */
  start(): void {
    const { config, identity } = this.context;
    const profile = this.profiles.load();
    this.store.set({
      online: navigator.onLine,
      profile,
      signIn: config.identity === 'REQUIRED' && !profile.verified,
    });
    const awake = () => {
      this.store.set({ online: navigator.onLine });
      if (!navigator.onLine || !this.profiles.known()) return;
      this.incoming.hurry();
      this.sender.kick(true);
    };
    addEventListener('online', awake);
    addEventListener('offline', awake);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') awake();
    });
    if (this.profiles.known()) {
      void this.refresh(false).then(() => this.sender.kick());
      void this.incoming.resume();
    }
    if (identity !== undefined) void this.identify(identity);
  }

  async say(text: string, files: readonly File[]): Promise<void> {
    this.lastOrder = Math.max(this.lastOrder + 1, Date.now());
    const item: Waiting = {
      id: newId(),
      order: this.lastOrder,
      text,
      files: files.map((file) => this.waitingFile(file)),
      page: pageAddress(),
      saidAt: new Date().toISOString(),
    };
    // From here on the device knows that there is something to come back to.
    this.profiles.change({});
    this.store.set({ waiting: [...this.store.get().waiting, item] });
    await this.shelf.put(item);
    await this.refresh(true);
    this.sender.kick(navigator.onLine);
  }

  private waitingFile(file: File): WaitingFile {
    const { name, type, size } = file;
    return { key: newId(), name: name || 'file', mediaType: type || 'application/octet-stream', size, blob: file };
  }

  async retry(id: string): Promise<void> {
    const item = (await this.shelf.list()).find((one) => one.id === id);
    if (item === undefined) return;
    await this.shelf.put({ ...item, problem: undefined });
    await this.refresh(true);
    this.sender.kick(true);
  }

  async discard(id: string): Promise<void> {
    this.posting.cancel(id);
    await this.shelf.remove(id);
    await this.refresh(true);
  }

  typing(on: boolean): void {
    this.incoming.typing(on);
  }

  loadEarlier(): Promise<void> {
    return this.incoming.loadEarlier();
  }

  seen(): void {
    this.incoming.seen();
  }

  describe(name: string, email: string): Promise<void> {
    return this.visitors.describe(name, email);
  }

  skipMail(): void {
    this.store.set({ profile: this.profiles.change({ mailSkipped: true }) });
  }

  identify(jwt: string): Promise<void> {
    return this.visitors.identify(jwt);
  }

  /** This device is nobody's again, here and at the server. */
  async forget(): Promise<void> {
    const { token } = this.profiles.load();
    const known = this.profiles.known();
    this.forgotten += 1;
    for (const item of this.store.get().waiting) this.posting.cancel(item.id);
    this.profiles.clear();
    this.reset();
    if (known) await this.shelf.clear();
    this.tabs.tell({ kind: 'forgotten' });
    if (token !== '') await this.api.forget(token).catch(() => undefined);
  }

  show(shown: boolean, focused: boolean): void {
    this.store.set({ shown, focused });
    if (!shown) this.typing(false);
  }

  private introduced(verified: boolean): void {
    this.store.set({ signIn: this.context.config.identity === 'REQUIRED' && !verified });
    // It may be the conversation of a visitor who is known from elsewhere.
    this.incoming.stop();
    void this.incoming.resume();
    this.sender.kick(true);
  }

  private unknown(token: string): void {
    this.visitors.drop(token);
    this.sender.kick();
  }

  private reset(): void {
    this.visitors.reset();
    this.incoming.stop();
    const { shown, online } = this.store.get();
    this.store.set({ ...first, shown, online, signIn: this.context.config.identity === 'REQUIRED' });
    this.incoming.tellUnread();
  }

  private showProgress(file: string, share: number | undefined): void {
    const { [file]: _, ...others } = this.store.get().progress;
    this.store.set({ progress: share === undefined ? others : { ...others, [file]: share } });
  }

  /** Another tab of the site did something that this one shows, too. */
  private hear(told: Told): void {
    if (told.kind === 'paused') {
      this.store.set({ stuck: true });
      this.sender.pauseUntil(told.until);
    } else if (told.kind === 'forgotten') {
      this.forgotten += 1;
      this.reset();
    } else this.follow();
  }

  private follow(): void {
    const { token } = this.store.get().profile;
    const profile = this.profiles.load();
    this.store.set({ profile });
    this.incoming.tellUnread();
    if (profile.token !== token) {
      this.incoming.stop();
      void this.incoming.resume();
    }
    void this.refresh(false);
    this.sender.kick();
  }

  private async refresh(tell: boolean): Promise<void> {
    const waiting = await this.shelf.list();
    this.store.set(waiting.length === 0 ? { waiting, stuck: false } : { waiting });
    if (tell) this.tabs.tell({ kind: 'changed' });
  }
}
