import { Api, Refused } from './api';
import { pauseBefore } from './backoff';
import type { EventName, Panel } from './context';
import { languageOf } from './language';
import { Launcher } from './launcher';
import { warn } from './log';
import { type Options, optionsOf } from './options';
import { keyOf, Profiles } from './profile';
import { type Config, configOf } from './protocol';

/** Which panel belongs to this script: put in its place when both are built. */
declare const __PANEL__: string;

/** A minute and a half of trying; then only a new connection is a reason to try again. */
const mostTries = 6;

type Listener = (detail: unknown) => void;
type Later = (parley: Parley) => void;

/** What pages may do with the chat: `window.Parley`. */
interface Parley {
  open(): void;
  close(): void;
  toggle(): void;
  /** A signed token that says who the visitor is. */
  identify(jwt: string): void;
  /** This device is nobody's again: call it when the visitor signs out. */
  forget(): void;
  /** Returns what ends the listening. */
  on(name: EventName, listener: Listener): () => void;
  /** Calls at once; before the chat is loaded, `(window.Parley ??= []).push(…)` waits for it. */
  push(...later: Later[]): void;
}

declare global {
  interface Window {
    Parley?: Parley | Later[];
  }
}

class Chat implements Parley {
  private readonly listeners = new Map<EventName, Set<Listener>>();
  private readonly api: Api;
  private readonly profiles: Profiles;
  private launcher: Launcher | undefined;
  private config: Config | undefined;
  private panel: Panel | undefined;
  private loading: Promise<Panel | undefined> | undefined;
  private tries = 0;
  private opened = false;
  private identity: string | undefined;

  constructor(private readonly options: Options) {
    this.api = new Api(`${options.server}chat/${encodeURIComponent(options.channel)}`);
    this.profiles = new Profiles(keyOf(options.channel));
    this.identity = options.identity;
    this.opened = options.open;
  }

  open(): void {
    if (this.opened && this.panel !== undefined) return;
    this.opened = true;
    void this.present();
  }

  close(): void {
    if (!this.opened) return;
    this.opened = false;
    this.panel?.hide();
    this.launcher?.setOpened(false);
    if (this.panel !== undefined) this.emit('close');
  }

  toggle(): void {
    if (this.opened) this.close();
    else this.open();
  }

  identify(jwt: string): void {
    this.identity = jwt;
    if (this.panel !== undefined) this.panel.identify(jwt);
    else void this.load();
  }

  forget(): void {
    this.identity = undefined;
    if (this.panel !== undefined) this.panel.forget();
    else if (this.profiles.known()) this.on('ready', () => void this.load().then((panel) => panel?.forget()));
  }

  on(name: EventName, listener: Listener): () => void {
    const all = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, all.add(listener));
    if (name === 'ready' && this.launcher !== undefined) listener(undefined);
    return () => all.delete(listener);
  }

  push(...later: Later[]): void {
    for (const call of later) call(this);
  }

  private emit(name: EventName, detail?: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        // The page's own mistake is shown as its own, and ends nothing here.
        reportError(error);
      }
    }
  }

  /** Asks how the channel is set up and draws the button; nothing else is asked, and nothing kept. */
  async begin(tries = 0): Promise<void> {
    try {
      this.config = configOf(await this.api.config());
    } catch (error) {
      if (error instanceof Refused && error.passing && error.code !== 'switched-off' && tries < mostTries) {
        setTimeout(() => void this.begin(tries + 1), Math.max(error.retryAfter, pauseBefore(tries)));
        return;
      }
      // A server that refuses this site cannot say so to it: to the page that looks like a server that is not there.
      addEventListener('online', () => void this.begin(), { once: true });
      return warn(`the chat is not shown: ${error instanceof Refused ? error.detail || error.code : String(error)}`);
    }
    const { color, side, language } = this.config;
    this.launcher = new Launcher(
      color,
      this.options.side ?? side,
      languageOf(this.options.language, document.documentElement.lang, ...navigator.languages, language),
      () => this.toggle(),
      () => void this.load(),
    );
    this.emit('ready');
    if (this.opened) return this.present(false);
    // Somebody who wrote here before is told of answers; that can wait until the page is done.
    if (this.profiles.known() || this.identity !== undefined) whenIdle(() => void this.load());
  }

  private async present(focus = true): Promise<void> {
    const { launcher } = this;
    if (launcher === undefined) return;
    launcher.setBusy(true);
    const panel = await this.load();
    launcher.setBusy(false);
    if (panel === undefined) {
      this.opened = false;
      return;
    }
    if (!this.opened) return;
    launcher.setOpened(true);
    panel.show(focus);
    this.emit('open');
  }

  private load(): Promise<Panel | undefined> {
    if (this.launcher === undefined) return Promise.resolve(undefined);
    this.loading ??= this.fetchPanel().catch((error: unknown) => {
      // Another address, because browsers remember a module that did not come.
      this.loading = undefined;
      this.tries += 1;
      warn(`the panel could not be loaded: ${String(error)}`);
      return undefined;
    });
    return this.loading;
  }

  private async fetchPanel(): Promise<Panel | undefined> {
    const { launcher, config, options } = this;
    if (launcher === undefined || config === undefined) return undefined;
    const again = this.tries === 0 ? '' : `&try=${this.tries}`;
    const address = `${options.server}chat-panel.js?v=${__PANEL__}${again}`;
    const { start } = (await import(/* @vite-ignore */ address)) as typeof import('./panel');
    this.panel = start({
      base: this.api.base,
      channel: options.channel,
      config,
      side: options.side ?? config.side,
      language: launcher.language,
      root: launcher.root,
      identity: this.identity,
      unread: (count) => {
        launcher.setUnread(count);
        this.emit('unread', count);
      },
      emit: (name, detail) => this.emit(name, detail),
      closed: () => {
        this.close();
        launcher.focus();
      },
    });
    return this.panel;
  }
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 4000 });
  else setTimeout(work, 1000);
}

function whenBody(work: () => void): void {
  if (document.body !== null) work();
  else document.addEventListener('DOMContentLoaded', work, { once: true });
}

function begin(): void {
  const current = document.currentScript;
  const script =
    current instanceof HTMLScriptElement
      ? current
      : document.querySelector<HTMLScriptElement>('script[data-channel][src*="/chat.js"]');
  const options = script === null ? undefined : optionsOf(script);
  if (options === undefined) {
    warn('the script tag needs data-channel with the id of the channel');
    return;
  }
  const before = window.Parley;
  // A page that replaces its contents without loading anew may run the tag again.
  if (before !== undefined && !Array.isArray(before)) return;
  const chat = new Chat(options);
  window.Parley = chat;
  if (Array.isArray(before)) chat.push(...before);
  whenBody(() => void chat.begin());
}

begin();
