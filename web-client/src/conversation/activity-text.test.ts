import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../api/types';
import { messageOf } from '../mock/examples';
import { joined } from './activity-queries';
import { sentenceOf, spread } from './activity-text';

const t = ((key: string, facts: Record<string, string> = {}) =>
  `${key.replace('activity.', '')}(${Object.values(facts).join('|')})`) as unknown as TFunction<'house'>;

function happened(type: string, change: Partial<Activity> = {}): Activity {
  return { type, at: '2026-11-22T08:00:00Z', version: 1, employee: 'Anna', data: {}, ...change };
}

describe('a sentence', () => {
  it.each([
    [happened('CLAIMED'), 'claimed(Anna)'],
    [happened('RELEASED', { data: { from: 'Anna' } }), 'released(Anna)'],
    [happened('RELEASED', { data: { from: 'Bruno' } }), 'releasedFor(Anna|Bruno)'],
    [happened('TAKEN_BACK', { employee: undefined, data: { from: 'Bruno', reason: 'AWAY' } }), 'takenBackAway(Bruno)'],
    [happened('HANDED_OVER', { data: { to: 'Bruno' } }), 'handedTo(Anna|Bruno)'],
    [happened('HANDED_OVER', { data: { fromTeam: 'A', toTeam: 'B' } }), 'moved(Anna|A|B)'],
    [happened('REOPENED', { employee: undefined }), 'reopenedByMessage()'],
    [
      happened('TAGGED', { employee: undefined, data: { rule: 'Night', added: 'X\nY' } }),
      'tagsAdded(rule(Night)|“X” and “Y”)',
    ],
    [happened('SPAM_MARKED', { data: { cause: 'PERSON' } }), 'spam.PERSON(Anna)'],
    [
      happened('SPAM_MARKED', { employee: undefined, data: { cause: 'SENDER', count: '3', names: 'Anna' } }),
      'spam.SENDER(3|Anna)',
    ],
    [happened('SPAM_CLEARED'), 'spam.CLEARED(Anna)'],
    [happened('DELIVERY_CHANGED', { data: { state: 'FAILED' } }), 'notDelivered()'],
  ])('says who did what: %#', (item, words) => {
    expect(sentenceOf(item, t, 'en')).toBe(words);
  });

  it('is left out for what only a newer server knows', () => {
    expect(sentenceOf(happened('TELEPORTED'), t, 'en')).toBeUndefined();
  });
});

it('stands between the messages before and after which it happened', () => {
  const messages = [1, 2].map((seq) => messageOf(seq, { receivedAt: `2026-11-22T0${seq}:00:00Z` }));
  const items = ['00:30', '01:30', '01:45', '02:30'].map((time) =>
    happened('CLAIMED', { at: `2026-11-22T${time}:00Z` }),
  );
  expect(spread(items, messages).map((each) => each.length)).toEqual([1, 2, 1]);
});

it('shows once what the server has recorded and the live line told', () => {
  const stored = [happened('CLAIMED', { version: 4 })];
  const live = [happened('CLAIMED', { version: 4 }), happened('CLOSED', { version: 5, at: '2026-11-22T09:00:00Z' })];
  expect(joined(stored, live).map((each) => each.type)).toEqual(['CLAIMED', 'CLOSED']);
});
