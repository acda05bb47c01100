import type { Language } from '../api/types';

export interface Emoji {
  unicode: string;
  label: string;
  codes: readonly string[];
  /** Everything it can be found by: its name and tags in the reader's language, and its short codes. */
  words: string;
}

interface Compact {
  hexcode: string;
  label: string;
  unicode: string;
  group?: number;
  order?: number;
  tags?: string[];
}

type Codes = Record<string, string | string[]>;

const names = {
  en: () => import('emojibase-data/en/compact.json'),
  de: () => import('emojibase-data/de/compact.json'),
  fr: () => import('emojibase-data/fr/compact.json'),
  it: () => import('emojibase-data/it/compact.json'),
} as const;

let loaded: { language: Language; emojis: Promise<Emoji[]> } | undefined;

async function load(language: Language): Promise<Emoji[]> {
  const [all, codes] = await Promise.all([
    names[language]() as Promise<{ default: unknown }>,
    import('emojibase-data/en/shortcodes/emojibase.json') as Promise<{ default: unknown }>,
  ]);
  const codesOf = codes.default as Codes;
  return (all.default as Compact[])
    .filter(({ group, order }) => group !== undefined && order !== undefined)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ hexcode, label, unicode, tags = [] }) => {
      const codes = [codesOf[hexcode] ?? []].flat();
      return { unicode, label, codes, words: [...codes, label, ...tags].join(' ').toLocaleLowerCase() };
    });
}

/** All emoji with their names in a language; fetched when they are first asked for. */
export function emojisIn(language: Language): Promise<Emoji[]> {
  if (loaded?.language !== language) loaded = { language, emojis: load(language) };
  return loaded.emojis;
}

/** What answers the typed words, those that begin with them first. */
export function findEmojis(all: readonly Emoji[], typed: string, most: number): Emoji[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return all.slice(0, most);
  return all
    .map((emoji, place) => ({ emoji, at: emoji.words.indexOf(wanted), place }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at) || a.place - b.place)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

/** The emoji of a short code such as `smile`. */
export function emojiOf(all: readonly Emoji[], code: string): string | undefined {
  const wanted = code.toLocaleLowerCase();
  return all.find(({ codes }) => codes.includes(wanted))?.unicode;
}
