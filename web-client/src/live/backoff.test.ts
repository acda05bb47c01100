import { expect, it } from 'vitest';
import { pauseBefore } from './backoff';

it('waits longer each time, up to a limit, and never the same for all', () => {
  expect(pauseBefore(0, 0.5)).toBe(250);
  expect(pauseBefore(3, 0.5)).toBe(4_000);
  expect(pauseBefore(99, 0.5)).toBe(15_000);
  expect(pauseBefore(3, 0)).toBeLessThan(pauseBefore(3, 1));
});
