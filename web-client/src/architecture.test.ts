import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const src = import.meta.dirname;
const features = ['inbox', 'conversation', 'admin', 'auth', 'people', 'wording', 'notifications', 'search', 'insights'];

/** What each folder may import besides itself: app → features → {writing, offline} → {live, api, ui, lib, i18n}; nothing points up or sideways. */
const mayImport: Record<string, string[]> = {
  app: [...features, 'offline', 'live', 'api', 'ui', 'lib', 'i18n'],
  ...Object.fromEntries(
    features.map((feature) => [feature, ['writing', 'offline', 'live', 'api', 'ui', 'lib', 'i18n']]),
  ),
  writing: ['api', 'ui', 'lib', 'i18n'],
  offline: ['live', 'api', 'ui', 'lib', 'i18n'],
  worker: [],
  // A bundle of its own for foreign pages: what it shared would make every page load more.
  widget: [],
  live: ['api', 'lib'],
  ui: ['api', 'lib', 'i18n'],
  api: ['lib'],
  i18n: ['api'],
  lib: [],
};

interface Import {
  file: string;
  folder: string;
  target: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const folder = file.split('/')[0] ?? '';
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    file,
    folder,
    target: relative(src, join(src, dirname(file), match[1] ?? '')).split('/')[0] ?? '',
  }));
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file.includes('/') && !file.startsWith('mock/'),
);

it('folders import only what lies below them', () => {
  const wrong = files
    .flatMap(importsOf)
    .filter((found) => found.target !== found.folder && !(mayImport[found.folder] ?? []).includes(found.target))
    .map((found) => `${found.file} → ${found.target}`);
  expect(wrong).toEqual([]);
});

it('no source file that is written by people is longer than 300 lines', () => {
  const written = files.filter((file) => file !== 'api/schema.d.ts');
  const long = written.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 300);
  expect(long).toEqual([]);
});
