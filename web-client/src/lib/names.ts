/** How somebody is called: by name where one is known, else by the handle. */
export function nameOf({ name, handle }: { name: string; handle: string }): string {
  return name || handle || '?';
}

/** What a conversation is called: by its subject, or by its channel where nobody writes subjects; undefined for a mail without one. */
export function titleOf(summary: { subject: string; channel: { kind: string; name: string } }): string | undefined {
  if (summary.subject !== '') return summary.subject;
  return summary.channel.kind === 'EMAIL' ? undefined : summary.channel.name;
}
