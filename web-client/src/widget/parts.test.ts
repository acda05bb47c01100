import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from './api';
import { pauseBefore } from './backoff';
import { coloursOf, contrast } from './colour';
import { dayOf, openingOf, sizeOf } from './days';
import { isEmail } from './details';
import { allowed } from './files';
import { filled, languageOf, languages } from './language';
import { partsOf } from './links';
import { configOf } from './protocol';
import { newId, subjectOf } from './visitor';
import { wordsOf } from './words';

describe('links', () => {
  const hrefs = (text: string) => partsOf(text).flatMap((part) => part.href ?? []);

  it.each([
    ['See https://a.example/b?c=1&d=2#e.', ['https://a.example/b?c=1&d=2#e']],
    ['(https://a.example/wiki_(b)), then', ['https://a.example/wiki_(b)']],
    ['HTTP://A.EXAMPLE/', ['http://a.example/']],
    ['write to me@a.example, or mailto:you@b.example!', ['mailto:me@a.example', 'mailto:you@b.example']],
    ['javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd', []],
    ['https:// http://? 3.5 a.b no@where', []],
    ['<https://a.example>"x', ['https://a.example/']],
  ])('are found in %s', (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
  });

  it('lose no letter of the text', () => {
    for (const text of ['', 'x', 'https://a.example', 'a https://b.example. c@d.example)\n\tمرحبا 👍🏽'])
      expect(
        partsOf(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
  });

  it('are found quickly in whatever somebody sends', () => {
    const began = performance.now();
    partsOf(
      ['a@'.repeat(2000), 'https://'.repeat(500), '('.repeat(4000), 'https://x.example/', ')'.repeat(4000)].join(''),
    );
    expect(performance.now() - began).toBeLessThan(500);
  });
});

it.each(['#ffffff', '#000000', '#ffe600', '#808080', '#757575', '#1f6f54', '#ff0000', '#00ffff'])(
  'words in and on %s can be read',
  (fill) => {
    const { onFill, inkLight, inkDark } = coloursOf(fill);
    expect(contrast(fill, onFill)).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['#ffffff', '#eef0f3']) expect(contrast(inkLight, ground)).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['#1b1d22', '#2b2e35']) expect(contrast(inkDark, ground)).toBeGreaterThanOrEqual(4.5);
  },
);

it('waits longer each time, from one second to thirty', () => {
  expect(pauseBefore(0, 0)).toBe(1000);
  expect(pauseBefore(3, 1)).toBe(8000);
  expect(pauseBefore(99, 1)).toBe(30_000);
  expect(pauseBefore(5, 0)).toBeLessThan(pauseBefore(5, 1));
});

describe('languages', () => {
  it('are the first that is spoken', () => {
    expect(languageOf(undefined, '', 'rm', 'de-CH', 'fr')).toBe('de');
    expect(languageOf('it_IT', 'en')).toBe('it');
    expect(languageOf('nl', 'pl')).toBe('en');
  });

  const textsOf = (language: string): Record<string, Record<string, string>> =>
    JSON.parse(readFileSync(join(import.meta.dirname, `texts.${language}.json`), 'utf8'));
  const flat = (texts: Record<string, Record<string, string>>) =>
    Object.entries(texts)
      .flatMap(([part, all]) =>
        Object.entries(all).map(([key, text]) => `${part}.${key} ${[...text.matchAll(/\{\w+\}/g)].map(String).sort()}`),
      )
      .sort();

  it.each(languages)('have the same texts with the same places in %s', (language) => {
    expect(flat(textsOf(language))).toEqual(flat(textsOf('en')));
  });

  it('fill places', () => {
    expect(filled('{name} is {what}', { name: 'Anna' })).toBe('Anna is {what}');
  });
});

describe('dates', () => {
  const now = new Date(2026, 10, 23, 12, 0);

  it('say when the team is there again', () => {
    expect(openingOf(new Date(2026, 10, 23, 18, 0).toISOString(), 'en', now)).toMatchObject({ when: 'today' });
    expect(openingOf(new Date(2026, 10, 24, 8, 0).toISOString(), 'de', now)).toMatchObject({ when: 'tomorrow' });
    expect(openingOf(new Date(2026, 10, 27, 8, 0).toISOString(), 'de', now)).toMatchObject({
      when: 'on',
      day: 'Freitag',
      time: '8:00',
    });
    expect(openingOf(new Date(2026, 11, 24, 8, 0).toISOString(), 'fr', now).day).toContain('décembre');
  });

  it('stand above the messages of a day', () => {
    expect(dayOf(new Date(2026, 10, 23, 0, 1).toISOString(), 'en', now)).toBe('Today');
    expect(dayOf(new Date(2026, 10, 22, 23, 59).toISOString(), 'de', now)).toBe('Gestern');
    expect(dayOf(new Date(2025, 0, 2).toISOString(), 'it', now)).toContain('2025');
  });

  it('and sizes are in the language of the visitor', () => {
    expect(sizeOf(1_572_864, 'de')).toBe('1,5 MB');
    expect(sizeOf(100, 'en')).toBe('1 kB');
  });
});

it('refuses files by words that say what is allowed', () => {
  const file = (name: string, size: number) => new File([new Uint8Array(size)], name);
  const { files, refused } = allowed(
    [file('a', 10), file('b', 0), file('c', 50), file('d', 20), file('e', 20)],
    0,
    { text: 1, file: 40, files: 2 },
    wordsOf('en'),
    'en',
  );
  expect(files.map((each) => each.name)).toEqual(['a', 'd']);
  expect(refused).toBe('b is empty. c is too large: 1 kB at most. At most 2 files in one message.');
});

it('reads what the server is set up for, and is not led astray', () => {
  const config = configOf({
    color: 'red;}*{display:none',
    privacyUrl: 'javascript:alert(1)',
    side: 'TOP',
    opensAt: 'x',
  });
  expect(config).toMatchObject({ color: '#2f5bd7', privacyUrl: '', side: 'RIGHT', opensAt: '', identity: 'OFF' });
  expect(configOf(null).limits).toEqual({ text: 4000, file: 10_485_760, files: 5 });
});

it('knows what may be tried again', () => {
  expect(refusal(503, '<html>', '7').passing).toBe(true);
  expect(refusal(503, '<html>', '7').retryAfter).toBe(7000);
  expect(refusal(429, '{"code":"too-many"}', null).passing).toBe(true);
  expect(refusal(422, '{"code":"invalid","detail":"No."}', null)).toMatchObject({ passing: false, code: 'invalid' });
  expect(refusal(400, 'null', null).code).toBe('');
});

it('reads whom a token is about', () => {
  const payload = btoa(JSON.stringify({ sub: 'c-1' }));
  expect(subjectOf(`e30.${payload}.x`)).toBe('c-1');
  for (const other of ['', 'a.b.c', 'e30.bnVsbA.x', `e30.${btoa('{"sub":5}')}.x`]) expect(subjectOf(other)).toBe('');
});

it('makes names for messages, also where the browser does not', () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newId()).toMatch(shape);
  const own = crypto.randomUUID;
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  expect(newId()).toMatch(shape);
  Object.defineProperty(crypto, 'randomUUID', { value: own, configurable: true });
});

it.each([
  ['anna@example.com', true],
  [' anna.b+c@mail.example.ch ', true],
  ['anna', false],
  ['anna@example', false],
  ['a b@example.com', false],
])('%s is an address: %s', (text, is) => {
  expect(isEmail(text)).toBe(is);
});
