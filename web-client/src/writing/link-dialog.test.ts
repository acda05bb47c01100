import { expect, it } from 'vitest';
import { addressOf } from './link-dialog';

it('reads addresses as people type them, and nothing that could run', () => {
  expect(addressOf(' example.com/a ')).toBe('https://example.com/a');
  expect(addressOf('anna@example.com')).toBe('mailto:anna@example.com');
  expect(addressOf('tel:+41315550102')).toBe('tel:+41315550102');
  expect(addressOf('javascript:alert(1)')).toBeUndefined();
  expect(addressOf('two words')).toBeUndefined();
});
