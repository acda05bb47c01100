import { expect, it } from 'vitest';
import { messageOf, summaryOf } from '../mock/examples';
import { firstRecipients, readAddress } from './recipients';

it.each([
  ['a@b.example', { handle: 'a@b.example' }],
  [' Fiona Maddox <f@m.example> ', { name: 'Fiona Maddox', handle: 'f@m.example' }],
  ['"Maddox, Fiona" <f@m.example>', { name: 'Maddox, Fiona', handle: 'f@m.example' }],
  ['not an address', undefined],
  ['a@b', undefined],
  ['<>', undefined],
])('reads %s', (text, expected) => expect(readAddress(text)).toEqual(expected));

it('answers where the newest mail asks to be answered', () => {
  const replyTo = ['desk@example.org', 'hello@acme.example', 'nowhere'].map((handle) => ({ name: '', handle }));
  const { to } = firstRecipients(summaryOf(), [messageOf(1, { replyTo })]);
  expect(to).toEqual([{ name: '', handle: 'desk@example.org' }]);
});

it('answers the contact and those in copy, but never ourselves', () => {
  const cc = ['boss@x.example', 'HELLO@acme.example', 'fiona@example.org'].map((handle) => ({ name: '', handle }));
  const { to, cc: copies } = firstRecipients(summaryOf(), [messageOf(1, { cc }), messageOf(2, { direction: 'NOTE' })]);
  expect(to).toEqual([{ name: 'Fiona', handle: 'fiona@example.org' }]);
  expect(copies).toEqual([{ name: '', handle: 'boss@x.example' }]);
});
