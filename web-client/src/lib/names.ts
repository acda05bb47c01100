import i18next from 'i18next';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * How somebody is called: by name where one is known, else by the handle. Who writes from a web chat and said no name has a handle that
 * means nothing to people: they are visitors, told apart by its end.
 */
export function nameOf({ name, handle }: { name: string; handle: string }): string {
  const called = name || handle || '?';
  return uuid.test(called) ? i18next.t('visitor', { code: called.slice(-4).toUpperCase() }) : called;
}

/** The handle by which people know somebody; empty where it means nothing to them. */
export function handleOf({ handle }: { handle: string }): string {
  return uuid.test(handle) ? '' : handle;
}

/** What a conversation is called: by its subject, or by its channel where nobody writes subjects; undefined for a mail without one. */
export function titleOf(summary: { subject: string; channel: { kind: string; name: string } }): string | undefined {
  if (summary.subject !== '') return summary.subject;
  return summary.channel.kind === 'EMAIL' ? undefined : summary.channel.name;
}
