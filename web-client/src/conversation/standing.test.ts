import { expect, it } from 'vitest';
import type { Authenticity } from '../api/types';
import { standingOf } from './standing';

const mail: Authenticity = {
  verdict: 'UNKNOWN',
  sender: 'anna@example.org',
  server: '',
  assumed: true,
  checks: [],
  encrypted: false,
};
const signature = { state: 'VALID', name: 'Anna', ofSender: true } as const;

it('says at a glance who stands behind a mail', () => {
  expect(standingOf(mail)).toBe('none');
  expect(standingOf({ ...mail, encrypted: true })).toBe('none');
  expect(standingOf({ ...mail, signature: { ...signature, state: 'UNPROVEN', ofSender: false } })).toBe('unknown');
  expect(standingOf({ ...mail, verdict: 'CONFIRMED' })).toBe('confirmed');
  expect(standingOf({ ...mail, verdict: 'CONFIRMED', signature })).toBe('signed');
  expect(standingOf({ ...mail, verdict: 'CONFIRMED', signature: { ...signature, ofSender: false } })).toBe('confirmed');
  expect(standingOf({ ...mail, verdict: 'UNCONFIRMED' })).toBe('unconfirmed');
  expect(standingOf({ ...mail, verdict: 'CONTRADICTED' })).toBe('contradicted');
});
