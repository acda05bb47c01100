const longest = 30_000;

/** How long to wait before the next try: 1 s at first, at most 30 s, and different for each browser, so that not all return at once. */
export function pauseBefore(tries: number, random: number = Math.random()): number {
  return Math.round(Math.max(1000, Math.min(longest, 1000 * 2 ** tries) * (0.5 + random / 2)));
}
