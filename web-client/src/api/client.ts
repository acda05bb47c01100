import { ApiProblem, NoAnswer } from './problem';

type Query = Record<string, string | number | boolean | undefined>;

interface RequestOptions {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

type SignedOutListener = () => void;
let onSignedOut: SignedOutListener = () => undefined;

/** Tells the app when the server no longer knows the session (401 on anything but the sign-in itself). */
export function listenForSignedOut(listener: SignedOutListener): void {
  onSignedOut = listener;
}

export function tellSignedOut(): void {
  onSignedOut();
}

export function urlOf(path: string, query?: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const search = params.toString();
  return search === '' ? path : `${path}?${search}`;
}

export function csrfToken(): string | undefined {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return found?.[1] === undefined ? undefined : decodeURIComponent(found[1]);
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204 || response.status === 205) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return response.text();
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const body = await answerOf(response).catch(() => undefined);
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new ApiProblem(response.status, record, Number.isFinite(retryAfter) ? retryAfter : undefined);
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  const token = csrfToken();
  if (method !== 'GET' && token !== undefined) headers['X-XSRF-TOKEN'] = token;
  const form = options.body instanceof FormData;
  if (options.body !== undefined && !form) headers['content-type'] = 'application/json';
  try {
    return await fetch(urlOf(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.body === undefined ? {} : { body: form ? (options.body as FormData) : JSON.stringify(options.body) }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NoAnswer(error);
  }
}

async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  let response = await send(method, path, options);
  if (response.status === 403 && method !== 'GET') {
    const problem = await problemOf(response);
    if (problem.code !== 'csrf' && problem.code !== 'http-403') throw problem;
    // The CSRF cookie may be missing or older than the session: asking for the state sets it anew.
    await send('GET', '/auth/state', {});
    response = await send(method, path, options);
  }
  if (response.ok) return (await answerOf(response)) as T;
  const problem = await problemOf(response);
  if (problem.status === 401 && path !== '/auth/sign-in') tellSignedOut();
  throw problem;
}

/** The one way to the server: JSON in and out, problems as {@link ApiProblem}, silence as {@link NoAnswer}. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    request<T>('GET', path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) }),
  post: <T>(path: string, body?: unknown, headers?: Record<string, string>, signal?: AbortSignal) =>
    request<T>('POST', path, { body: body ?? {}, ...(headers ? { headers } : {}), ...(signal ? { signal } : {}) }),
  put: <T>(path: string, body: unknown) => request<T>('PUT', path, { body }),
  patch: <T>(path: string, body: unknown) => request<T>('PATCH', path, { body }),
  delete: <T>(path: string) => request<T>('DELETE', path),
};

/** Uploads one file with its progress (0..1), which `fetch` cannot tell. */
export function upload<T>(path: string, file: File, onProgress: (share: number) => void, signal?: AbortSignal) {
  return new Promise<T>((resolve, reject) => {
    const call = new XMLHttpRequest();
    const form = new FormData();
    form.set('file', file, file.name);
    call.open('POST', path);
    call.setRequestHeader('accept', 'application/json');
    const token = csrfToken();
    if (token !== undefined) call.setRequestHeader('X-XSRF-TOKEN', token);
    call.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    call.onerror = () => reject(new NoAnswer('upload'));
    call.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    call.onload = () => {
      const body = call.responseText === '' ? {} : JSON.parse(call.responseText);
      if (call.status >= 200 && call.status < 300) resolve(body as T);
      else reject(new ApiProblem(call.status, body));
    };
    signal?.addEventListener('abort', () => call.abort());
    call.send(form);
  });
}
