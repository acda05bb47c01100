import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types';

export const languages = ['en', 'de', 'fr', 'it'] as const satisfies readonly Language[];
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  it: 'Italiano',
};

type Texts = { default: Record<string, unknown> };
// Every file here is one language's texts of one namespace.
const files = import.meta.glob<Texts>('./*.json');

/** Loads one language's texts of one feature when they are first asked for: `en.json`, `admin.de.json`. */
const texts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language: string, namespace: string, done: ReadCallback) => {
    const file = namespace === 'app' ? `./${language}.json` : `./${namespace}.${language}.json`;
    const load = files[file];
    if (load === undefined) done(new Error(`no texts ${file}`), null);
    else
      load().then(
        (module) => done(null, module.default),
        (error) => done(error as Error, null),
      );
  },
};

export function isLanguage(value: string | null | undefined): value is Language {
  return languages.some((language) => language === value);
}

const stored = 'parley.language';

/** The language chosen in this browser, else the browser's own, else English. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(stored);
  if (isLanguage(chosen)) return chosen;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return wanted ?? 'en';
}

export async function startTexts(language: Language): Promise<void> {
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now;
  });
  await i18next
    .use(texts)
    .use(initReactI18next)
    .init({
      lng: language,
      ns: ['app'],
      defaultNS: 'app',
      fallbackLng: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(stored, language);
  await i18next.changeLanguage(language);
}
