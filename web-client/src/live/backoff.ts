const steps = [250, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** How long to wait before the next try: growing, and different for each browser, so that not all return at once. */
export function pauseBefore(attempt: number, random: number = Math.random()): number {
  const base = steps[Math.min(attempt, steps.length - 1)] ?? 15_000;
  return Math.round(base * (0.7 + random * 0.6));
}
