/** A text as it is shown: words, and links that are safe to follow. */
export interface Part {
  text: string;
  href?: string;
}

const address =
  /\bhttps?:\/\/[^\s<>"“”«»]+|\bmailto:[^\s<>"“”«»]+|\b[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}\b/gi;

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Without what ends the sentence around it: a full stop, or a bracket that was opened before the address. */
function trimmed(found: string): string {
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    const opening = pairs[last];
    if (opening !== undefined) {
      const inside = found.slice(0, end);
      if (inside.split(opening).length >= inside.split(last).length) break;
    } else if (!".,;:!?'’*_~…".includes(last)) break;
  }
  return found.slice(0, end);
}

/** Only what leads to a page or to a letter; anything else stays words. */
function hrefOf(found: string): string | undefined {
  const whole = /^(https?|mailto):/i.test(found) ? found : `mailto:${found}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, href, hostname } = new URL(whole);
  if (protocol === 'mailto:') return href;
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' ? href : undefined;
}

export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const found = trimmed(match[0]);
    const href = hrefOf(found);
    if (href === undefined) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: found, href });
    at = match.index + found.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
