import { type ComponentType, lazy } from 'react';

/** A part that is needed when there may be no server to load it from: then its place stays empty instead of the page breaking. */
export function lazyQuiet<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return lazy<ComponentType<P>>(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: () => null }),
    ),
  );
}
