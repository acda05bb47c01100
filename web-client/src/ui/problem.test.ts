import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { ApiProblem, NoAnswer } from '../api/problem';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import { sentenceOf } from './problem';

const server = join(import.meta.dirname, '../../../inbox-server/src/main/java');
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.java'))
  .map((file) => ({ file, text: readFileSync(join(server, file), 'utf8') }));

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** `new Problem(status, code, detail)`: the code as written, or through a constant of the same file. */
function codesIn(text: string): string[] {
  return all(text, /new Problem\(\s*[\w.]+,\s*("[^"]*"|[A-Z_]+),/g).map((argument) =>
    argument.startsWith('"')
      ? argument.slice(1, -1)
      : (all(text, new RegExp(`String ${argument} = "([^"]*)"`, 'g'))[0] ?? `the constant ${argument}`),
  );
}

/** The framework's own problems get theirs by status, at the end of `ProblemAdvice`. */
function adviceCodes(): string[] {
  const advice = sources.find(({ file }) => file.endsWith('ProblemAdvice.java'))?.text ?? '';
  const method = advice.slice(advice.indexOf('String code(HttpStatusCode'));
  return all(method, /"([a-z-]+)"/g);
}

const codes = [...new Set([...sources.flatMap(({ text }) => codesIn(text)), ...adviceCodes()])].sort();

async function texts(language: 'en' | 'de'): Promise<TFunction<'app'>> {
  const instance = createInstance();
  await instance.init({
    lng: language,
    defaultNS: 'app',
    resources: { en: { app: en }, de: { app: de } },
    interpolation: { escapeValue: false },
  });
  return instance.getFixedT(null, 'app');
}

it('has a sentence for every code that the server knows, and for no other', () => {
  expect(codes.length).toBeGreaterThan(40);
  expect(adviceCodes()).toContain('internal');
  expect(codes).toEqual(Object.keys(en.problem.by).sort());
});

it('has a sentence for every weakness of a password', () => {
  const rules = sources.find(({ file }) => file.endsWith('PasswordRules.java'))?.text ?? '';
  const reasons = all(rules.slice(rules.indexOf('enum Weakness')), /^ {8}([A-Z_]+)\(/gm);
  expect(reasons.length).toBeGreaterThan(2);
  expect(reasons.sort()).toEqual(Object.keys(en.problem.weak).sort());
});

it('speaks the reader’s language, and names who and how long', async () => {
  const t = await texts('de');
  const held = new ApiProblem(409, { code: 'held', detail: 'Anna holds this conversation.', holder: { name: 'Anna' } });
  expect(sentenceOf(held, t)).toBe('Anna bearbeitet diese Unterhaltung.');
  expect(sentenceOf(new ApiProblem(429, {}, 7), t)).toContain('7 Sekunden');
  expect(sentenceOf(new ApiProblem(400, { code: 'weak-password', reason: 'TOO_SHORT' }), t)).toContain('10 Zeichen');
  expect(sentenceOf(new ApiProblem(400, { code: 'invalid', detail: 'Name too long.' }), t)).toContain('Name too long.');
  expect(sentenceOf(new NoAnswer('lost'), t)).toBe(de.problem.noAnswer);
});

it('falls back to the server’s words for what it does not know', async () => {
  const t = await texts('en');
  expect(sentenceOf(new ApiProblem(409, { code: 'brand-new', detail: 'Do this.' }), t)).toBe('Do this.');
  expect(sentenceOf(new ApiProblem(418, { title: 'Teapot' }), t)).toBe('Teapot');
  expect(sentenceOf(new ApiProblem(502, { detail: 'nginx' }), t)).toBe(en.problem.server);
});
