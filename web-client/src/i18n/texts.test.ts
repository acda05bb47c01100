import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from './i18n';

const src = join(import.meta.dirname, '..');

function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

function textsOf(file: string): object {
  return JSON.parse(readFileSync(join(src, 'i18n', file), 'utf8'));
}

function fileOf(namespace: string, language: string): string {
  return namespace === 'app' ? `${language}.json` : `${namespace}.${language}.json`;
}

const namespaces = readdirSync(join(src, 'i18n'))
  .flatMap((file) => /^(?:(\w+)\.)?en\.json$/.exec(file)?.slice(1) ?? [])
  .map((name) => name ?? 'app');
const source = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('mock'))
  .map((file) => readFileSync(join(src, file), 'utf8'))
  .join('\n');

/** A key is used when it stands in the source as written, or begins with what stands before a `${` in a template. */
function isUsed(key: string, prefixes: string[]): boolean {
  const plain = key.replace(/_(one|other|many|zero)$/, '');
  return (
    source.includes(`'${plain}'`) ||
    source.includes(`:${plain}'`) ||
    prefixes.some((prefix) => plain.startsWith(prefix))
  );
}

// The common words are there for whoever needs them next.
const prefixes = ['common.'].concat(
  [...source.matchAll(/`(?:[a-z]+:)?([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map((match) => match[1] ?? ''),
);

function placeholders(texts: object): Record<string, string> {
  const flat = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string'
      ? [[path, [...value.matchAll(/\{\{[^}]*\}\}/g)].map(String).sort().join()]]
      : Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`));
  return Object.fromEntries(flat(texts, ''));
}

describe.each(namespaces)('texts of %s', (namespace) => {
  const english = textsOf(fileOf(namespace, 'en'));

  it.each(languages)('are complete in %s', (language) => {
    const texts = textsOf(fileOf(namespace, language));
    expect(keysOf(texts).sort()).toEqual(keysOf(english).sort());
    expect(placeholders(texts)).toEqual(placeholders(english));
  });

  it('are all used', () => {
    expect(keysOf(english).filter((key) => !isUsed(key, prefixes))).toEqual([]);
  });
});
