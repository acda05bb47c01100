import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys, type View } from '../api/keys';
import type { BulkAction, BulkJob } from '../api/types';
import { Store, useStore } from '../live/store';
import { toast } from '../ui/toast';

export const bulkQuery = queryOptions({
  queryKey: keys.bulk,
  queryFn: ({ signal }) => api.get<BulkJob[]>('/api/bulk', undefined, signal),
  staleTime: 60_000,
});

/** Jobs whose end was seen and put away. */
const dismissed = new Store<ReadonlySet<string>>(new Set());
/** Jobs that were begun in this window: their end is shown too. */
const begun = new Store<ReadonlySet<string>>(new Set());

export function dismiss(id: string): void {
  dismissed.set(new Set([...dismissed.get(), id]));
}

/** What is worth showing: what runs, and what was begun here and has ended. */
export function useShownJob(jobs: readonly BulkJob[] | undefined): BulkJob | undefined {
  const gone = useStore(dismissed);
  const own = useStore(begun);
  return jobs?.find((job) => !gone.has(job.id) && (job.state === 'RUNNING' || own.has(job.id)));
}

export interface Wish {
  action: BulkAction;
  ids: readonly string[];
  /** All that match the list, instead of those that are named. */
  all: View | undefined;
}

function queryOf(view: View): { view?: string; team?: string; filter?: string } {
  if (view.kind === 'filter') return { filter: JSON.stringify(view.filter) };
  return view.kind === 'queue' ? { view: 'queue', team: view.team } : { view: view.kind };
}

function useStarted() {
  const client = useQueryClient();
  return (job: BulkJob): void => {
    begun.set(new Set([...begun.get(), job.id]));
    client.setQueryData<BulkJob[]>(keys.bulk, (known = []) => [job, ...known.filter((each) => each.id !== job.id)]);
    // What happened before the answer came was told before anybody knew the job.
    void client.invalidateQueries({ queryKey: keys.bulk });
  };
}

/** Begins a deed on many; what becomes of it is told by the live line. */
export function useBulk() {
  const started = useStarted();
  return useMutation({
    mutationFn: ({ action, ids, all }: Wish) =>
      api.post<BulkJob>('/api/bulk', all === undefined ? { action, ids } : { action, query: queryOf(all) }),
    onSuccess: started,
    onError: toast.problem,
  });
}

export function useBulkStep() {
  const client = useQueryClient();
  const started = useStarted();
  return useMutation({
    mutationFn: ({ id, step }: { id: string; step: 'cancel' | 'undo' }) => api.post<BulkJob>(`/api/bulk/${id}/${step}`),
    onSuccess: (job, { id, step }) => {
      if (step === 'cancel') void client.invalidateQueries({ queryKey: keys.bulk });
      else {
        dismiss(id);
        started(job);
      }
    },
    onError: toast.problem,
  });
}
