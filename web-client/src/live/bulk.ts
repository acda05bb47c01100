import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys';
import type { BulkJob } from '../api/types';
import type { Frame } from './frame';

/** How far a deed on many conversations is, as the live line tells it; a job not known yet is asked for. */
export function moveBulk(client: QueryClient, { type, data }: Frame): void {
  if (type !== 'BULK_CHANGED' || data === undefined) return;
  const known = client.getQueryData<BulkJob[]>(keys.bulk);
  if (!known?.some((job) => job.id === data.job)) {
    void client.invalidateQueries({ queryKey: keys.bulk });
    return;
  }
  const counts = { total: Number(data.total), done: Number(data.done), skipped: Number(data.skipped) };
  const state = data.state as BulkJob['state'];
  client.setQueryData<BulkJob[]>(
    keys.bulk,
    known.map((job) => (job.id === data.job ? { ...job, ...counts, state } : job)),
  );
  // An answer on its way may be older than this, and must not have the last word.
  if (client.isFetching({ queryKey: keys.bulk }) > 0) void client.invalidateQueries({ queryKey: keys.bulk });
}
