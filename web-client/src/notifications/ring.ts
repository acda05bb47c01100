import type { NotificationLine } from '../api/types';

const rung = 'parley.rung';
const visible = 'parley.visible';

export interface Ring {
  title: string;
  body: string;
  conversation: string;
  sound: boolean;
}

/** Ids grow with time: the newest one known, also where lines are sorted otherwise. */
export function newestOf(lines: readonly Pick<NotificationLine, 'id'>[]): string {
  return lines.reduce((newest, { id }) => (id > newest ? id : newest), '');
}

/** Rings in one tab of this browser only: whoever comes first under the lock notes what has been rung. */
export async function ringOnce(id: string, ring: Ring): Promise<boolean> {
  const first = await navigator.locks.request('parley.ring', () => {
    if ((localStorage.getItem(rung) ?? '') >= id) return false;
    localStorage.setItem(rung, id);
    return true;
  });
  if (!first) return false;
  if (ring.sound) void chime();
  if (!(await anyTabVisible())) await show(ring);
  return true;
}

/** While somebody looks at this tab it holds a lock that all of them may share: other tabs then show nothing over the screen. */
export function holdWhileVisible(): () => void {
  let release: (() => void) | undefined;
  const look = (): void => {
    if (document.visibilityState !== 'visible') {
      release?.();
      release = undefined;
    } else if (release === undefined) {
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      void navigator.locks.request(visible, { mode: 'shared' }, () => held);
    }
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    release?.();
  };
}

async function anyTabVisible(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === visible);
}

/** By the service worker where there is one: it opens the conversation also when this tab is gone by then. */
async function show({ title, body, conversation }: Ring): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const path = `/inbox/mine/${conversation}`;
  const options = { body, tag: conversation, icon: '/icon-192.png', data: { path } };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker !== undefined) {
    await worker.showNotification(title, options);
    return;
  }
  const shown = new Notification(title, options);
  shown.onclick = () => {
    window.focus();
    location.assign(path);
  };
}

/** Two soft tones. A page that nobody has touched yet may not sound: then it stays silent. */
async function chime(): Promise<void> {
  try {
    const context = new AudioContext();
    await context.resume();
    for (const [at, pitch] of [
      [0, 660],
      [0.12, 880],
    ] as const) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const start = context.currentTime + at;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.08, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.4);
    }
    setTimeout(() => void context.close(), 1_000);
  } catch {
    // No sound device, or not allowed: what is to be heard is to be seen as well.
  }
}

/** The number on the app's icon, and a dot on the tab's. */
export function showBadge(count: number): void {
  if (count > 0) void navigator.setAppBadge?.(count).catch(() => undefined);
  else void navigator.clearAppBadge?.().catch(() => undefined);
  document.querySelector('link[rel="icon"]')?.setAttribute('href', count > 0 ? '/parley-news.svg' : '/parley.svg');
}
