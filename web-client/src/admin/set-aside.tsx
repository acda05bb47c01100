import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { Retried, SetAside } from '../api/types';
import { Confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { setAsideQuery, useChange } from './queries';
import { linesOf } from './set-aside-groups';
import { EventsRow, ItemRow } from './set-aside-row';

type Items = readonly SetAside[];

/** One after the other, so that a long list is no burst of requests. */
async function each<Answer>(items: Items, ask: (item: SetAside) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}

/** What nobody could read: why, the raw message, another try. Nothing leaves this list by itself. */
export function SetAsidePage() {
  const { t } = useTranslation('admin');
  const list = useQuery(setAsideQuery);
  const navigate = useNavigate();
  const [raw, setRaw] = useState<SetAside>();
  const [removing, setRemoving] = useState<Items>([]);
  const [open, setOpen] = useState<readonly string[]>([]);
  const touched = [setAsideQuery.queryKey, keys.counts];
  const retry = useChange(
    (items: Items) => each(items, (item) => api.post<Retried>(`/api/set-aside/${item.id}/retry`)),
    touched,
    (answers) => {
      const stored = answers.filter((answer) => answer.stored);
      if (stored.length > 0) toast.done(t('setAside.stored'));
      const conversation = answers.length === 1 ? stored[0]?.conversationId : undefined;
      if (conversation) void navigate({ to: '/inbox/$view/$conversation', params: { view: 'open', conversation } });
    },
  );
  const remove = useChange(
    (items: Items) => each(items, (item) => api.delete(`/api/set-aside/${item.id}`)),
    touched,
    () => setRemoving([]),
  );
  const error = list.error ?? retry.error ?? remove.error;
  const doing = {
    retrying: retry.isPending ? retry.variables : [],
    onRaw: setRaw,
    onRetry: retry.mutate,
    onRemove: setRemoving,
  };
  return (
    <PageView wide title={t('sections.set-aside')} lead={t('setAside.lead')}>
      {error === null ? null : <ProblemNotice error={error} />}
      {retry.data === undefined ? null : <StillAside answers={retry.data} />}
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
            {linesOf(list.data).map((line) => {
              const { key, eventType, items } = line;
              return eventType === undefined ? (
                <ItemRow key={key} item={items[0]} {...doing} />
              ) : (
                <EventsRow
                  key={key}
                  line={{ ...line, eventType }}
                  open={open.includes(key)}
                  onOpen={() =>
                    setOpen((old) => (old.includes(key) ? old.filter((one) => one !== key) : [...old, key]))
                  }
                  {...doing}
                />
              );
            })}
          </tbody>
        </table>
      )}
      {raw === undefined ? null : <Raw item={raw} onClose={() => setRaw(undefined)} />}
      <Removing
        items={removing}
        busy={remove.isPending}
        onClose={() => setRemoving([])}
        onConfirm={() => remove.mutate(removing)}
      />
    </PageView>
  );
}

/** What another try could not store either. */
function StillAside({ answers }: { answers: readonly Retried[] }) {
  const { t } = useTranslation('channels');
  const { t: admin } = useTranslation('admin');
  const failed = answers.filter((answer) => !answer.stored);
  if (failed.length === 0) return null;
  return (
    <p role="alert" style={{ marginTop: 12 }}>
      {answers.length === 1
        ? admin('setAside.again', { reason: failed[0]?.reason ?? '' })
        : t('aside.again', { count: failed.length })}
    </p>
  );
}

function Removing({ items, ...confirm }: { items: Items; busy: boolean; onClose: () => void; onConfirm: () => void }) {
  const { t } = useTranslation('channels');
  const { t: admin } = useTranslation('admin');
  const many = items.length > 1;
  return (
    <Confirm
      opened={items.length > 0}
      title={many ? t('aside.removeAllTitle', { count: items.length }) : admin('setAside.removeTitle')}
      confirm={many ? t('aside.removeAll') : admin('setAside.remove')}
      danger
      {...confirm}
    >
      {many ? t('aside.removeAllLead') : admin('setAside.removeLead')}
    </Confirm>
  );
}

function Raw({ item, onClose }: { item: SetAside; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const raw = useQuery({
    queryKey: ['admin', 'set-aside', item.id, 'raw'],
    queryFn: () => api.get<unknown>(`/api/set-aside/${item.id}/raw`),
  });
  return (
    <Modal opened onClose={onClose} title={t('setAside.raw')} size={860}>
      {raw.error === null ? null : <ProblemNotice error={raw.error} />}
      <pre className={classes.raw}>
        {typeof raw.data === 'string' ? raw.data : raw.data === undefined ? '' : JSON.stringify(raw.data, null, 2)}
      </pre>
      <p style={{ marginTop: 12 }}>
        <a href={`/api/set-aside/${item.id}/raw`} download>
          {t('setAside.download')}
        </a>
      </p>
    </Modal>
  );
}
