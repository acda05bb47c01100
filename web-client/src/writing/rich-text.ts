import type { JSONContent } from '@tiptap/core';

/** What was written: richly, and as plain text. */
export interface Written {
  html: string;
  text: string;
}

/** The text version of what was written richly: lists with marks, quotes with `>`, links with their address. */
export function textOf(node: JSONContent): string {
  return blocks(node.content ?? [])
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function blocks(nodes: readonly JSONContent[], separator = '\n\n'): string {
  return nodes.map(block).join(separator);
}

function block(node: JSONContent): string {
  const inner = node.content ?? [];
  switch (node.type) {
    case 'bulletList':
      return inner.map((item) => listItem('- ', item)).join('\n');
    case 'orderedList': {
      const start = Number(node.attrs?.start ?? 1);
      return inner.map((item, at) => listItem(`${start + at}. `, item)).join('\n');
    }
    case 'blockquote':
      return blocks(inner)
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
    case 'horizontalRule':
      return '---';
    default:
      return inner.map(inline).join('');
  }
}

function listItem(mark: string, item: JSONContent): string {
  const indent = ' '.repeat(mark.length);
  return mark + blocks(item.content ?? [], '\n').replace(/\n/g, `\n${indent}`);
}

function inline(node: JSONContent): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'image') return `[${String(node.attrs?.alt ?? '')}]`;
  const text = node.text ?? '';
  const href: unknown = node.marks?.find((mark) => mark.type === 'link')?.attrs?.href;
  if (typeof href !== 'string' || href === text || href === `mailto:${text}`) return text;
  return `${text} (${href})`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Plain text as the simplest HTML: an empty line divides paragraphs. */
export function htmlOf(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
}
