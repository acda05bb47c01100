import { useEffect } from 'preact/hooks';

/** Where the panel takes the whole screen. */
export const phone = matchMedia('(max-width: 30em), (max-height: 26em)');

/** Puts the cursor where somebody goes on after what they used has gone; on a phone not into the field, whose keyboard covers much. */
export function goOn(root: ShadowRoot): void {
  root.querySelector<HTMLElement>(phone.matches ? '.log' : 'textarea')?.focus();
}

/** On a phone the panel is as high as what the keyboard leaves of the screen, so that what is written stays to be seen. */
export function useKeyboardRoom(box: { current: HTMLElement | null }, shown: boolean): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!shown || view === null || view === undefined) return;
    const fit = () => {
      const style = box.current?.style;
      if (style === undefined) return;
      // Not while somebody looks closer with two fingers.
      const keyboard = phone.matches && view.scale < 1.05;
      style.setProperty('--height', keyboard ? `${view.height}px` : '');
      style.setProperty('--top', keyboard ? `${view.offsetTop}px` : '');
    };
    fit();
    view.addEventListener('resize', fit);
    view.addEventListener('scroll', fit);
    return () => {
      view.removeEventListener('resize', fit);
      view.removeEventListener('scroll', fit);
    };
  }, [box, shown]);
}
