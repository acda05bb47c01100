import { expect, it } from 'vitest';
import type { Signal } from './frame';
import { around, typingMillis, viewingMillis, withoutFaded, withSignal } from './signals';

const typing: Signal = { type: 'TYPING', conversationId: 'c', employee: { id: 'b', name: 'Bruno' }, state: true };

it('shows who types until the sign fades, and who looks for longer', () => {
  const seen = withSignal(new Map(), typing, 0);
  expect(around(seen, 'c', 'me', 1).typing).toHaveLength(1);
  const later = withoutFaded(seen, typingMillis + 1);
  expect(around(later, 'c', 'me', typingMillis + 1).typing).toEqual([]);
  expect(around(later, 'c', 'me', typingMillis + 1).viewing).toHaveLength(1);
  expect(withoutFaded(later, viewingMillis + 1).size).toBe(0);
});

it('ends at once when the writer stops, and never shows oneself', () => {
  const seen = withSignal(new Map(), typing, 0);
  expect(around(withSignal(seen, { ...typing, state: false }, 1), 'c', 'me', 2).typing).toEqual([]);
  expect(around(seen, 'c', 'b', 1).typing).toEqual([]);
});

it('is the same object while nothing fades', () => {
  const seen = withSignal(new Map(), typing, 0);
  expect(withoutFaded(seen, 10)).toBe(seen);
});

it('shows that a customer types, and never that one looks', () => {
  const seen = withSignal(new Map(), { ...typing, customer: true }, 0);
  expect(around(seen, 'c', 'me', 1).typing).toHaveLength(1);
  expect(around(seen, 'c', 'me', 1).viewing).toEqual([]);
  expect(withoutFaded(seen, typingMillis + 1).size).toBe(0);
});
