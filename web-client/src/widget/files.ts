import { sizeOf } from './days';
import { filled } from './language';
import type { Config, Language } from './protocol';
import type { Words } from './words';

/** Those of the files that may be sent, and in words why the others may not. */
export function allowed(
  chosen: readonly File[],
  already: number,
  limits: Config['limits'],
  words: Words,
  language: Language,
): { files: File[]; refused: string } {
  const refused: string[] = [];
  const files = chosen.filter((file) => {
    if (file.size === 0) refused.push(filled(words.empty, { name: file.name }));
    else if (file.size > limits.file)
      refused.push(filled(words.tooLarge, { name: file.name, limit: sizeOf(limits.file, language) }));
    else return true;
    return false;
  });
  const room = Math.max(0, limits.files - already);
  if (files.length > room) refused.push(filled(words.tooMany, { count: limits.files }));
  return { files: files.slice(0, room), refused: refused.join(' ') };
}

/** Kinds of pictures that browsers show; everything else is a row with a name. */
export function isPicture(mediaType: string): boolean {
  return /^image\/(png|jpeg|gif|webp)$/i.test(mediaType);
}
