import type { Language } from './protocol';
import { problems as deProblems, panel as deText } from './texts.de.json';
import { problems as enProblems, panel as enText } from './texts.en.json';
import { problems as frProblems, panel as frText } from './texts.fr.json';
import { problems as itProblems, panel as itText } from './texts.it.json';

export type Words = typeof enText;

/** What the panel says, in each language. */
const texts: Record<Language, Words> = { en: enText, de: deText, fr: frText, it: itText };

const problems: Record<Language, Readonly<Record<string, string>>> = {
  en: enProblems,
  de: deProblems,
  fr: frProblems,
  it: itProblems,
};

export function wordsOf(language: Language): Words {
  return texts[language];
}

/** Why a message was refused, and what to do. */
export function problemOf(language: Language, code: string): string {
  return problems[language][code] ?? problems[language].other ?? '';
}
