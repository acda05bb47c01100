/** What the server answers when it refuses (RFC 9457), with the stable `code` that the screen decides by. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** Everything else the problem carries, e.g. `newMessages` of `moved-on`. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: Record<string, unknown>, retryAfterSeconds?: number) {
    const title = typeof body.title === 'string' ? body.title : `HTTP ${status}`;
    super(title);
    this.name = 'ApiProblem';
    this.status = status;
    this.title = title;
    this.code = typeof body.code === 'string' ? body.code : `http-${status}`;
    this.detail = typeof body.detail === 'string' ? body.detail : undefined;
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer arrived: whether the server acted is not known, so a repeat must carry the same key. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause });
    this.name = 'NoAnswer';
  }
}

export function isProblem(error: unknown, code: string): error is ApiProblem {
  return error instanceof ApiProblem && error.code === code;
}
