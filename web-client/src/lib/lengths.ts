/** How a channel's provider counts; the server counts the same way and decides. */
export type LengthUnit = 'UTF16' | 'CODE_POINTS' | 'GRAPHEMES' | 'UTF8_BYTES' | 'X_WEIGHTED' | 'SMS_SEGMENTS';

const link = /https?:\/\/[^\s]+/g;
const linkWeight = 23;
/** twitter-text, configuration 3: these count one, others two; an emoji counts two as a whole. */
const light: readonly [number, number][] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** GSM 03.38: the basic table, and what takes an escape. */
const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const escaped = new Set('^{}\\[~]|€\f');

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}

function weighted(text: string): number {
  const normal = text.normalize('NFC');
  const links = normal.match(link)?.length ?? 0;
  const rest = graphemes(normal.replace(link, '')).reduce((sum, each) => {
    if (emoji.test(each)) return sum + 2;
    const weights = [...each].map((char) => {
      const point = char.codePointAt(0) ?? 0;
      return light.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
    });
    return sum + weights.reduce<number>((all, weight) => all + weight, 0);
  }, 0);
  return rest + links * linkWeight;
}

function segments(text: string): number {
  if (text === '') return 0;
  const chars = [...text];
  const plain = chars.every((char) => gsm.has(char) || escaped.has(char));
  if (!plain) return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
  const septets = chars.reduce((sum, char) => sum + (escaped.has(char) ? 2 : 1), 0);
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
}

/** The length of a text as this provider counts it. */
export function lengthOf(text: string, unit: LengthUnit): number {
  switch (unit) {
    case 'UTF16':
      return text.length;
    case 'CODE_POINTS':
      return [...text].length;
    case 'GRAPHEMES':
      return graphemes(text).length;
    case 'UTF8_BYTES':
      return new TextEncoder().encode(text).length;
    case 'X_WEIGHTED':
      return weighted(text);
    case 'SMS_SEGMENTS':
      return segments(text);
  }
}

export interface TextLimit {
  max: number;
  unit: LengthUnit;
  parts: number;
}

/** Where a text stands beside its limit; `parts` it will be sent in, one more than allowed where it is too long. */
export interface Measured {
  used: number;
  max: number;
  parts: number;
  tooLong: boolean;
}

/** Undefined where there is no limit worth a word. */
export function measured(text: string, limit: TextLimit): Measured | undefined {
  if (limit.max >= 1_000_000) return undefined;
  const used = lengthOf(text.trim(), limit.unit);
  const parts = Math.max(1, Math.ceil(used / limit.max));
  return { used, max: limit.max, parts, tooLong: parts > limit.parts };
}
