import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Spam } from '../api/types';
import { reasonOf, serversOf } from './spam-words';

const t = ((key: string, facts: Record<string, unknown> = {}) =>
  `${key}(${Object.values(facts).join('|')})`) as unknown as TFunction<'spam'>;

function spam(cause: Spam['cause'], facts: Record<string, string> = {}, by?: string): Spam {
  const who = by === undefined ? {} : { by: { id: 'one', name: by } };
  return { cause, facts, at: '2026-11-23T08:00:00Z', ...who };
}

describe('why it is in Spam', () => {
  it.each([
    [spam('PERSON', {}, 'Anna'), 'why.PERSON(Anna)'],
    [spam('PERSON'), 'why.SOMEBODY()'],
    [spam('SENDER', { count: '3', names: 'Anna, Bruno' }), 'why.SENDER(3|Anna, Bruno)'],
    [spam('DOMAIN', { count: '4', names: 'Anna' }), 'why.DOMAIN(4|Anna)'],
    [spam('CONTENT', { certainty: '99', words: 'casino' }), 'why.CONTENT(99|casino)'],
    [spam('BLOCKED', { value: 'x.example' }), 'why.BLOCKED(x.example)'],
  ])('is said in words: %#', (one, words) => {
    expect(reasonOf(one, t)).toBe(words);
  });

  it('names what mail servers held against it', () => {
    expect(serversOf(spam('CONTENT'), t)).toBeUndefined();
    expect(serversOf(spam('CONTENT', { server: 'true', checks: 'dmarc' }), t)).toBe('why.server() why.checks(DMARC)');
  });
});
