function plain(text: string): string {
  return text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** How well one word is found: at a beginning, somewhere, or letter by letter in order. */
function wordRank(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 6;
  if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') ? 1.5 : 4;
  let from = 0;
  let gaps = 0;
  for (const letter of word) {
    const found = text.indexOf(letter, from);
    if (found < 0) return 0;
    gaps += found - from;
    from = found + 1;
  }
  return word.length < 2 ? 0 : 1 / (1 + gaps);
}

/** How well a text answers what was typed: every word must be found, also with letters left out; 0 where it does not. */
export function fuzzyRank(text: string, typed: string): number {
  const whole = plain(text);
  let rank = 1;
  for (const word of plain(typed).split(/\s+/).filter(Boolean)) {
    const found = wordRank(whole, word);
    if (found === 0) return 0;
    rank += found;
  }
  return rank;
}
