import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isLeaving, welcomePerson } from '../api/device';
import { isFilter, isSort } from '../api/filter';
import type { ChannelSearch, ChannelsSearch, SatisfactionSearch, ViewSearch } from '../api/places';
import { ApiProblem, NoAnswer } from '../api/problem';
import { authStateQuery, meQuery } from '../api/session';
import { Failed, NotFound } from './failed';
import { Shell } from './shell';

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('../auth/sign-in'), 'SignIn'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome/$token',
  component: lazyRouteComponent(() => import('../auth/welcome'), 'Welcome'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../auth/invitation'), 'Invitation'),
});

/** What of the address bar is a text and not empty, by these names. */
function texts(given: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = given[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

/** Whether somebody is signed in; without an answer, whom this device keeps something of. */
async function isKnown(queryClient: QueryClient): Promise<boolean> {
  if (queryClient.getQueryData(meQuery.queryKey) !== undefined) return true;
  try {
    if (isLeaving()) await (await import('../offline/leaving')).endLeaving();
    const { signedIn } = await queryClient.fetchQuery(authStateQuery);
    if (signedIn) await queryClient.ensureQueryData(meQuery);
    else await (await import('../offline/leaving')).forgetReadable();
    return signedIn;
  } catch (error) {
    if (!(error instanceof NoAnswer || (error instanceof ApiProblem && error.status >= 500))) throw error;
    if (isLeaving()) return false;
    const { beginFromKept } = await import('../offline/start');
    if (!(await beginFromKept(queryClient))) throw error;
    return true;
  }
}

function requireManager(client: QueryClient): void {
  const role = client.getQueryData(meQuery.queryKey)?.role;
  if (role !== 'MANAGER' && role !== 'ADMINISTRATOR') throw redirect({ to: '/' });
}

/** Everything for people who are signed in: nothing below is drawn before the server said who asks. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const { queryClient } = context;
    if (!(await isKnown(queryClient))) {
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
    }
    const me = queryClient.getQueryData(meQuery.queryKey);
    if (me !== undefined) welcomePerson(me.id);
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    const team = context.queryClient.getQueryData(meQuery.queryKey)?.teams[0];
    throw redirect({ to: '/inbox/$view', params: { view: team?.id ?? 'mine' }, replace: true });
  },
});

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox/$view',
  validateSearch: (search: Record<string, unknown>): ViewSearch => ({
    ...(isFilter(search.filter) ? { filter: search.filter } : {}),
    ...(isSort(search.sort) ? { sort: search.sort } : {}),
  }),
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
});

/** `message` is the number of the message to show first. */
const inboxConversation = createRoute({
  getParentRoute: () => inbox,
  path: '/$conversation',
  validateSearch: (given: Record<string, unknown>): { message?: number } =>
    Number.isInteger(given.message) ? { message: Number(given.message) } : {},
});

const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: (given: Record<string, unknown>): { q?: string } =>
    given.q === undefined || given.q === '' ? {} : { q: String(given.q) },
  component: lazyRouteComponent(() => import('../search/search-page'), 'SearchPage'),
});

/** Which surveys are counted, as the address bar holds it. */
const satisfaction = createRoute({
  getParentRoute: () => shell,
  path: '/insights/satisfaction',
  validateSearch: (given: Record<string, unknown>): SatisfactionSearch =>
    texts(given, ['from', 'to', 'team', 'employee', 'channel']),
  beforeLoad: ({ context }) => requireManager(context.queryClient),
  component: lazyRouteComponent(() => import('../insights/satisfaction'), 'SatisfactionPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../people/settings'), 'Settings'),
});

const ownCanned = createRoute({
  getParentRoute: () => shell,
  path: '/settings/canned',
  component: lazyRouteComponent(() => import('../wording/canned-page'), 'OwnCannedPage'),
});

const shortcutSettings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/shortcuts',
  component: lazyRouteComponent(() => import('../people/shortcuts'), 'ShortcutSettings'),
});

const notificationSettings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/notifications',
  component: lazyRouteComponent(() => import('../notifications/preferences'), 'NotificationSettings'),
});

const macros = createRoute({
  getParentRoute: () => shell,
  path: '/settings/macros',
  component: lazyRouteComponent(() => import('../wording/macros'), 'MacrosPage'),
});

const admin = createRoute({
  getParentRoute: () => shell,
  path: '/admin',
  beforeLoad: ({ context }) => requireManager(context.queryClient),
  component: lazyRouteComponent(() => import('../admin/admin'), 'Admin'),
});

/** One path per admin page; `admin/admin.tsx` decides what each shows. */
const adminSection = createRoute({
  getParentRoute: () => admin,
  path: '/$section',
  validateSearch: (given: Record<string, unknown>): ChannelsSearch => texts(given, ['connected', 'failed', 'reason']),
});
/** Pages of other features among those of the administration. */
const adminCanned = createRoute({
  getParentRoute: () => admin,
  path: '/canned',
  component: lazyRouteComponent(() => import('../wording/canned-page'), 'SharedCannedPage'),
});
const adminSignatures = createRoute({
  getParentRoute: () => admin,
  path: '/signatures',
  component: lazyRouteComponent(() => import('../wording/signatures'), 'SignaturesPage'),
});
const adminItem = createRoute({
  getParentRoute: () => admin,
  path: '/$section/$item',
  validateSearch: (given: Record<string, unknown>): ChannelSearch => ({
    ...texts(given, ['kind']),
    ...(given.setup === true ? { setup: true } : {}),
  }),
});

const tree = root.addChildren([
  signIn,
  welcome,
  invitation,
  shell.addChildren([
    home,
    inbox.addChildren([inboxConversation]),
    search,
    satisfaction,
    settings,
    ownCanned,
    macros,
    notificationSettings,
    shortcutSettings,
    admin.addChildren([adminCanned, adminSignatures, adminSection, adminItem]),
  ]),
]);

export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: Failed,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
