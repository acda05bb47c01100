import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { listenForSignedOut } from '../api/client';
import { colorScheme } from '../ui/color-scheme';
import { cssVariables, theme } from '../ui/theme';
import { newQueryClient } from './query-client';
import { newRouter } from './router';

const Toasts = lazy(() => import('../ui/toasts').then((module) => ({ default: module.Toasts })));

const queryClient = newQueryClient();
const router = newRouter(queryClient);

listenForSignedOut(() => {
  if (router.state.location.pathname.startsWith('/sign-in')) return;
  const target = router.state.location.href;
  queryClient.clear();
  router.navigate({ to: '/sign-in', search: { next: target }, replace: true });
});

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
