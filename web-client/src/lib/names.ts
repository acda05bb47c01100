/** How somebody is called: by name where one is known, else by the handle. */
export function nameOf({ name, handle }: { name: string; handle: string }): string {
  return name || handle || '?';
}
