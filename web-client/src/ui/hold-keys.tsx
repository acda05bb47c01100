import { useEffect, useLayoutEffect, useState } from 'react';
import { useMoves } from './commands';
import { isTyping } from './is-typing';

/** Keeps the keys that are pressed between {@link begin} and a moment after {@link end}, and presses them again then. */
class KeyHold {
  private readonly held: KeyboardEvent[] = [];
  private ending: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly moves: (event: KeyboardEvent) => boolean) {}

  begin(): void {
    clearTimeout(this.ending);
    document.addEventListener('keydown', this.pressed, true);
  }

  /** The part offers its commands after it was drawn; a key that is pressed until then comes after those before it. */
  end(): void {
    this.ending = setTimeout(() => {
      document.removeEventListener('keydown', this.pressed, true);
      for (const { key, code, shiftKey } of this.held.splice(0)) {
        const again = { key, code, shiftKey, bubbles: true, cancelable: true };
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', again));
      }
    });
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.key === 'Shift') return;
    if (this.held.length === 0 && this.moves(event)) return;
    this.held.push(event);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

/**
 * Shown while a part is loaded or drawn: the keys that are pressed meanwhile are meant for it and are pressed again once it is
 * there. Those that lead to another part go through, unless others wait before them.
 */
export function HoldKeys() {
  const moves = useMoves();
  const [keys] = useState(() => new KeyHold(moves));
  // Before the next key can come: what stood here before still offers its commands.
  useLayoutEffect(() => keys.begin(), [keys]);
  useEffect(() => () => keys.end(), [keys]);
  return null;
}
