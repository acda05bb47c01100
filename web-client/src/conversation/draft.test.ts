import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem, NoAnswer } from '../api/problem';
import { DraftKeeper, type DraftState, firstDraft, hasDraft, type Written, withUndone } from './draft';

const written = (text: string): Written => ({ html: `<p>${text}</p>`, text });
beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function setting(save: (draft: Written & { revision: number }) => Promise<{ revision: number }>) {
  const states: DraftState[] = [];
  const remove = vi.fn(async () => undefined);
  const keeper = new DraftKeeper('c1', 0, {
    storage: localStorage,
    save,
    remove,
    onState: (state) => states.push(state),
  });
  return { keeper, states, remove };
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
