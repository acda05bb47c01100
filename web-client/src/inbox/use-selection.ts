import { useCallback, useEffect, useMemo, useState } from 'react';
import { isTyping } from '../ui/is-typing';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Everything that matches, also what is not loaded. */
  all: boolean;
  toggle: (id: string) => void;
  /** From the row that was selected last to this one. */
  extendTo: (id: string) => void;
  selectLoaded: () => void;
  selectAll: () => void;
  clear: () => void;
}

interface State {
  ids: ReadonlySet<string>;
  all: boolean;
  anchor: string | undefined;
}

const nothing: State = { ids: new Set(), all: false, anchor: undefined };

/** The rows between two, both included; only the second when the first is not in the list any more. */
export function between(order: readonly string[], from: string | undefined, to: string): string[] {
  const start = from === undefined ? -1 : order.indexOf(from);
  const end = order.indexOf(to);
  if (end < 0) return [];
  if (start < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** What is selected in a list, for deeds on many at once. What leaves the list is no longer selected. */
export function useSelection(order: readonly string[]): Selection {
  const [state, setState] = useState<State>(nothing);
  const toggle = useCallback((id: string) => {
    setState(({ ids }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return { ids: next, all: false, anchor: id };
    });
  }, []);
  const extendTo = useCallback(
    (id: string) =>
      setState(({ ids, anchor }) => ({
        ids: new Set([...ids, ...between(order, anchor, id)]),
        all: false,
        anchor: id,
      })),
    [order],
  );
  const selectLoaded = useCallback(
    () => setState(({ anchor }) => ({ ids: new Set(order), all: false, anchor })),
    [order],
  );
  const selectAll = useCallback(() => setState(({ anchor }) => ({ ids: new Set(order), all: true, anchor })), [order]);
  const clear = useCallback(() => setState(nothing), []);

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'a';
      if (!wanted || isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      selectLoaded();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [selectLoaded]);

  return useMemo(() => {
    const present = state.all ? new Set(order) : new Set(order.filter((id) => state.ids.has(id)));
    return { ids: present, all: state.all, toggle, extendTo, selectLoaded, selectAll, clear };
  }, [state, order, toggle, extendTo, selectLoaded, selectAll, clear]);
}
