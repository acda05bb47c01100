import type { Language } from './protocol';
import { launcher as de } from './texts.de.json';
import { launcher as en } from './texts.en.json';
import { launcher as fr } from './texts.fr.json';
import { launcher as it } from './texts.it.json';

/** The few words that every page loads. */
export const launcherWords: Record<Language, typeof en> = { en, de, fr, it };
