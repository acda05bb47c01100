import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { setMayKeep } from '../api/device';
import { keys } from '../api/keys';
import { Keeper } from './keeper';
import { type Device, openDevice } from './store';

let db: Device;
beforeEach(async () => {
  localStorage.clear();
  vi.stubGlobal('indexedDB', new IDBFactory());
  db = await openDevice('anna');
});

const detailOf = (id: string, text = 'Hello') => ({
  summary: { id, version: 1 },
  messages: [{ seq: 1, text }],
  asOf: '1-0',
});

async function keep(client: QueryClient): Promise<void> {
  const keeper = new Keeper(db, client);
  const stop = await keeper.start();
  await keeper.write();
  stop();
}

it('brings back what was looked at, and of a list its first page', async () => {
  const client = new QueryClient();
  client.setQueryData(keys.me, { id: 'anna' });
  client.setQueryData(keys.detail('c1'), detailOf('c1'));
  client.setQueryData(keys.list({ kind: 'mine' }), {
    pages: [{ items: [1] }, { items: [2] }],
    pageParams: [undefined, 'x'],
  });
  client.setQueryData(['admin', 'secret'], 'not kept');
  await keep(client);

  const later = new QueryClient();
  const newest = await new Keeper(db, later).bring();
  const times = client
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.dataUpdatedAt);
  expect(times).toContain(newest);
  expect(later.getQueryData(keys.detail('c1'))).toEqual(detailOf('c1'));
  expect(later.getQueryData(keys.list({ kind: 'mine' }))).toMatchObject({ pages: [{ items: [1] }] });
  expect(later.getQueryData(['admin', 'secret'])).toBeUndefined();
});

it('does not put the old over what the page has', async () => {
  const client = new QueryClient();
  client.setQueryData(keys.detail('c1'), detailOf('c1', 'old'));
  await keep(client);
  const page = new QueryClient();
  page.setQueryData(keys.detail('c1'), detailOf('c1', 'new'));
  await new Keeper(db, page).bring();
  expect(page.getQueryData(keys.detail('c1'))).toEqual(detailOf('c1', 'new'));
});

it('asks anew, or puts away, what was brought back as soon as the server answers', async () => {
  const client = new QueryClient();
  client.setQueryData(keys.detail('c1'), detailOf('c1'));
  await keep(client);
  const page = new QueryClient();
  const keeper = new Keeper(db, page);
  await keeper.bring();
  keeper.settle();
  expect(page.getQueryData(keys.detail('c1'))).toBeUndefined();
});

it('keeps a limited number of conversations, those used last', async () => {
  const client = new QueryClient();
  for (let n = 0; n < 130; n++) client.setQueryData(keys.detail(`c${n}`), detailOf(`c${n}`));
  await keep(client);
  expect(await db.count('kept')).toBe(120);
});

it('makes room when much was kept', async () => {
  const client = new QueryClient();
  for (let n = 0; n < 5; n++) client.setQueryData(keys.detail(`c${n}`), detailOf(`c${n}`, 'x'.repeat(6_000_000)));
  await keep(client);
  expect(await db.count('kept')).toBe(3);
});

it('brings nothing back that another version of the API wrote, and clears it', async () => {
  const client = new QueryClient();
  client.setQueryData(keys.detail('c1'), detailOf('c1'));
  await keep(client);
  await db.put('about', 'another', 'shapes');
  expect(await new Keeper(db, new QueryClient()).bring()).toBeUndefined();
  const stop = await new Keeper(db, new QueryClient()).start();
  stop();
  expect(await db.count('kept')).toBe(0);
});

it('keeps nothing where its person does not want it', async () => {
  setMayKeep(false);
  const client = new QueryClient();
  client.setQueryData(keys.detail('c1'), detailOf('c1'));
  await keep(client);
  expect(await db.count('kept')).toBe(0);
  expect(await new Keeper(db, new QueryClient()).bring()).toBeUndefined();
});
