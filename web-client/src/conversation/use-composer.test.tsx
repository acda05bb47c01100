import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import type { ConversationDetail, Draft } from '../api/types';
import { summaryOf } from '../mock/examples';
import { useComposer } from './use-composer';

const request = { token: 1, seenSeq: 1, attachmentIds: [] };
const words = { html: '<p>Tighten the bulb.</p>', text: 'Tighten the bulb.' };

/** A server that keeps one draft, takes answers and notes what it was asked. */
class Server {
  readonly asked: string[] = [];
  draft: Draft | null = null;

  readonly fetch = async (path: string, { method, body }: { method: string; body?: string }): Promise<Response> => {
    this.asked.push(`${method} ${path.split('/').at(-1)}`);
    if (method === 'PUT') {
      const revision = (this.draft?.revision ?? 0) + 1;
      this.draft = { ...JSON.parse(body ?? ''), revision, attachments: [] };
      return Response.json({ revision });
    }
    if (method === 'POST') this.draft = null;
    return Response.json({ id: 'm2', seq: 2 });
  };
}

let server: Server;
beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
  server = new Server();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function opened(client: QueryClient, undone?: Draft) {
  const detail = client.getQueryData<ConversationDetail>(keys.detail('c1')) as ConversationDetail;
  return renderHook(
    () =>
      useComposer(
        detail,
        undone,
        undefined,
        () => undefined,
        () => undefined,
        undefined,
      ),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
}

function conversation(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(keys.detail('c1'), { summary: summaryOf({ id: 'c1' }), messages: [], draft: null });
  return client;
}

it('leaves no draft behind when somebody writes and sends at once', async () => {
  const composer = opened(conversation());
  act(() => composer.result.current.write(words));
  await act(async () => composer.result.current.send(request, false));
  composer.unmount();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.asked).toEqual(['POST replies']);
  expect(server.draft).toBeNull();
  expect(localStorage.length).toBe(0);
});

it('shows an answer taken back once', async () => {
  const client = conversation();
  const first = opened(client);
  act(() => first.result.current.write(words));
  await act(async () => first.result.current.send(request, false));
  first.unmount();
  const again = opened(client, { ...words, revision: 1, attachments: [] });
  expect(again.result.current.written).toMatchObject(words);
});

it('begins with what was saved when it is opened again', async () => {
  const client = conversation();
  const first = opened(client);
  act(() => first.result.current.write(words));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  first.unmount();
  const second = opened(client);
  expect(second.result.current.written).toMatchObject({ ...words, revision: 1 });
  act(() => second.result.current.write({ html: '', text: 'More.' }));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(second.result.current.draft).toBe('saved');
});
