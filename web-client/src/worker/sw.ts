/// <reference lib="webworker" />
import { PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** The built client: put in place of this name when it has been built (see `precache.ts`). */
declare const __BUILT__: { version: string; files: PrecacheEntry[] };

/*
 * What Parley does without a server or without a page: it starts the client from its own files, shows what the server pushes,
 * and opens the conversation when that is touched. Answers of the server are never kept here: what is readable offline belongs
 * to a person, and is kept and cleared by the client.
 */

/** Each version in a store of its own, so that no page ever mixes files of two. */
const prefix = 'parley-client-';
const { version, files } = __BUILT__;
const cacheName = `${prefix}${version}`;
const built = new PrecacheController({ cacheName });
built.addToCacheList(files);
registerRoute(new PrecacheRoute(built, { cleanURLs: false, directoryIndex: '' }));

/** The server decides about these; every other address is one of the client's pages. */
const servers = /^\/(api|auth|ws|v3|actuator|assets|survey|chat)(\/|$)|\./;
registerRoute(new NavigationRoute(built.createHandlerBoundToURL('/index.html'), { denylist: [servers] }));

/** A page that was opened before the last change of versions still finds the parts that it loads later. */
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

self.addEventListener('install', (event) => {
  built.install(event);
});

/** Pages may still run on the version before this one; what is older belongs to nobody. */
async function dropOld(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => self.clients.claim())));

// A new version takes over when a person asked for it, or when no page runs on the old one any more.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data?.kind === 'take-over') void self.skipWaiting();
});

interface Pushed {
  title: string;
  body: string;
  tag: string;
  path: string;
}

function pushedOf(event: PushEvent): Pushed {
  try {
    return event.data?.json() as Pushed;
  } catch {
    // Not ours: a browser wants something shown all the same.
    return { title: 'Parley', body: '', tag: 'parley', path: '/' };
  }
}

self.addEventListener('push', (event) => {
  const { title, body, tag, path } = pushedOf(event);
  const options = { body, tag, icon: '/icon-192.png', badge: '/icon-192.png', data: { path } };
  event.waitUntil(self.registration.showNotification(title, options));
});

async function open(path: string): Promise<unknown> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((each) => each.focused) ?? pages[0];
  if (page === undefined) return self.clients.openWindow(path);
  page.postMessage({ kind: 'open', path });
  return page.focus();
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path ?? '/'));
});
