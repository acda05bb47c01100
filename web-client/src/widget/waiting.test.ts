import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Waiting, WaitingShelf } from './waiting';

let count = 0;
const fresh = () => `parley.chat.test-${++count}`;

function item(id: string, order: number, blob?: Blob): Waiting {
  const files = blob === undefined ? [] : [{ key: 'k', name: 'a', mediaType: 'text/plain', size: blob.size, blob }];
  return { id, order, text: id, files, page: '', saidAt: '2026-11-23T10:00:00Z' };
}

const ids = async (shelf: WaitingShelf) => (await shelf.list()).map((one) => one.id);

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('what waits is kept', () => {
  it('in the database, for the next page and for other tabs', async () => {
    const name = fresh();
    const [here, there] = [new WaitingShelf(name), new WaitingShelf(name)];
    await here.put(item('b', 2));
    await here.put(item('a', 1));
    expect(await ids(there)).toEqual(['a', 'b']);
    await there.remove('a');
    expect(await ids(here)).toEqual(['b']);
    await here.clear();
    expect(await ids(there)).toEqual([]);
  });

  it('in localStorage where there is no database: words for the next page, files for this one', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const name = fresh();
    const here = new WaitingShelf(name);
    await here.put(item('a', 1, new Blob(['x'])));
    expect((await here.list())[0]?.files[0]?.blob).toBeDefined();
    const [kept] = await new WaitingShelf(name).list();
    expect(kept?.text).toBe('a');
    expect(kept?.files[0]?.blob).toBeUndefined();
    await here.remove('a');
    expect(localStorage.length).toBe(0);
  });

  it('in memory where nothing may be stored', async () => {
    vi.stubGlobal('indexedDB', undefined);
    vi.stubGlobal('localStorage', undefined);
    const here = new WaitingShelf(fresh());
    await here.put(item('a', 1));
    await here.put(item('b', 2));
    await here.remove('a');
    expect(await ids(here)).toEqual(['b']);
    vi.unstubAllGlobals();
  });
});
