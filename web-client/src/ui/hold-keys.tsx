import { useEffect } from 'react';
import { useMoves } from './commands';
import { isTyping } from './is-typing';

/**
 * Shown while a part is loaded or drawn: the keys that are pressed meanwhile are meant for it and are pressed again once it is
 * there. Those that lead to another part go through, unless others wait before them.
 */
export function HoldKeys() {
  const moves = useMoves();
  useEffect(() => {
    const held: KeyboardEvent[] = [];
    const hold = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.key === 'Shift') return;
      if (held.length === 0 && moves(event)) return;
      held.push(event);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('keydown', hold, true);
    return () => {
      // The part offers its commands after it was drawn; a key that is pressed until then comes after those before it.
      setTimeout(() => {
        document.removeEventListener('keydown', hold, true);
        for (const { key, code, shiftKey } of held) {
          const again = { key, code, shiftKey, bubbles: true, cancelable: true };
          (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', again));
        }
      });
    };
  }, [moves]);
  return null;
}
