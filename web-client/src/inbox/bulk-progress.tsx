import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { bulkQuery, useShownJob } from './bulk';

const Shown = lazy(() => import('./bulk-shown').then((module) => ({ default: module.Shown })));

/** A deed on many, while there is one to show. */
export function BulkProgress() {
  const jobs = useQuery(bulkQuery);
  const job = useShownJob(jobs.data);
  if (job === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Shown key={job.id} job={job} />
    </Suspense>
  );
}
