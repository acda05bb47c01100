import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { Attachment } from '../api/types';

/** What a mail's HTML becomes before it is shown, as a document of its own. */
export interface MailDocument {
  srcdoc: string;
  remoteImages: number;
  hasQuote: boolean;
  /** Brings its own colours: then it is shown on white paper also in the dark. */
  coloured: boolean;
}

const ownColours = /bgcolor|background|(?:^|[;"'\s])color\s*:/i;

function inlineSource(cid: string, attachments: readonly Attachment[]): string | undefined {
  const wanted = cid.replace(/^cid:/i, '').replace(/^<|>$/g, '');
  const found = attachments.find((each) => each.contentId.replace(/^<|>$/g, '') === wanted);
  return found === undefined ? undefined : `/api/attachments/${encodeURIComponent(found.id)}?inline`;
}

function showImage(image: Element, source: string): void {
  image.removeAttribute('srcset');
  image.setAttribute('src', source);
  image.setAttribute('referrerpolicy', 'no-referrer');
}

/** Where an image would be: its words, or nothing where it has none (often it only counts readers). */
function placeOf(image: Element): Element {
  const place = image.ownerDocument.createElement('span');
  const words = image.getAttribute('alt')?.trim() ?? '';
  place.textContent = words;
  if (words !== '') place.className = 'parley-image';
  return place;
}

function prepareImages(body: HTMLElement, attachments: readonly Attachment[], showRemote: boolean): number {
  let remote = 0;
  for (const image of body.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    const far = image.getAttribute('data-remote-src') ?? (/^https?:/i.test(source) ? source : undefined);
    if (far !== undefined) {
      remote += 1;
      if (showRemote) showImage(image, far);
      else image.replaceWith(placeOf(image));
    } else if (/^cid:/i.test(source)) {
      const inline = inlineSource(source, attachments);
      if (inline === undefined) image.remove();
      else image.setAttribute('src', inline);
    }
  }
  return remote;
}

function styleOf(coloured: boolean): string {
  const paper = coloured ? 'color-scheme: light; background: #fff; color: #1b1c1f;' : 'background: transparent;';
  return `
@font-face { font-family: "Inter Variable"; src: url("${interLatin}") format("woff2-variations"); font-weight: 100 900; }
html { ${paper} overflow: hidden; }
body { margin: 0; padding: ${coloured ? '14px 16px' : '0'}; font: 13.5px/1.55 "Inter Variable", system-ui, sans-serif; overflow-wrap: anywhere; overflow: hidden; }
html.dark:not(.coloured) { color-scheme: dark; color: #e9e9e6; }
html.light:not(.coloured) { color-scheme: light; color: #1b1c1f; }
html.dark:not(.coloured) a { color: #5cc5c1; }
html.light:not(.coloured) a { color: #0a646b; }
img { max-width: 100%; height: auto; }
span.parley-image { display: inline-block; padding: 3px 9px; background: rgb(128 128 128 / 14%); border-radius: 4px; font-size: 12px; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 0.5em 0; padding-left: 12px; border-left: 2px solid rgb(128 128 128 / 40%); }
p:first-child { margin-top: 0; } p:last-child { margin-bottom: 0; }
[data-quoted], [data-signature] { display: none; }
html.quoted [data-quoted], html.quoted [data-signature] { display: block; }`;
}

/**
 * The server has made the HTML safe; this is the second wall: no script can run (sandbox), nothing loads from outside
 * before a click (policy in the document), and every link opens a window of its own.
 */
export function mailDocument(html: string, attachments: readonly Attachment[], showRemote: boolean): MailDocument {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const bad of parsed.querySelectorAll('script, iframe, object, embed, form, base, meta, link')) bad.remove();
  for (const link of parsed.querySelectorAll('a[href], area[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer nofollow');
  }
  const remoteImages = prepareImages(parsed.body, attachments, showRemote);
  const hasQuote = parsed.querySelector('[data-quoted], [data-signature]') !== null;
  const styleElements = [...parsed.querySelectorAll('style')];
  const styles = styleElements.map((style) => style.textContent ?? '').join('\n');
  for (const style of styleElements) style.remove();
  const coloured = ownColours.test(`${parsed.body.outerHTML} ${styles}`);
  const images = showRemote ? "img-src 'self' data: https: http:" : "img-src 'self' data:";
  const policy = `default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; ${images}; form-action 'none'`;
  const safeStyles = styles.replace(/<\/style/gi, '').replace(/@import[^;]*;?/gi, '');
  return {
    srcdoc: `<!doctype html><html class="${coloured ? 'coloured' : ''}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${styleOf(coloured)}</style><style>${safeStyles}</style></head><body>${parsed.body.innerHTML}</body></html>`,
    remoteImages,
    hasQuote,
    coloured,
  };
}
