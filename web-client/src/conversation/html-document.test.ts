import { describe, expect, it } from 'vitest';
import type { Attachment } from '../api/types';
import { mailDocument } from './html-document';
import { partsOf } from './plain-text';

const inline: Attachment = {
  id: 'f1',
  name: 'a.png',
  mediaType: 'image/png',
  size: 1,
  inline: true,
  contentId: '<x@y>',
};

describe('a mail as a document', () => {
  it('loads nothing from outside before the click', () => {
    const html = '<p>Hi<img data-remote-src="https://t.example/p.gif" alt=""><img src="https://t.example/q.gif"></p>';
    const hidden = mailDocument(html, [], false);
    expect(hidden.remoteImages).toBe(2);
    expect(hidden.srcdoc).not.toContain('t.example');
    expect(hidden.srcdoc).toContain("img-src 'self' data:;");
    const shown = mailDocument(html, [], true);
    expect(shown.srcdoc).toContain('src="https://t.example/p.gif"');
    expect(shown.srcdoc).toContain("img-src 'self' data: https: http:");
  });

  it('finds pictures that came with the mail', () => {
    const { srcdoc, remoteImages } = mailDocument('<img src="cid:x@y"><img src="cid:missing">', [inline], false);
    expect(srcdoc).toContain('/api/attachments/f1?inline');
    expect(srcdoc).not.toContain('cid:');
    expect(remoteImages).toBe(0);
  });

  it('drops what has no place in a mail although the server should have', () => {
    const html =
      '<script>alert(1)</script><iframe src="https://e.example"></iframe><meta http-equiv="refresh" content="0"><form action="https://e.example"><input></form><p>kept</p>';
    const { srcdoc } = mailDocument(html, [], false);
    expect(srcdoc).toContain('<p>kept</p>');
    for (const bad of ['<script', '<iframe', 'refresh', '<form']) expect(srcdoc).not.toContain(bad);
    expect(srcdoc).toContain("default-src 'none'");
  });

  it('opens links in a window of their own', () => {
    expect(mailDocument('<a href="https://a.example">a</a>', [], false).srcdoc).toMatch(
      /target="_blank" rel="noopener/,
    );
  });

  it('cannot be left through a style', () => {
    const { srcdoc } = mailDocument(
      '<style>p{} </style><style>@import url(https://e.example/x.css);b{}</style>',
      [],
      false,
    );
    expect(srcdoc).not.toContain('e.example');
  });

  it('knows whether there is a quote to unfold and whether it brings its own colours', () => {
    expect(mailDocument('<p>a</p><div data-quoted="true">b</div>', [], false).hasQuote).toBe(true);
    expect(mailDocument('<p>a</p>', [], false).coloured).toBe(false);
    expect(mailDocument('<p style="color:#333">a</p>', [], false).coloured).toBe(true);
  });
});

describe('plain text', () => {
  it('links addresses without the full stop behind them', () => {
    expect(partsOf('See https://a.example/x?y=1. Or b@c.example, now').filter((each) => each.kind === 'link')).toEqual([
      { kind: 'link', text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
      { kind: 'link', text: 'b@c.example', href: 'mailto:b@c.example' },
    ]);
  });

  it('never links a script', () => {
    expect(partsOf('javascript:alert(1) data:text/html,x').every((each) => each.kind === 'text')).toBe(true);
  });
});
