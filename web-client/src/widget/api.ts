import { type Line, linesOf } from './protocol';

/** Why the server did not do it; status 0 where it was not reached at all. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    /** Milliseconds that the server wants to be left alone. */
    readonly retryAfter = 0,
  ) {
    super(`${status} ${code} ${detail}`);
  }

  /** Whether the same may be taken later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 408 || this.status >= 500;
  }
}

export interface Visitor {
  token: string;
  name: string;
  email: string;
  verified: boolean;
}

export interface Uploaded {
  id: string;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function waitOf(header: string | null): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const until = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(until) ? Math.min(Math.max(until, 0), 600_000) : 0;
}

/** What a refusal says; a proxy's page of words says only its status. */
export function refusal(status: number, body: string, retryAfter: string | null): Refused {
  let problem: { code?: unknown; detail?: unknown } = {};
  try {
    problem = (JSON.parse(body) ?? {}) as typeof problem;
  } catch {
    // Not ours.
  }
  return new Refused(status, text(problem.code), text(problem.detail), waitOf(retryAfter));
}

function visitorOf(value: unknown): Visitor {
  const { token, name, email, verified } = (value ?? {}) as Partial<Record<keyof Visitor, unknown>>;
  return { token: text(token), name: text(name), email: text(email), verified: verified === true };
}

/** The server's side of one channel: never with cookies, the token only where it is needed. */
export class Api {
  constructor(readonly base: string) {}

  private async ask(method: string, path: string, token = '', body?: object): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(this.base + path, {
        method,
        credentials: 'omit',
        // How the channel is set up is the same for everybody, and may come from the browser's own store.
        cache: path === '' ? 'default' : 'no-store',
        headers: {
          ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      if (response.ok) return response.status === 204 ? undefined : await response.json();
    } catch (error) {
      throw new Refused(0, 'unreachable', String(error));
    }
    throw refusal(response.status, await response.text().catch(() => ''), response.headers.get('Retry-After'));
  }

  config(): Promise<unknown> {
    return this.ask('GET', '');
  }

  async visit(token: string, body: { identity: string | null; language: string; page: string }): Promise<Visitor> {
    return visitorOf(await this.ask('POST', '/visitors', token, body));
  }

  async say(token: string, body: object): Promise<{ number: number; at: string }> {
    return (await this.ask('POST', '/messages', token, body)) as { number: number; at: string };
  }

  async lines(token: string, query: string): Promise<{ lines: Line[]; more: boolean }> {
    const { lines, more } = (await this.ask('GET', `/lines?${query}`, token)) as { lines: unknown; more: unknown };
    return { lines: linesOf(lines), more: more === true };
  }

  async read(token: string, upTo: number): Promise<void> {
    await this.ask('POST', '/read', token, { upTo });
  }

  async describe(token: string, body: { name: string; email: string }): Promise<Visitor> {
    return visitorOf(await this.ask('PUT', '/visitor', token, body));
  }

  async forget(token: string): Promise<void> {
    await this.ask('DELETE', '/visitor', token);
  }

  /** By XMLHttpRequest, because fetch tells nothing of how far an upload is. */
  upload(
    token: string,
    file: { name: string; mediaType: string; blob: Blob },
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Uploaded> {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      const broken = () => failed(new Refused(0, 'unreachable', 'The upload broke off.'));
      request.open('POST', `${this.base}/files?name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader('Authorization', `Bearer ${token}`);
      request.setRequestHeader('Content-Type', file.mediaType);
      request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
      request.onerror = broken;
      request.ontimeout = broken;
      request.onabort = () => failed(new Refused(499, 'cancelled', ''));
      request.onload = () => {
        try {
          if (request.status === 201 || request.status === 200) done(JSON.parse(request.responseText) as Uploaded);
          else failed(refusal(request.status, request.responseText, request.getResponseHeader('Retry-After')));
        } catch {
          broken();
        }
      };
      signal.addEventListener('abort', () => request.abort());
      request.send(file.blob);
    });
  }
}
