/** What is drawn in the channel's colour, so that it can be read whatever the colour is (WCAG 2.2 AA). */
export interface Colours {
  /** The colour itself, behind words. */
  fill: string;
  /** Words and signs on it: black or white. */
  onFill: string;
  /** The colour as words on the light and on the dark panel. */
  inkLight: string;
  inkDark: string;
}

type Rgb = readonly [number, number, number];

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white), as WCAG counts. */
export function contrast(one: string, other: string): number {
  const [first, second] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** As much of the colour as can be read on this ground. */
function readableOn(ground: string, colour: string, towards: string): string {
  const [from, to] = [rgbOf(colour), rgbOf(towards)];
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = hexOf([0, 1, 2].map((at) => (from[at] ?? 0) * (1 - share) + (to[at] ?? 0) * share) as unknown as Rgb);
    if (contrast(mixed, ground) >= 4.6) return mixed;
  }
  return towards;
}

/** The darkest ground in the light panel and the lightest in the dark one: what can be read there can be read on the others. */
const grounds = { light: '#eef0f3', dark: '#2b2e35' };

export function coloursOf(fill: string): Colours {
  return {
    fill,
    onFill: contrast(fill, '#ffffff') >= 4.5 ? '#ffffff' : '#000000',
    inkLight: readableOn(grounds.light, fill, '#000000'),
    inkDark: readableOn(grounds.dark, fill, '#ffffff'),
  };
}
