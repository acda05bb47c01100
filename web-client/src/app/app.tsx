import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { listenForSignedOut } from '../api/client';
import { colorScheme } from '../ui/color-scheme';
import { cssVariables, theme } from '../ui/theme';
import { newQueryClient } from './query-client';
import { newRouter } from './router';

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
        <Notifications position="bottom-center" limit={3} containerWidth={380} />
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
