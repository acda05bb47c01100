import { Store, useStore } from '../live/store';

const workerFile = '/sw.js';
const lookAgain = 60 * 60_000;

/** A newer version of the client lies ready on this device: `take` shows it. */
export const newVersion = new Store<{ take: () => void } | undefined>(undefined);

export function useNewVersion(): { take: () => void } | undefined {
  return useStore(newVersion);
}

/** The worker starts the client without a server and shows what is pushed; it is the same file for every page. */
export async function startWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    return await navigator.serviceWorker.register(workerFile, { updateViaCache: 'none' });
  } catch {
    // Not allowed here (a private window, plain http): pages show things themselves, and need the server to start.
    return undefined;
  }
}

/** Follows the worker's versions, and says when another one waits; nothing is loaded anew without being asked for. */
export async function followVersions(): Promise<void> {
  const registration = await startWorker();
  if (registration === undefined) return;
  const { serviceWorker } = navigator;
  const first = serviceWorker.controller === null;
  let asked = false;
  let changes = 0;
  const look = (): void => {
    const { waiting, active } = registration;
    if (waiting === null || active === null) return;
    newVersion.set({
      take: () => {
        asked = true;
        waiting.postMessage({ kind: 'take-over' });
      },
    });
  };
  const watch = (worker: ServiceWorker | null): void => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') look();
    });
  };
  serviceWorker.addEventListener('controllerchange', () => {
    changes += 1;
    if (asked) location.reload();
    // Another window asked for it; the first worker ever takes over what it finds, and changes nothing.
    else if (!(first && changes === 1)) newVersion.set({ take: () => location.reload() });
  });
  registration.addEventListener('updatefound', () => watch(registration.installing));
  watch(registration.installing);
  look();
  const update = (): void => {
    // Without a line there is nothing new to find.
    registration.update().catch(() => undefined);
  };
  setInterval(update, lookAgain);
  window.addEventListener('online', update);
}
