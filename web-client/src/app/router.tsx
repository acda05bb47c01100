import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
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

/** Everything for people who are signed in: nothing below is drawn before the server said who asks. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    if (context.queryClient.getQueryData(meQuery.queryKey) !== undefined) return;
    const state = await context.queryClient.fetchQuery(authStateQuery);
    if (!state.signedIn) {
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
    }
    await context.queryClient.ensureQueryData(meQuery);
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
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
});

const inboxConversation = createRoute({ getParentRoute: () => inbox, path: '/$conversation' });

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../people/settings'), 'Settings'),
});

const admin = createRoute({
  getParentRoute: () => shell,
  path: '/admin',
  beforeLoad: ({ context }) => {
    const role = context.queryClient.getQueryData(meQuery.queryKey)?.role;
    if (role !== 'MANAGER' && role !== 'ADMINISTRATOR') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('../admin/admin'), 'Admin'),
});

/** One path per admin page; `admin/admin.tsx` decides what each shows. */
const adminSection = createRoute({ getParentRoute: () => admin, path: '/$section' });
const adminItem = createRoute({ getParentRoute: () => admin, path: '/$section/$item' });

const tree = root.addChildren([
  signIn,
  welcome,
  invitation,
  shell.addChildren([
    home,
    inbox.addChildren([inboxConversation]),
    settings,
    admin.addChildren([adminSection, adminItem]),
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
