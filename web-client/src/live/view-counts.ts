import { compareIds, type ViewFrame } from './frame';
import { Store } from './store';

interface Counted {
  count: number;
  asOf: string;
}

/** How many belong to each view that this page shows, by the filter's name. */
export const viewCounts = new Store<ReadonlyMap<string, Counted>>(new Map());

/** The newest answer counts, in whatever order they come. */
export function noteCount({ view, count, asOf }: ViewFrame): void {
  const known = viewCounts.get().get(view);
  if (known !== undefined && compareIds(known.asOf, asOf) > 0) return;
  viewCounts.set(new Map(viewCounts.get()).set(view, { count, asOf }));
}
