/** How well a label answers what was typed: all words must occur; beginnings of words count more. */
export function rankOf(label: string, typed: string): number {
  const plain = (text: string): string => text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const text = plain(label);
  let rank = 1;
  for (const word of plain(typed).split(/\s+/).filter(Boolean)) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    rank += at === 0 ? 4 : text[at - 1] === ' ' ? 2 : 0.5;
  }
  return rank;
}
