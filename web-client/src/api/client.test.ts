import { beforeEach, expect, it, vi } from 'vitest';
import { api, listenForSignedOut, urlOf } from './client';
import { ApiProblem, NoAnswer } from './problem';

beforeEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie is what is tested
  document.cookie = 'XSRF-TOKEN=abc%3D';
});

function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  if (body === undefined) return new Response(null, { status, headers });
  return Response.json(body, { status, headers });
}

it('builds addresses without empty parameters', () => {
  expect(urlOf('/x', { a: 1, b: undefined, c: '', d: 'ü&' })).toBe('/x?a=1&d=%C3%BC%26');
});

it('sends the CSRF token with everything that changes something', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(204));
  await api.post('/api/x', { a: 1 }, { 'Idempotency-Key': 'k' });
  const headers = fetched.mock.calls[0]?.[1]?.headers as Record<string, string>;
  expect(headers['X-XSRF-TOKEN']).toBe('abc=');
  expect(headers['Idempotency-Key']).toBe('k');
});

it('asks for a new CSRF token once and repeats', async () => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(answer(403, { code: 'csrf' }))
    .mockResolvedValueOnce(answer(200, { signedIn: true }))
    .mockResolvedValueOnce(answer(200, { ok: 1 }));
  await expect(api.post('/api/x')).resolves.toEqual({ ok: 1 });
  expect(fetched).toHaveBeenCalledTimes(3);
});

it('turns refusals into problems with their code and facts', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(409, { code: 'moved-on', title: 'New', lastSeq: 4 }));
  const problem = await api.post('/api/x').catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ code: 'moved-on', status: 409, body: { lastSeq: 4 } });
});

it('does not repeat a refusal that is about more than the token', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(403, { code: 'not-holder', title: 'No' }));
  await expect(api.post('/api/x')).rejects.toMatchObject({ code: 'not-holder' });
  expect(fetched).toHaveBeenCalledTimes(1);
});

it('tells silence from an answer', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('failed'));
  await expect(api.get('/api/x')).rejects.toBeInstanceOf(NoAnswer);
});

it('says when the session has ended', async () => {
  const ended = vi.fn();
  listenForSignedOut(ended);
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(401, { code: 'sign-in-first' }));
  await expect(api.get('/api/x')).rejects.toMatchObject({ status: 401 });
  expect(ended).toHaveBeenCalledTimes(1);
});
