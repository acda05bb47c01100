/** What one tab of the site tells the others. */
export type Told = { kind: 'changed' } | { kind: 'paused'; until: number } | { kind: 'forgotten' };

/** The other tabs of the same site: they share what is stored, and take turns. */
export class Tabs {
  private readonly channel: BroadcastChannel | undefined;

  constructor(
    private readonly name: string,
    hear: (told: Told) => void,
  ) {
    try {
      this.channel = new BroadcastChannel(name);
      this.channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
    } catch {
      // Blocked together with storage: then there is nothing to share either.
    }
  }

  tell(told: Told): void {
    this.channel?.postMessage(told);
  }

  /** While it works, no other tab does. Without locks (a page without https) the server's own check of ids keeps messages single. */
  async alone(work: () => Promise<void>): Promise<void> {
    if (typeof navigator.locks === 'undefined') return work();
    let began = false;
    try {
      await navigator.locks.request(this.name, () => {
        began = true;
        return work();
      });
    } catch (error) {
      if (began) throw error;
      // Forbidden together with storage, as in a sandboxed frame.
      await work();
    }
  }
}
