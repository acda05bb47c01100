import { describe, expect, it, vi } from 'vitest';
import { type Outcome, Sender } from './sender';
import type { Waiting } from './waiting';

function item(id: string, order: number): Waiting {
  return { id, order, text: id, files: [], page: '', saidAt: '2026-11-23T10:00:00Z' };
}

/** A storage that several tabs share, a server that says what it is told to, and a clock that is wound by hand. */
class Site {
  readonly shelf = new Map<string, Waiting>();
  readonly posted: string[] = [];
  readonly timers: { at: number; then: () => void }[] = [];
  outcomes: Outcome[] = [];
  clock = 1_000_000;
  private turn: Promise<void> = Promise.resolve();
  readonly tabs: Sender[] = [];

  tab(): Sender {
    const sender: Sender = new Sender({
      list: async () => [...this.shelf.values()].sort((one, other) => one.order - other.order),
      put: async (one) => void this.shelf.set(one.id, one),
      remove: async (id) => void this.shelf.delete(id),
      post: async ({ id }) => {
        this.posted.push(id);
        await Promise.resolve();
        return this.outcomes.shift() ?? { is: 'sent', at: '' };
      },
      sent: () => undefined,
      changed: async () => undefined,
      alone: (work) => {
        this.turn = this.turn.then(work);
        return this.turn;
      },
      paused: (until) => {
        for (const other of this.tabs) if (other !== sender) other.pauseUntil(until);
      },
      now: () => this.clock,
      wait: (millis, then) => {
        const timer = { at: this.clock + millis, then };
        this.timers.push(timer);
        return () => void this.timers.splice(this.timers.indexOf(timer), 1);
      },
    });
    this.tabs.push(sender);
    return sender;
  }

  write(...ids: string[]): void {
    for (const id of ids) this.shelf.set(id, item(id, this.shelf.size));
  }

  later(millis: number): void {
    this.clock += millis;
    for (const timer of this.timers.splice(0)) timer.then();
  }
}

describe('what waits', () => {
  it('is sent in order, once, also by two tabs', async () => {
    const site = new Site();
    const [first, second] = [site.tab(), site.tab()];
    site.write('a', 'b', 'c');
    first.kick();
    second.kick();
    await vi.waitFor(() => expect(site.shelf.size).toBe(0));
    expect(site.posted).toEqual(['a', 'b', 'c']);
  });

  it('is tried again later, by nobody before that, and nothing overtakes', async () => {
    const site = new Site();
    const [first, second] = [site.tab(), site.tab()];
    site.write('a', 'b');
    site.outcomes = [{ is: 'later', after: 20_000 }];
    first.kick();
    await vi.waitFor(() => expect(site.timers).toHaveLength(1));
    second.kick();
    first.kick();
    site.later(19_000);
    expect(site.posted).toEqual(['a']);
    site.later(2_000);
    await vi.waitFor(() => expect(site.shelf.size).toBe(0));
    expect(site.posted).toEqual(['a', 'a', 'b']);
  });

  it('that is refused stays for its writer, and the next goes', async () => {
    const site = new Site();
    site.write('a', 'b');
    site.outcomes = [{ is: 'refused', problem: 'invalid' }];
    site.tab().kick();
    await vi.waitFor(() => expect(site.shelf.has('b')).toBe(false));
    expect(site.shelf.get('a')?.problem).toBe('invalid');
    expect(site.posted).toEqual(['a', 'b']);
  });

  it('and is written while something is sent, goes, too', async () => {
    const site = new Site();
    const tab = site.tab();
    site.write('a');
    tab.kick();
    site.write('b');
    tab.kick();
    await vi.waitFor(() => expect(site.shelf.size).toBe(0));
    expect(site.posted).toEqual(['a', 'b']);
  });

  it('is tried at once when the connection is back', async () => {
    const site = new Site();
    const tab = site.tab();
    site.write('a');
    site.outcomes = [{ is: 'later', after: 60_000 }];
    tab.kick();
    await vi.waitFor(() => expect(site.timers).toHaveLength(1));
    tab.kick(true);
    await vi.waitFor(() => expect(site.shelf.size).toBe(0));
  });
});
