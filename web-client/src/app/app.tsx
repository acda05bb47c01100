import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listenForSignedOut } from '../api/client';
import { colorScheme } from '../ui/color-scheme';
import { cssVariables, theme, withCloseLabel } from '../ui/theme';
import { useToastsWanted } from '../ui/toast';
import { newQueryClient } from './query-client';
import { newRouter } from './router';

const Toasts = lazy(() => import('../ui/toasts').then((module) => ({ default: module.Toasts })));

const queryClient = newQueryClient();
const router = newRouter(queryClient);

listenForSignedOut(() => {
  if (router.state.location.pathname.startsWith('/sign-in')) return;
  const target = router.state.location.href;
  queryClient.clear();
  void import('../offline/leaving').then(({ forgetReadable }) => forgetReadable());
  router.navigate({ to: '/sign-in', search: { next: target }, replace: true });
});

/** The look, with the one word in it that is read out: what every window's cross is called. */
function useWordedTheme() {
  const { t } = useTranslation();
  const close = t('common.close');
  return useMemo(() => ({ ...theme, components: withCloseLabel(close) }), [close]);
}

export function App() {
  const worded = useWordedTheme();
  const toasts = useToastsWanted();
  return (
    <MantineProvider
      theme={worded}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
        <Suspense fallback={null}>{toasts ? <Toasts /> : null}</Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
