import { type Api, Refused } from './api';
import type { Outcome } from './sender';
import type { Waiting, WaitingFile } from './waiting';

export interface PostingWorld {
  api: Api;
  /** The token, or a new visitor's. */
  visitor(): Promise<string>;
  /** The server does not know this token any more. */
  unknown(token: string): void;
  /** Keeps what was uploaded, so that a later try does not do it again. */
  keep(item: Waiting): Promise<void>;
  progress(file: string, share: number | undefined): void;
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof Refused)) return { is: 'later', after: 0 };
  if (error.code === 'cancelled') return { is: 'gone' };
  if (error.passing) return { is: 'later', after: error.retryAfter };
  if (error.status === 404) return { is: 'refused', problem: 'switched-off' };
  return { is: 'refused', problem: error.status === 413 ? 'too-large' : error.code };
}

/** Brings one message to the server: its files first, then its words. */
export class Posting {
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly world: PostingWorld) {}

  /** Ends what is on its way for this message. */
  cancel(id: string): void {
    this.running.get(id)?.abort();
  }

  async post(item: Waiting): Promise<Outcome> {
    const controller = new AbortController();
    this.running.set(item.id, controller);
    try {
      return await this.trying(item, controller.signal);
    } catch (error) {
      return outcomeOf(error);
    } finally {
      this.running.delete(item.id);
      for (const file of item.files) this.world.progress(file.key, undefined);
    }
  }

  private async trying(item: Waiting, signal: AbortSignal): Promise<Outcome> {
    const token = await this.world.visitor();
    try {
      return await this.with(token, item, signal);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'visitor-unknown') throw error;
      this.world.unknown(token);
    }
    // The files belonged to a visitor that is no more.
    const anew = { ...item, files: item.files.map((file) => ({ ...file, id: undefined })) };
    return this.with(await this.world.visitor(), anew, signal);
  }

  private async with(token: string, item: Waiting, signal: AbortSignal): Promise<Outcome> {
    let files: readonly WaitingFile[] = item.files;
    for (const file of item.files) {
      if (file.id !== undefined) continue;
      const { blob } = file;
      if (blob === undefined) return { is: 'refused', problem: 'file-lost' };
      this.world.progress(file.key, 0);
      const { id } = await this.world.api.upload(
        token,
        { ...file, blob },
        // Not whole before the server has said so.
        (share) => this.world.progress(file.key, Math.min(share, 0.99)),
        signal,
      );
      this.world.progress(file.key, 1);
      files = files.map((one) => (one.key === file.key ? { ...one, id } : one));
      await this.world.keep({ ...item, files: [...files] });
    }
    if (signal.aborted) return { is: 'gone' };
    const { id, text, page, saidAt } = item;
    const { at } = await this.world.api.say(token, {
      id,
      text,
      files: files.map((file) => file.id),
      page,
      saidAt,
    });
    return { is: 'sent', at };
  }
}
