import { expect, it } from 'vitest';
import { htmlOf, textOf } from './rich-text';

const p = (...content: object[]) => ({ type: 'paragraph', content });
const t = (text: string, marks?: object[]) => ({ type: 'text', text, ...(marks ? { marks } : {}) });

it('writes paragraphs, lists, quotes and links as people write them in plain text', () => {
  const link = [{ type: 'link', attrs: { href: 'https://a.example' } }];
  const doc = {
    type: 'doc',
    content: [
      p(t('Hello'), { type: 'hardBreak' }, t('Fiona')),
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [p(t('one'))] },
          { type: 'listItem', content: [p(t('two'))] },
        ],
      },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [p(t('three'))] }] },
      { type: 'blockquote', content: [p(t('said')), p(t('more'))] },
      p(t('see '), t('here', link), t(' or '), t('https://a.example', link)),
    ],
  };
  expect(textOf(doc)).toBe(
    'Hello\nFiona\n\n- one\n- two\n\n3. three\n\n> said\n>\n> more\n\nsee here (https://a.example) or https://a.example',
  );
});

it('makes paragraphs of plain text and escapes what looks like HTML', () => {
  expect(htmlOf('a < b\nc\n\nd & e')).toBe('<p>a &lt; b<br>c</p><p>d &amp; e</p>');
});
