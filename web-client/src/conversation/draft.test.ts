import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, NoAnswer } from '../api/problem';
import type { Draft } from '../api/types';
import type { Written } from '../writing/rich-text';
import { firstDraft, hasDraft, typedSince, withUndone } from './draft';
import { DraftKeeper, type DraftState } from './draft-keeper';

const written = (text: string): Written => ({ html: `<p>${text}</p>`, text });
beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function setting(save: (draft: Written & { revision: number }) => Promise<{ revision: number }>) {
  const states: DraftState[] = [];
  const remove = vi.fn(async () => undefined);
  const theirs: string[] = [];
  const keeper = new DraftKeeper('c1', 0, {
    storage: localStorage,
    save,
    remove,
    onState: (state) => states.push(state),
    onTheirs: (draft) => theirs.push(draft.text),
  });
  return { keeper, states, remove, theirs };
}

it('is in the browser at once and on the server when the fingers rest', async () => {
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper, states } = setting(save);
  keeper.changed(written('H'));
  keeper.changed(written('Hi'));
  expect(firstDraft('c1', localStorage, null).text).toBe('Hi');
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).toHaveBeenCalledExactlyOnceWith({ ...written('Hi'), revision: 0 });
  expect(states.at(-1)).toBe('saved');
  expect(localStorage.length).toBe(0);
});

it('keeps to whom it goes once that was chosen, whatever is typed later', async () => {
  const recipients = {
    to: [{ name: '', handle: 'fiona@example.org' }],
    cc: [],
    bcc: [{ name: 'Boss', handle: 'boss@x.example' }],
  };
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper } = setting(save);
  keeper.changed({ ...written('Hi'), recipients });
  expect(firstDraft('c1', localStorage, null).recipients).toEqual(recipients);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).toHaveBeenCalledExactlyOnceWith({ ...written('Hi'), recipients, revision: 0 });
  const server = { ...written('Hi'), revision: 1, attachments: [], recipients } as Draft;
  expect(firstDraft('c1', localStorage, server).recipients).toEqual(recipients);
  localStorage.setItem('parley.draft.c1', JSON.stringify({ ...written('Hi'), revision: 1, recipients: 'broken' }));
  expect(firstDraft('c1', localStorage, server).recipients).toEqual(recipients);
});

it('keeps who shall read it once that was chosen, also where the server has not taken it yet', async () => {
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper } = setting(save);
  keeper.changed({ ...written('Hi'), visibility: 'PRIVATE' });
  expect(firstDraft('c1', localStorage, null).visibility).toBe('PRIVATE');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).toHaveBeenCalledExactlyOnceWith({ ...written('Hi'), visibility: 'PRIVATE', revision: 0 });
  const server: Draft = { ...written('Hi'), revision: 1, attachments: [], visibility: 'PRIVATE' };
  expect(firstDraft('c1', localStorage, server).visibility).toBe('PRIVATE');
  localStorage.setItem('parley.draft.c1', JSON.stringify({ ...written('Hi'), revision: 1, visibility: 'EVERYBODY' }));
  expect(firstDraft('c1', localStorage, server).visibility).toBe('PRIVATE');
});

it('saves every few seconds although somebody never stops typing', async () => {
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper } = setting(save);
  for (let at = 0; at < 30; at += 1) {
    keeper.changed(written(`text ${at}`));
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(save.mock.calls.length).toBeGreaterThanOrEqual(1);
});

it('keeps what the server did not take, and tries again', async () => {
  let fail = true;
  const save = vi.fn(async () => {
    if (fail) throw new NoAnswer('lost');
    return { revision: 1 };
  });
  const { keeper, states } = setting(save);
  keeper.changed(written('Hi'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states.at(-1)).toBe('only-here');
  expect(firstDraft('c1', localStorage, { html: '', text: 'old', revision: 0, attachments: [] }).text).toBe('Hi');
  fail = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(states.at(-1)).toBe('saved');
});

it('says so when another window saved a newer one, and can insist', async () => {
  const save = vi
    .fn<(draft: Written & { revision: number }) => Promise<{ revision: number }>>()
    .mockRejectedValueOnce(new ApiProblem(409, { code: 'newer-draft' }))
    .mockResolvedValue({ revision: 8 });
  const { keeper, states } = setting(save);
  keeper.changed(written('mine'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states.at(-1)).toBe('conflict');
  keeper.insist(7, written('mine'));
  await vi.advanceTimersByTimeAsync(100);
  expect(save).toHaveBeenLastCalledWith({ ...written('mine'), revision: 7 });
  expect(states.at(-1)).toBe('saved');
});

it('needs no choice when one window only wrote on what the other has', async () => {
  const newer = (text: string) =>
    new ApiProblem(409, { code: 'newer-draft', draft: { ...written(text), revision: 7, attachments: [] } });
  const save = vi
    .fn<(draft: Written & { revision: number }) => Promise<{ revision: number }>>()
    .mockRejectedValueOnce(newer('Dear'))
    .mockResolvedValueOnce({ revision: 8 })
    .mockRejectedValueOnce(newer('Dear Carla, thank you'));
  const { keeper, states, theirs } = setting(save);
  keeper.changed(written('Dear Carla'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(save).toHaveBeenLastCalledWith({ ...written('Dear Carla'), revision: 7 });
  keeper.changed(written('Dear Carla,'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(theirs).toEqual(['Dear Carla, thank you']);
  expect(states.at(-1)).toBe('saved');
  expect(states).not.toContain('conflict');
});

it('follows another window only while it has nothing of its own', async () => {
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper } = setting(save);
  expect(keeper.isBehind(3)).toBe(true);
  keeper.follow(3);
  expect(keeper.isBehind(3)).toBe(false);
  keeper.changed(written('mine'));
  expect(keeper.isBehind(4)).toBe(false);
});

it('forgets a sent draft and saves nothing afterwards', async () => {
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper } = setting(save);
  keeper.changed(written('Hi'));
  keeper.forget();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(save).not.toHaveBeenCalled();
  expect(localStorage.length).toBe(0);
});

it('saves nothing after it was sent, also when its composer goes', async () => {
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper } = setting(save);
  keeper.changed(written('Hi'));
  await keeper.hold();
  keeper.forget();
  keeper.leave();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(save).not.toHaveBeenCalled();
});

it('lets no answer overtake the save that is on its way', async () => {
  let saved: (answer: { revision: number }) => void = () => undefined;
  const save = vi.fn(() => new Promise<{ revision: number }>((resolve) => (saved = resolve)));
  const { keeper } = setting(save);
  keeper.changed(written('Hi'));
  keeper.flush();
  let free = false;
  const held = keeper.hold().then(() => (free = true));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(free).toBe(false);
  saved({ revision: 1 });
  await held;
  expect(free).toBe(true);
});

it('goes on saving when the answer was refused', async () => {
  const save = vi.fn(async () => ({ revision: 1 }));
  const { keeper } = setting(save);
  keeper.changed(written('Hi'));
  await keeper.hold();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(save).not.toHaveBeenCalled();
  keeper.resume();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).toHaveBeenCalledOnce();
});

it('leaves no copy in the browser that could outlive the server’s draft', async () => {
  const { keeper } = setting(async () => ({ revision: 1 }));
  keeper.changed(written('Hi'));
  keeper.leave();
  await vi.advanceTimersByTimeAsync(10);
  expect(localStorage.length).toBe(0);
});

it('prefers the server’s draft to a broken one in the browser', () => {
  localStorage.setItem('parley.draft.c1', '{broken');
  expect(firstDraft('c1', localStorage, { html: '', text: 'server', revision: 4, attachments: [] }).text).toBe(
    'server',
  );
});

it('loses neither the answer taken back nor what was begun meanwhile', () => {
  const undone = { ...written('taken back'), revision: 2, attachments: [] };
  expect(withUndone(undone, { html: '', text: ' ' }).text).toBe('taken back');
  expect(withUndone(undone, written('begun'))).toEqual({
    html: '<p>taken back</p><p>begun</p>',
    text: 'taken back\n\nbegun',
  });
  const both = { html: '', text: 'taken back\n\nbegun', revision: 3, attachments: [] };
  expect(withUndone(both, written('begun')).text).toBe('taken back\n\nbegun');
});

it('counts files and words as a draft, but not an empty one', () => {
  const empty = { html: '', text: ' ', revision: 1, attachments: [] };
  expect(hasDraft('c1', localStorage, empty)).toBe(false);
  const file = { id: 'f', name: 'a', size: 1, mediaType: 'x/y', inline: false, contentId: '' };
  expect(hasDraft('c1', localStorage, { ...empty, attachments: [file] })).toBe(true);
  localStorage.setItem('parley.draft.c1', JSON.stringify({ ...written('x'), revision: 0 }));
  expect(hasDraft('c1', localStorage, null)).toBe(true);
});

it('begins a new draft when the old one was sent or thrown away elsewhere', async () => {
  const save = vi
    .fn<(draft: Written & { revision: number }) => Promise<{ revision: number }>>()
    .mockResolvedValueOnce({ revision: 3 })
    .mockRejectedValueOnce(new ApiProblem(409, { code: 'draft-gone' }))
    .mockResolvedValue({ revision: 1 });
  const { keeper, states } = setting(save);
  keeper.changed(written('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  keeper.changed(written('ab'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(save).toHaveBeenLastCalledWith({ ...written('ab'), revision: 0 });
  expect(states.at(-1)).toBe('saved');
});

describe('a draft that a colleague took over', () => {
  const taken = { by: { id: 'b', name: 'Bruno' }, at: '2026-11-23T10:00:00Z', text: 'Dear Carla,' };
  const left: Draft = { html: '', text: '', revision: 4, attachments: [], taken };

  it('leaves what was typed behind it, and nothing of it', () => {
    expect(typedSince({ html: '<p>Dear Carla, hello</p>', text: 'Dear Carla, hello' }, taken.text)).toEqual({
      html: '<p>hello</p>',
      text: 'hello',
    });
    expect(typedSince({ html: '', text: 'Dear Carla,' }, taken.text)).toEqual({ html: '', text: '' });
    expect(typedSince({ html: '', text: 'Dear Sir, hello' }, taken.text)).toBeUndefined();
  });

  it('does not come back from the browser’s store', () => {
    const store = new Map<string, string>();
    const storage = { getItem: (key: string) => store.get(key) ?? null };
    const keep = (text: string): void => {
      store.set('parley.draft.c', JSON.stringify({ html: `<p>${text}</p>`, text, revision: 3 }));
    };
    keep('Dear Carla,');
    expect(firstDraft('c', storage, left)).toEqual({ html: '', text: '', revision: 4 });
    keep('Dear Carla, hello');
    expect(firstDraft('c', storage, left)).toEqual({ html: '<p>hello</p>', text: 'hello', revision: 4 });
    // Changed within: saved over its old number, so that the server refuses and its writer decides.
    keep('Dear Sir, hello');
    expect(firstDraft('c', storage, left).revision).toBe(3);
  });
});

it('saves only what was typed behind what a colleague took over', async () => {
  const taken = { by: { id: 'b', name: 'Bruno' }, at: '2026-11-23T10:00:00Z', text: 'Dear Carla,' };
  const draft: Draft = { html: '', text: '', revision: 4, attachments: [], taken };
  const save = vi
    .fn<(draft: Written & { revision: number }) => Promise<{ revision: number }>>()
    .mockRejectedValueOnce(new ApiProblem(409, { code: 'draft-taken', draft }))
    .mockResolvedValue({ revision: 5 });
  const { keeper, theirs } = setting(save);
  keeper.changed(written('Dear Carla, hello'));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(theirs).toEqual(['hello']);
  expect(save).toHaveBeenLastCalledWith({ ...written('hello'), revision: 4 });
  expect(localStorage.length).toBe(0);
});

it('asks when what a colleague took over was changed here meanwhile', async () => {
  const taken = { by: { id: 'b', name: 'Bruno' }, at: '2026-11-23T10:00:00Z', text: 'Dear Carla,' };
  const draft: Draft = { html: '', text: '', revision: 4, attachments: [], taken };
  const save = vi.fn(async () => Promise.reject(new ApiProblem(409, { code: 'draft-taken', draft })));
  const { keeper, states } = setting(save);
  keeper.changed(written('Dear Sir,'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(states.at(-1)).toBe('taken');
  expect(save).toHaveBeenCalledOnce();
  expect(firstDraft('c1', localStorage, null).text).toBe('Dear Sir,');
});
