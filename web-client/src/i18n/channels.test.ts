import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kinds } from '../mock/channel-kinds';
import { languages } from './i18n';

type Texts = { [key: string]: Texts | string };

function at(texts: Texts, path: string): Texts | string | undefined {
  return path
    .split('.')
    .reduce<Texts | string | undefined>((now, key) => (typeof now === 'object' ? now[key] : undefined), texts);
}

const metas = ['FACEBOOK', 'INSTAGRAM', 'WHATSAPP'];

it.each(languages)('every setting of every kind, and every choice of it, has words in %s', (language) => {
  const file = join(import.meta.dirname, `channels.${language}.json`);
  const { settings } = JSON.parse(readFileSync(file, 'utf8')) as { settings: Texts };
  const missing = kinds.flatMap(({ kind, settings: all }) =>
    all.flatMap(({ name, choices }) =>
      ['label', 'help', ...choices]
        .filter((part) =>
          [kind, ...(metas.includes(kind) ? ['META'] : []), 'COMMON'].every(
            (place) => at(settings, `${place}.${name}.${part}`) === undefined,
          ),
        )
        .map((part) => `${kind} ${name} ${part}`),
    ),
  );
  expect(missing).toEqual([]);
});
