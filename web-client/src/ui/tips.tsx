import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './tips.module.css';

const pause = 350;
const edge = 6;

/** Shows the `data-tip` of whatever the pointer rests on or the keyboard reaches: one for the whole page. */
export function Tips() {
  const [target, setTarget] = useState<HTMLElement>();
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setTarget(undefined);
    };
    const show = (event: Event): void => {
      hide();
      // A finger rests on nothing: the tip would stand there after the tap.
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      if (found === null || found.getAttribute('aria-expanded') === 'true') return;
      timer = setTimeout(() => setTarget(found), pause);
    };
    const focused = (event: Event): void => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) show(event);
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', focused);
    for (const name of ['pointerdown', 'keydown', 'scroll'] as const) document.addEventListener(name, hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', focused);
      for (const name of ['pointerdown', 'keydown', 'scroll'] as const) document.removeEventListener(name, hide, true);
    };
  }, []);

  useLayoutEffect(() => {
    const box = tip.current;
    if (box === null || target === undefined) return;
    const at = target.getBoundingClientRect();
    const above = at.top - box.offsetHeight - edge;
    const left = at.left + at.width / 2 - box.offsetWidth / 2;
    box.style.top = `${above < edge ? at.bottom + edge : above}px`;
    box.style.left = `${Math.max(edge, Math.min(left, window.innerWidth - box.offsetWidth - edge))}px`;
  }, [target]);

  if (!target?.isConnected) return null;
  return (
    <div ref={tip} className={classes.tip} aria-hidden="true">
      {target.dataset.tip}
    </div>
  );
}
