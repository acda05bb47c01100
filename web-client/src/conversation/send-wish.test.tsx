import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type Hindrance, lasting, passing, useSendWish } from './send-wish';

function wishing(first: Hindrance | undefined) {
  const send = vi.fn();
  const { result, rerender } = renderHook(({ hindrance }) => useSendWish(hindrance, send), {
    initialProps: { hindrance: first },
  });
  return { send, wish: result, now: (hindrance: Hindrance | undefined) => rerender({ hindrance }) };
}

test('what nothing hinders is sent at once', () => {
  const { send, wish } = wishing(undefined);
  act(() => wish.current.ask({ closeAfter: true }));
  expect(send).toHaveBeenCalledExactlyOnceWith({ closeAfter: true });
});

test('what passes is waited for, and then sent once', () => {
  const { send, wish, now } = wishing(passing('Files are on their way'));
  act(() => wish.current.ask({ closeAfter: true }));
  expect(send).not.toHaveBeenCalled();
  expect(wish.current).toMatchObject({ said: 'Files are on their way', waits: true });
  now(undefined);
  expect(send).toHaveBeenCalledExactlyOnceWith({ closeAfter: true });
  now(undefined);
  expect(send).toHaveBeenCalledOnce();
  expect(wish.current).toMatchObject({ said: undefined, waits: false });
});

test('what lasts is said, and nothing leaves when it is over', () => {
  const { send, wish, now } = wishing(lasting('Write something first'));
  act(() => wish.current.ask({}));
  expect(wish.current).toMatchObject({ said: 'Write something first', waits: false });
  now(undefined);
  expect(send).not.toHaveBeenCalled();
});

test('what turns out to last ends the waiting', () => {
  const { send, wish, now } = wishing(passing('Asking'));
  act(() => wish.current.ask({}));
  now(lasting('The window is closed'));
  expect(wish.current).toMatchObject({ said: 'The window is closed', waits: false });
  now(undefined);
  expect(send).not.toHaveBeenCalled();
});

test('who goes on writing takes the wish back', () => {
  const { send, wish, now } = wishing(passing('Asking'));
  act(() => wish.current.ask({}));
  act(() => wish.current.drop());
  now(undefined);
  expect(send).not.toHaveBeenCalled();
  expect(wish.current).toMatchObject({ said: undefined, waits: false });
});
