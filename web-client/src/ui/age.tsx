import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { fullTime, printedAge } from '../lib/time';

/** One clock for all ages on the screen: it strikes every 20 seconds, and only while somebody looks. */
const every = 20_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function strike(): void {
  if (document.visibilityState === 'hidden') return;
  now = Date.now();
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(strike, every);
    document.addEventListener('visibilitychange', strike);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', strike);
  };
}

export function useNow(): number {
  return useSyncExternalStore(listen, () => now);
}

/** How long ago, ticking; the full date on hover and for screen readers. */
export function Age({ since, className }: { since: string; className?: string }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const text = printedAge(since, useNow(), i18n.language) ?? t('common.now');
  return (
    <time dateTime={since} title={fullTime(since, i18n.language, me.timeZone)} className={`numbers ${className ?? ''}`}>
      {text}
    </time>
  );
}
