import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailDocument } from './html-document';
import classes from './html-frame.module.css';

function dress(document: Document, scheme: 'light' | 'dark', quoted: boolean): void {
  const { classList } = document.documentElement;
  classList.toggle('dark', scheme === 'dark');
  classList.toggle('light', scheme === 'light');
  classList.toggle('quoted', quoted);
}

/** Keys pressed inside the mail work as if pressed beside it. */
function passKeys(document: Document): void {
  document.addEventListener('keydown', (event) => {
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
    const init = { key, code, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true };
    if (!window.dispatchEvent(new KeyboardEvent('keydown', init))) event.preventDefault();
  });
}

/**
 * A mail's HTML in a frame without scripts. The frame shares our origin only so that its height can be measured; as
 * nothing in it can run, that gives it no power.
 */
export function HtmlFrame({ mail, quoted }: { mail: MailDocument; quoted: boolean }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(40);
  const [loaded, setLoaded] = useState(0);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    const inner = frame.current?.contentDocument;
    if (loaded === 0 || inner?.body == null) return;
    dress(inner, scheme, quoted);
    const measure = (): void => setHeight(Math.ceil(inner.body.getBoundingClientRect().height));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(inner.body);
    return () => observer.disconnect();
  }, [loaded, scheme, quoted]);

  return (
    <iframe
      ref={frame}
      className={classes.frame}
      data-coloured={mail.coloured || undefined}
      title={t('message.content')}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={mail.srcdoc}
      style={{ height }}
      onLoad={() => {
        const inner = frame.current?.contentDocument;
        if (inner) passKeys(inner);
        setLoaded((count) => count + 1);
      }}
    />
  );
}
