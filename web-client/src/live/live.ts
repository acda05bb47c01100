import { Client, type IMessage, type StompSubscription } from '@stomp/stompjs';
import type { QueryClient } from '@tanstack/react-query';
import { api, tellSignedOut } from '../api/client';
import { type Filter, nameOfFilter } from '../api/filter';
import { ApiProblem } from '../api/problem';
import type { AuthState, Me } from '../api/types';
import { announce } from './announce';
import { pauseBefore } from './backoff';
import { LiveCache } from './cache';
import { begunFromKept, connection } from './connection';
import { colleagueNews, draftNews } from './drafts';
import { type Events, parseEvents, parseFrame } from './frame';
import { Resume } from './resume';
import { signals, withoutFaded, withSignal } from './signals';
import { everySecond } from './ticker';

const offlineAfter = 12_000;
const presenceEvery = 15;
const silentTooLong = 12_000;
const mostShown = 60;

function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`;
}

async function fetchAfter(after: string): Promise<Events | 'gone'> {
  try {
    return parseEvents(await api.get('/api/events', { after, limit: 500 }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 410) return 'gone';
    throw error;
  }
}

/** One employee's live line to the server: connects, resumes, reconnects, and feeds the cache. */
export class Live {
  readonly cache: LiveCache;
  private readonly resume: Resume;
  private client: Client | undefined;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private brokenSince: number | undefined;
  private lastContact = begunFromKept.get() ?? Date.now();
  private seconds = 0;
  private readonly watched = new Map<string, { count: number; subscription?: StompSubscription }>();
  private readonly teams: Set<string>;
  private readonly shown = new Map<object, readonly Filter[]>();
  private readonly endings: (() => void)[] = [];

  constructor(queryClient: QueryClient, me: Me) {
    this.teams = new Set(me.teams.map((team) => team.id));
    this.cache = new LiveCache(queryClient, me.id);
    this.resume = new Resume({
      fetchAfter,
      deliver: (frame) => {
        this.cache.receive(frame);
        announce(frame, me.id);
      },
      reload: () => this.cache.reloadAll(),
    });
  }

  start(): void {
    const now = (): void => this.connectNow(0);
    const shown = (): void => {
      if (document.visibilityState === 'visible') this.connectNow(silentTooLong);
    };
    const lost = (): void => this.show();
    window.addEventListener('online', now);
    window.addEventListener('offline', lost);
    document.addEventListener('visibilitychange', shown);
    this.endings.push(
      () => window.removeEventListener('online', now),
      () => window.removeEventListener('offline', lost),
      () => document.removeEventListener('visibilitychange', shown),
      everySecond(() => this.tick()),
    );
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    for (const end of this.endings) end();
    this.cache.stop();
    void this.client?.deactivate();
    connection.set({ state: 'connecting' });
  }

  /** Follows one open conversation until the returned function is called. */
  watch(id: string): () => void {
    const entry = this.watched.get(id) ?? { count: 0 };
    entry.count += 1;
    this.watched.set(id, entry);
    if (entry.count === 1 && this.client?.connected) this.subscribeTo(id);
    return () => {
      entry.count -= 1;
      if (entry.count > 0) return;
      this.watched.delete(id);
      if (this.client?.connected) entry.subscription?.unsubscribe();
    };
  }

  /** Follows also the teams that one sees without being a member: managers see all. */
  followTeams(teams: readonly string[]): void {
    const added = teams.filter((team) => !this.teams.has(team));
    if (added.length === 0) return;
    for (const team of added) {
      this.teams.add(team);
      if (this.client?.connected) this.followTeam(this.client, team);
    }
    const from = this.cache.oldestAsOf();
    if (from !== undefined) this.catchUp(from);
  }

  private followTeam(client: Client, team: string): void {
    client.subscribe(`/topic/queues/${team}`, (message) => this.arrived(message));
  }

  /** Has the server tell how these views stand, as one part of the page wants it; none of them any more when empty. */
  showViews(source: object, filters: readonly Filter[]): void {
    if (filters.length === 0) this.shown.delete(source);
    else this.shown.set(source, filters);
    this.tellShown();
  }

  private tellShown(): void {
    const views = new Map([...this.shown.values()].flat().map((filter) => [nameOfFilter(filter), filter]));
    const named = [...views].slice(0, mostShown).map(([name, filter]) => ({ name, filter }));
    this.send('/app/views', { views: named });
  }

  /** Asks for what happened since this event, besides what the socket brings. */
  catchUp(from: string): void {
    const client = this.client;
    if (client?.connected !== true) return;
    this.resume.catchUp(from).catch(() => void client.deactivate({ force: true }));
  }

  /** Tells the others that I look at or type in a conversation; silently not sent while there is no connection. */
  signal(kind: 'typing' | 'viewing', conversation: string, state: boolean): void {
    this.send(`/app/conversations/${conversation}/${kind}`, { state });
  }

  private send(destination: string, body: unknown): void {
    if (!this.client?.connected) return;
    this.client.publish({
      destination,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      skipContentLengthHeader: false,
    });
  }

  /** Back from sleep or from no network: a line that was silent for too long is taken for dead, whatever it says. */
  private connectNow(allowedSilence: number): void {
    const connected = this.client?.connected === true;
    if (connected && Date.now() - this.lastContact <= allowedSilence) return;
    if (!connected && this.retry === undefined) return;
    this.attempt = 0;
    if (this.client !== undefined && connected) this.closed(this.client);
    this.connect();
  }

  private connect(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    if (this.stopped) return;
    const client = new Client({
      brokerURL: socketUrl(),
      reconnectDelay: 0,
      connectionTimeout: 8_000,
      heartbeatIncoming: 10_000,
      heartbeatOutgoing: 10_000,
      discardWebsocketOnCommFailure: true,
    });
    this.client = client;
    client.onConnect = () => this.connected(client);
    client.onHeartbeatReceived = () => {
      this.lastContact = Date.now();
    };
    client.onStompError = () => void client.deactivate({ force: true });
    client.onWebSocketClose = () => this.closed(client);
    client.activate();
  }

  private connected(client: Client): void {
    if (client !== this.client) return;
    this.lastContact = Date.now();
    for (const team of this.teams) this.followTeam(client, team);
    client.subscribe('/user/queue/me', (message) => this.arrived(message));
    client.subscribe('/user/queue/views', (message) => this.arrived(message));
    this.tellShown();
    for (const id of this.watched.keys()) this.subscribeTo(id);
    this.send('/app/presence', {});
    // What this device kept may be days old: it is asked for anew instead of led through all that happened since.
    const kept = begunFromKept.get() !== undefined;
    this.resume.subscribed(kept ? undefined : this.cache.oldestAsOf()).then(
      () => {
        if (client !== this.client || !client.connected) return;
        this.attempt = 0;
        begunFromKept.set(undefined);
        if (this.brokenSince !== undefined) this.cache.reloadViews();
        this.brokenSince = undefined;
        connection.set({ state: 'live' });
      },
      () => void client.deactivate({ force: true }),
    );
  }

  private subscribeTo(id: string): void {
    const entry = this.watched.get(id);
    if (entry === undefined || this.client === undefined) return;
    entry.subscription = this.client.subscribe(`/topic/conversations/${id}`, (message) => this.arrived(message));
  }

  private arrived(message: IMessage): void {
    this.lastContact = Date.now();
    const parsed = parseFrame(message.body);
    switch (parsed.kind) {
      case 'frame':
        this.resume.received(parsed.frame);
        break;
      case 'signal':
        signals.set(withSignal(signals.get(), parsed.signal, Date.now()));
        break;
      case 'view':
        this.cache.receiveView(parsed.view);
        break;
      case 'draft':
        draftNews.set(parsed.news);
        break;
      case 'colleague':
        colleagueNews.set(parsed.news);
        break;
      case 'broken':
        // An event that this page cannot read happened all the same: ask for everything shown.
        this.cache.reloadAll();
        break;
    }
  }

  private closed(client: Client): void {
    if (client !== this.client || this.stopped) return;
    void client.deactivate({ force: true });
    this.resume.broken();
    for (const entry of this.watched.values()) delete entry.subscription;
    this.brokenSince ??= Date.now();
    this.show();
    const pause = pauseBefore(this.attempt);
    this.attempt += 1;
    if (this.attempt > 1) void this.checkSession();
    this.retry = setTimeout(() => this.connect(), pause);
  }

  /** A refused handshake does not say why: maybe the session ended. */
  private async checkSession(): Promise<void> {
    const state = await api.get<AuthState>('/auth/state').catch(() => undefined);
    if (state !== undefined && !state.signedIn && !this.stopped) tellSignedOut();
  }

  private show(): void {
    if (this.brokenSince === undefined && navigator.onLine) return;
    const since = this.brokenSince ?? Date.now();
    const kept = begunFromKept.get() !== undefined;
    const gone = kept || !navigator.onLine || Date.now() - since > offlineAfter;
    const current = connection.get();
    if (gone) {
      if (current.state !== 'offline') connection.set({ state: 'offline', lastUpdate: this.lastContact });
    } else if (current.state !== 'reconnecting') connection.set({ state: 'reconnecting', since });
  }

  private tick(): void {
    this.seconds += 1;
    if (this.brokenSince !== undefined) this.show();
    else if (this.seconds % presenceEvery === 0) this.send('/app/presence', {});
    const now = Date.now();
    signals.set(withoutFaded(signals.get(), now));
  }
}
