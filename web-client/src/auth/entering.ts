import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { setLeaving } from '../api/device';
import { keys } from '../api/keys';
import { meQuery } from '../api/session';
import type { Me } from '../api/types';
import { chooseLanguage } from '../i18n/i18n';

/** What follows a sign-in in any of its forms: the person's language, a clean cache, and the page they wanted. */
export function useEntering(): (me: Me, next?: string) => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (me, next) => {
    setLeaving(false);
    queryClient.removeQueries({ queryKey: keys.authState });
    queryClient.setQueryData(meQuery.queryKey, me);
    await chooseLanguage(me.language);
    if (next === undefined) await router.navigate({ to: '/', replace: true });
    else router.history.replace(next);
  };
}

/** A form's fields by name, as trimmed text. */
export function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
