import classes from './initials.module.css';

const tones = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

export function initialsOf(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s.@-]/gu, '')
    .split(/[\s.@_-]+/u)
    .filter((word) => word !== '');
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letters = [first, last].map((word) => (word === undefined ? '' : [...word][0])).join('');
  return letters === '' ? '?' : letters.toUpperCase();
}

function toneOf(seed: string): string {
  let sum = 0;
  for (const char of seed) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return tones[sum % tones.length] ?? 'a';
}

/** A person as two letters in a quiet colour that stays the same for that person. */
export function Initials({ name, seed, size = 22 }: { name: string; seed?: string; size?: number }) {
  return (
    <span
      className={classes.initials}
      data-tone={toneOf(seed ?? name)}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}
