import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../api/session';
import type { LearnedSender } from '../api/types';
import { shortTime } from '../lib/time';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { useChange } from './queries';

const all = ['admin', 'spam', 'senders'];

/** Of whom something was learned; forgetting it is as if nobody had said anything. */
export function LearnedSenders() {
  const { t } = useTranslation('spam');
  const { t: admin } = useTranslation('admin');
  const { i18n } = useTranslation();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const senders = useQuery({
    queryKey: [...all, search],
    queryFn: ({ signal }) => api.get<LearnedSender[]>('/api/spam/senders', { search }, signal),
    placeholderData: keepPreviousData,
  });
  const forget = useChange(
    (address: string) => api.delete(`/api/spam/senders?address=${encodeURIComponent(address)}`),
    [all],
    (_, address) => toast.done(t('admin.forgotten', { who: address })),
  );
  const error = senders.error ?? forget.error;
  return (
    <>
      <TextInput
        label={t('admin.find')}
        maw={320}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error === null ? null : <ProblemNotice error={error} />}
      {senders.data?.length === 0 ? <p className={classes.quiet}>{t('admin.noSenders')}</p> : null}
      {senders.data === undefined || senders.data.length === 0 ? null : (
        <table className={classes.table} style={{ marginTop: 16 }}>
          <thead>
            <tr>
              <th>{t('admin.who')}</th>
              <th>{t('admin.markedSpam')}</th>
              <th>{t('admin.markedGood')}</th>
              <th className={classes.wideOnly}>{t('admin.by')}</th>
              <th>
                <span className="unseen">{admin('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {senders.data.map((sender) => (
              <tr key={sender.address}>
                <td className={classes.strong}>
                  {sender.address}
                  {sender.written ? <div className={classes.quiet}>{t('admin.written')}</div> : null}
                </td>
                <td className="numbers">{sender.spam}</td>
                <td className="numbers">{sender.good}</td>
                <td className={classes.wideOnly}>
                  {t('admin.byWhen', { name: sender.names, at: shortTime(sender.last, i18n.language, me.timeZone) })}
                </td>
                <td>
                  <Button
                    variant="subtle"
                    loading={forget.isPending && forget.variables === sender.address}
                    onClick={() => forget.mutate(sender.address)}
                  >
                    {t('admin.forget')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
