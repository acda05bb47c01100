import { type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CannedReply, Language } from '../api/types';
import { variantOf } from '../api/wording';
import { fuzzyRank } from '../lib/fuzzy';
import { fillHtml, fillText, type Values } from '../lib/template';
import classes from './canned-menu.module.css';
import { htmlOf } from './rich-text';
import type { Slash } from './slash';

/** What the menu offers: the replies, and what to fill in. */
export interface CannedSource {
  replies: readonly CannedReply[];
  values: Values;
  language: Language;
  otherwise: Language;
  onUsed: (reply: CannedReply) => void;
}

const most = 8;

function found(source: CannedSource, typed: string): CannedReply[] {
  return source.replies
    .map((reply, place) => {
      const { text } = variantOf(reply, source.language, source.otherwise);
      const shortcut = typed !== '' && reply.shortcut.startsWith(typed.toLowerCase()) ? 20 : 0;
      const exact = typed !== '' && reply.shortcut === typed.toLowerCase() ? 20 : 0;
      const inText = typed.length > 2 && text.toLowerCase().includes(typed.toLowerCase()) ? 0.4 : 0;
      const rank = fuzzyRank(`${reply.title} ${reply.shortcut}`, typed) + shortcut + exact + inText;
      return { reply, rank, place };
    })
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.place - b.place)
    .slice(0, most)
    .map(({ reply }) => reply);
}

/** Canned replies at the caret: the list, and beside it what would be written. */
export function CannedMenu({
  slash,
  source,
  keys,
  field,
}: {
  slash: Slash;
  source: CannedSource;
  /** Where the editor's keys come first. */
  keys: RefObject<(event: KeyboardEvent) => boolean>;
  /** The field that keeps the focus: it tells screen readers which entry is meant. */
  field: () => HTMLElement | null;
}) {
  const { t } = useTranslation('writing');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const shown = useMemo(() => found(source, slash.query), [source, slash.query]);
  const current = Math.min(at, shown.length - 1);
  const chosen = shown[current];
  const filled = useMemo(() => (chosen === undefined ? undefined : wordsOf(chosen, source)), [chosen, source]);
  const empty = source.replies.length === 0 && slash.query === '';

  const choose = (reply: CannedReply): void => {
    const { html, text } = wordsOf(reply, source);
    slash.replace({ html, text });
    source.onUsed(reply);
  };
  const take = (event: KeyboardEvent): boolean => {
    if (event.isComposing) return false;
    if (event.key === 'Escape') {
      slash.close();
      return true;
    }
    if (chosen === undefined) return false;
    if (event.key === 'ArrowDown') setAt((current + 1) % shown.length);
    else if (event.key === 'ArrowUp') setAt((current + shown.length - 1) % shown.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey)
      choose(chosen);
    else return false;
    return true;
  };
  useLayoutEffect(() => {
    keys.current = take;
  });
  useEffect(() => {
    const taker = keys;
    return () => {
      taker.current = () => false;
    };
  }, [keys]);
  useEffect(() => {
    const target = field();
    if (target === null || chosen === undefined) return;
    target.setAttribute('aria-controls', id);
    target.setAttribute('aria-activedescendant', `${id}-${chosen.id}`);
    return () => {
      target.removeAttribute('aria-controls');
      target.removeAttribute('aria-activedescendant');
    };
  }, [field, id, chosen]);
  useLayoutEffect(() => {
    if (box.current !== null && slash.rect !== undefined) place(box.current, slash.rect);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => setAt(0), [slash.query]);

  if (shown.length === 0 && !empty) return null;
  return createPortal(
    <div ref={box} className={classes.menu}>
      {empty ? <p className={classes.none}>{t('canned.noneYet')}</p> : null}
      <div className={classes.list} role="listbox" id={id} aria-label={t('canned.title')}>
        {shown.map((reply, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys
          <div
            key={reply.id}
            id={`${id}-${reply.id}`}
            role="option"
            aria-selected={index === current}
            className={classes.item}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(reply)}
          >
            <span className={classes.title}>{reply.title}</span>
            {reply.shortcut === '' ? null : <span className={classes.shortcut}>/{reply.shortcut}</span>}
          </div>
        ))}
      </div>
      {filled === undefined ? null : (
        <div className={classes.preview} data-testid="canned-preview">
          <p className={classes.words} lang={filled.language}>
            {filled.text}
          </p>
          {filled.missing.length === 0 ? null : (
            <p className={classes.missing}>{t('canned.missing', { names: filled.missing.join(', ') })}</p>
          )}
        </div>
      )}
    </div>,
    document.querySelector('main') ?? document.body,
  );
}

function wordsOf(reply: CannedReply, source: CannedSource) {
  const { html, text, language } = variantOf(reply, source.language, source.otherwise);
  const filled = fillText(text, source.values);
  return {
    language,
    text: filled.content,
    missing: filled.missing,
    html: html === '' ? htmlOf(filled.content) : fillHtml(html, source.values).content,
  };
}

/** Above the caret, where the composer has room; below it otherwise. */
function place(menu: HTMLElement, rect: DOMRect): void {
  const gap = 6;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const above = rect.top - gap - height;
  menu.style.top = `${above >= gap ? above : Math.min(rect.bottom + gap, window.innerHeight - height - gap)}px`;
  menu.style.left = `${Math.max(gap, Math.min(rect.left, window.innerWidth - width - gap))}px`;
}
