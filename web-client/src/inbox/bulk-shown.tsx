import { Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { BulkJob, BulkSkipped } from '../api/types';
import { IconButton } from '../ui/icon-button';
import { ProblemNotice } from '../ui/problem';
import { dismiss, useBulkStep } from './bulk';
import classes from './bulk.module.css';

/** How far a deed on many is, what came of it, and the way back. */
export function Shown({ job }: { job: BulkJob }) {
  const { t } = useTranslation('house');
  const step = useBulkStep();
  const [report, setReport] = useState(false);
  const running = job.state === 'RUNNING';
  const worked = job.done + job.skipped;
  return (
    <section className={classes.progress} aria-label={t('bulk.progress')}>
      <progress className={classes.meter} max={Math.max(1, job.total)} value={worked} aria-label={t('bulk.progress')} />
      <span className={classes.words} role="status">
        {running
          ? t(job.undoOf === undefined ? 'bulk.running' : 'bulk.undoing', { worked, total: job.total })
          : t(job.undoOf === undefined ? 'bulk.done' : 'bulk.undone', { count: job.done })}
        {job.skipped === 0 ? null : (
          <>
            {' · '}
            <button type="button" className={classes.all} onClick={() => setReport(true)}>
              {t('bulk.skipped', { count: job.skipped })}
            </button>
          </>
        )}
      </span>
      {running ? (
        <button type="button" className={classes.all} onClick={() => step.mutate({ id: job.id, step: 'cancel' })}>
          {t('bulk.stop')}
        </button>
      ) : (
        <>
          {job.done > 0 && job.undoOf === undefined && !job.undone ? (
            <button type="button" className={classes.all} onClick={() => step.mutate({ id: job.id, step: 'undo' })}>
              {t('undo')}
            </button>
          ) : null}
          <IconButton label={t('bulk.dismiss')} onClick={() => dismiss(job.id)}>
            <IconX size={15} stroke={1.75} />
          </IconButton>
        </>
      )}
      {report ? <Report job={job} onClose={() => setReport(false)} /> : null}
    </section>
  );
}

const reasons = ['held', 'changed', 'already', 'not-found', 'not-holder', 'closed', 'fields-required'] as const;

function Report({ job, onClose }: { job: BulkJob; onClose: () => void }) {
  const { t } = useTranslation('house');
  const { t: app } = useTranslation();
  const skipped = useQuery({
    queryKey: keys.bulkSkipped(job.id),
    queryFn: () => api.get<BulkSkipped[]>(`/api/bulk/${job.id}/skipped`),
    staleTime: 0,
  });
  const why = (reason: string): string => {
    const known = reasons.find((each) => each === reason);
    return known === undefined ? t('bulk.why.other') : t(`bulk.why.${known}`);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.report', { count: job.skipped })}
      closeButtonProps={{ 'aria-label': app('common.close') }}
    >
      {skipped.error === null ? null : <ProblemNotice error={skipped.error} />}
      <ul className={classes.report}>
        {skipped.data?.map((item) => (
          <li key={item.conversationId}>
            <Link
              to="/inbox/$view/$conversation"
              params={{ view: 'open', conversation: item.conversationId }}
              onClick={onClose}
            >
              #{item.number} {item.subject || app('conversation.noSubject')}
            </Link>
            <span className={classes.why}>{why(item.reason)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
