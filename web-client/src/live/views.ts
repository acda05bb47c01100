import { useEffect, useRef } from 'react';
import { type Filter, nameOfFilter } from '../api/filter';
import { useLive } from './context';
import { useStore } from './store';
import { viewCounts } from './view-counts';

/** How many belong to a view now; undefined until the server has said so. */
export function useViewCounts(): (filter: Filter) => number | undefined {
  const known = useStore(viewCounts);
  return (filter) => known.get(nameOfFilter(filter))?.count;
}

/** Has the server tell how these views stand for as long as the component is there. */
export function useShownViews(filters: readonly Filter[]): void {
  const live = useLive();
  const source = useRef({});
  const wanted = JSON.stringify(filters);
  useEffect(() => {
    const from = source.current;
    live?.showViews(from, JSON.parse(wanted));
    return () => live?.showViews(from, []);
  }, [live, wanted]);
}
