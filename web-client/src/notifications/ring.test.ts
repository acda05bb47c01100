import { beforeEach, expect, it, vi } from 'vitest';
import { newestOf, type Ring, ringOnce } from './ring';

const ring: Ring = { title: 'Fiona wrote', body: '', conversation: 'c1', sound: false };
let turn: Promise<unknown> = Promise.resolve();

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('navigator', {
    ...navigator,
    locks: {
      request: (_: string, run: () => unknown) => {
        turn = turn.then(run);
        return turn;
      },
      query: () => Promise.resolve({ held: [{ name: 'parley.visible' }] }),
    },
  });
});

it('rings in one of several tabs, and for each news again', async () => {
  const tabs = await Promise.all([ringOnce('02', ring), ringOnce('02', ring), ringOnce('02', ring)]);
  expect(tabs.filter(Boolean)).toHaveLength(1);
  expect(await ringOnce('01', ring)).toBe(false);
  expect(await ringOnce('03', ring)).toBe(true);
});

it('knows the newest, whatever the order', () => {
  expect(newestOf([{ id: '01' }, { id: '03' }, { id: '02' }])).toBe('03');
  expect(newestOf([])).toBe('');
});
