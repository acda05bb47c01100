import { type RefObject, useEffect } from 'react';
import type { CheckFinding } from '../api/types';

const names = {
  ADVISE: 'guidance-advise',
  WARN: 'guidance-warn',
  APPROVE: 'guidance-approve',
  FORBID: 'guidance-forbid',
};

/** The words that a finding is about. */
export function wordsOf({ places }: CheckFinding, text: string): string[] {
  const words = places.filter(({ start, end }) => end > start).map(({ start, end }) => text.slice(start, end));
  return [...new Set(words)].filter((word) => word.trim() !== '');
}

/** Marks the words in the formatted field, without touching what is written there. */
export function useMarks(field: RefObject<HTMLElement | null>, findings: readonly CheckFinding[], text: string): void {
  useEffect(() => {
    if (!('highlights' in CSS)) return;
    const clear = (): void => {
      for (const name of Object.values(names)) CSS.highlights.delete(name);
    };
    clear();
    const box = field.current?.querySelector('[contenteditable="true"]');
    if (!box) return;
    for (const [level, name] of Object.entries(names)) {
      const words = findings.filter((finding) => finding.level === level).flatMap((finding) => wordsOf(finding, text));
      const ranges = words.flatMap((word) => rangesOf(box, word));
      if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
    }
    return clear;
  }, [field, findings, text]);
}

/** Where these words stand, also across bold and links. */
function rangesOf(box: Element, words: string): Range[] {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const pieces: { node: Text; start: number }[] = [];
  let all = '';
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    pieces.push({ node, start: all.length });
    all += node.data;
  }
  const place = (offset: number): { node: Text; offset: number } | undefined => {
    const piece = pieces.findLast(({ start }) => start <= offset);
    return piece === undefined ? undefined : { node: piece.node, offset: offset - piece.start };
  };
  const ranges: Range[] = [];
  for (let from = all.indexOf(words); from >= 0 && ranges.length < 50; from = all.indexOf(words, from + words.length)) {
    const begin = place(from);
    const last = place(from + words.length - 1);
    if (begin === undefined || last === undefined) continue;
    const range = document.createRange();
    range.setStart(begin.node, begin.offset);
    range.setEnd(last.node, last.offset + 1);
    ranges.push(range);
  }
  return ranges;
}
