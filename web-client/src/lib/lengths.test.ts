import { expect, test } from 'vitest';
import { lengthOf, measured } from './lengths';

const family = '👩‍👩‍👧‍👦';

test('each provider counts in its own way', () => {
  const text = `Grüße ${family}`;
  expect(lengthOf(text, 'UTF16')).toBe(17);
  expect(lengthOf(text, 'CODE_POINTS')).toBe(13);
  expect(lengthOf(text, 'GRAPHEMES')).toBe(7);
  expect(lengthOf(text, 'UTF8_BYTES')).toBe(33);
  expect(lengthOf(text, 'X_WEIGHTED')).toBe(8);
});

test('a link counts 23 on X, Chinese two each', () => {
  expect(lengthOf('see https://example.com/a/very/long/path?with=things', 'X_WEIGHTED')).toBe(27);
  expect(lengthOf('你好', 'X_WEIGHTED')).toBe(4);
});

test('SMS are counted in segments of their alphabet', () => {
  expect(lengthOf('a'.repeat(160), 'SMS_SEGMENTS')).toBe(1);
  expect(lengthOf('a'.repeat(161), 'SMS_SEGMENTS')).toBe(2);
  expect(lengthOf('€'.repeat(81), 'SMS_SEGMENTS')).toBe(2);
  expect(lengthOf('ж'.repeat(71), 'SMS_SEGMENTS')).toBe(2);
  expect(lengthOf('', 'SMS_SEGMENTS')).toBe(0);
});

test('a text is measured against its limit', () => {
  const limit = { max: 10, unit: 'UTF16', parts: 2 } as const;
  expect(measured('0123456789', limit)).toEqual({ used: 10, max: 10, parts: 1, tooLong: false });
  expect(measured('0123456789a', limit)).toEqual({ used: 11, max: 10, parts: 2, tooLong: false });
  expect(measured('x'.repeat(21), limit)?.tooLong).toBe(true);
  expect(measured('x', { max: 2_147_483_647, unit: 'UTF16', parts: 1 })).toBeUndefined();
});
