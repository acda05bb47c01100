import { Fragment } from 'react';
import classes from './plain-text.module.css';

type Part = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

const link = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g;

/** Splits text into words and links; addresses become mail links. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(link)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    const found = match[0];
    parts.push({ kind: 'link', text: found, href: found.includes('://') ? found : `mailto:${found}` });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** A piece of text in which only links are made clickable. */
export function LinkedText({ text }: { text: string }) {
  return partsOf(text).map((part, at) =>
    part.kind === 'link' ? (
      <a key={at} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      <Fragment key={at}>{part.text}</Fragment>
    ),
  );
}

/** Text as it was written, with its line breaks; only links are made clickable. */
export function PlainText({ text, muted = false }: { text: string; muted?: boolean }) {
  return (
    <div className={classes.text} data-muted={muted || undefined}>
      <LinkedText text={text} />
    </div>
  );
}
