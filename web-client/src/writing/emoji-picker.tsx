import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../api/types';
import { type Emoji, emojisIn, findEmojis } from './emoji';
import classes from './emoji-picker.module.css';

const columns = 8;
const most = columns * 40;

/** Emoji by name or by looking; arrows move, Enter takes. */
export function EmojiPicker({ onChoose, onClose }: { onChoose: (unicode: string) => void; onClose: () => void }) {
  const { t, i18n } = useTranslation('writing');
  const [all, setAll] = useState<readonly Emoji[]>([]);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    emojisIn(i18n.language as Language)
      .then((emojis) => {
        if (!gone) setAll(emojis);
      })
      .catch(() => onClose());
    return () => {
      gone = true;
    };
  }, [i18n.language, onClose]);
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [onClose]);
  const shown = findEmojis(all, typed, most);
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, at + by));
    setAt(next);
    box.current?.querySelector(`[data-at="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  return (
    <div ref={box} className={classes.picker} role="dialog" aria-label={t('emoji.title')}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was opened to be typed in
        autoFocus
        className={classes.search}
        role="combobox"
        aria-expanded="true"
        aria-controls="emoji-list"
        aria-activedescendant={shown.length > 0 ? `emoji-${at}` : undefined}
        aria-label={t('emoji.search')}
        placeholder={t('emoji.search')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const chosen = shown[at];
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen.unicode);
          else if (
            steps[event.key] !== undefined &&
            (typed === '' || event.key.endsWith('n') || event.key.endsWith('p'))
          )
            move(steps[event.key] ?? 0);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div id="emoji-list" className={classes.list} role="listbox" aria-label={t('emoji.title')}>
        {shown.map(({ unicode, label }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys
          <span
            key={unicode}
            id={`emoji-${index}`}
            data-at={index}
            role="option"
            aria-selected={index === at}
            aria-label={label}
            title={label}
            className={classes.emoji}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(unicode)}
          >
            {unicode}
          </span>
        ))}
      </div>
    </div>
  );
}
