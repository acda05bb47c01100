import type { Language } from './protocol';
import { panel as deText, problems as deProblems } from './texts.de.json';
import { panel as enText, problems as enProblems } from './texts.en.json';
import { panel as frText, problems as frProblems } from './texts.fr.json';
import { panel as itText, problems as itProblems } from './texts.it.json';

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
