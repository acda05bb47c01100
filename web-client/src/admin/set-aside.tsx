import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { useMe } from '../api/session';
import type { Retried, SetAside } from '../api/types';
import { shortTime } from '../lib/time';
import { Confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { setAsideQuery, useChange } from './queries';

/** What nobody could read: why, the raw message, another try. Nothing leaves this list by itself. */
export function SetAsidePage() {
  const { t } = useTranslation('admin');
  const { t: common, i18n } = useTranslation();
  const list = useQuery(setAsideQuery);
  const navigate = useNavigate();
  const [raw, setRaw] = useState<SetAside>();
  const [removing, setRemoving] = useState<SetAside>();
  const touched = [setAsideQuery.queryKey, keys.counts];
  const retry = useChange(
    (id: string) => api.post<Retried>(`/api/set-aside/${id}/retry`),
    touched,
    (answer) => {
      if (answer.stored && answer.conversationId) {
        toast.done(t('setAside.stored'));
        void navigate({
          to: '/inbox/$view/$conversation',
          params: { view: 'open', conversation: answer.conversationId },
        });
      }
    },
  );
  const remove = useChange(
    (id: string) => api.delete(`/api/set-aside/${id}`),
    touched,
    () => setRemoving(undefined),
  );
  const me = useMe();
  const when = (at: string): string => shortTime(at, i18n.language, me.timeZone);
  const error = list.error ?? retry.error ?? remove.error;
  return (
    <PageView wide title={t('sections.set-aside')} lead={t('setAside.lead')}>
      {error === null ? null : <ProblemNotice error={error} />}
      {retry.data?.stored === false ? (
        <p role="alert" style={{ marginTop: 12 }}>
          {t('setAside.again', { reason: retry.data.reason ?? '' })}
        </p>
      ) : null}
      {list.data?.length === 0 ? <Empty title={t('setAside.none')}>{t('setAside.noneLead')}</Empty> : null}
      {list.data === undefined || list.data.length === 0 ? null : (
        <table className={classes.table} style={{ marginTop: 24 }}>
          <thead>
            <tr>
              <th>{t('setAside.reason')}</th>
              <th className={classes.wideOnly}>{t('setAside.received')}</th>
              <th className={classes.wideOnly}>{t('setAside.channel')}</th>
              <th>
                <span className="unseen">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.data.map((item) => (
              <tr key={item.id}>
                <td>
                  {item.reason}
                  <div className={classes.quiet}>
                    {item.position} · {t('setAside.tries', { count: item.attempts })}
                  </div>
                </td>
                <td className={classes.wideOnly}>{when(item.receivedAt)}</td>
                <td className={classes.wideOnly}>{item.channelName}</td>
                <td>
                  <span className={classes.rowActions}>
                    <Button variant="subtle" onClick={() => setRaw(item)}>
                      {t('setAside.raw')}
                    </Button>
                    <Button
                      loading={retry.isPending && retry.variables === item.id}
                      onClick={() => retry.mutate(item.id)}
                    >
                      {common('common.tryAgain')}
                    </Button>
                    <Button variant="subtle" onClick={() => setRemoving(item)}>
                      {t('setAside.remove')}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {raw === undefined ? null : <Raw item={raw} onClose={() => setRaw(undefined)} />}
      <Confirm
        opened={removing !== undefined}
        title={t('setAside.removeTitle')}
        confirm={t('setAside.remove')}
        danger
        busy={remove.isPending}
        onClose={() => setRemoving(undefined)}
        onConfirm={() => removing !== undefined && remove.mutate(removing.id)}
      >
        {t('setAside.removeLead')}
      </Confirm>
    </PageView>
  );
}

function Raw({ item, onClose }: { item: SetAside; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const raw = useQuery({
    queryKey: ['admin', 'set-aside', item.id, 'raw'],
    queryFn: () => api.get<string>(`/api/set-aside/${item.id}/raw`),
  });
  return (
    <Modal opened onClose={onClose} title={t('setAside.raw')} size={860}>
      {raw.error === null ? null : <ProblemNotice error={raw.error} />}
      <pre className={classes.raw}>{raw.data}</pre>
      <p style={{ marginTop: 12 }}>
        <a href={`/api/set-aside/${item.id}/raw`} download>
          {t('setAside.download')}
        </a>
      </p>
    </Modal>
  );
}
