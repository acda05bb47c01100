import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../api/session';
import type { LocalMailList } from '../api/types';
import { shortTime } from '../lib/time';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { LocalMailReader } from './local-mail-reader';
import { channelsQuery, localMailKey, useChange } from './queries';

/** The local mailbox: what customers would have received, readable and answerable as they would. */
export function LocalMailPage() {
  const { t, i18n } = useTranslation('admin');
  const me = useMe();
  const { item } = useParams({ strict: false });
  const [writing, setWriting] = useState(false);
  const mails = useInfiniteQuery({
    queryKey: localMailKey,
    queryFn: ({ pageParam }) => api.get<LocalMailList>('/api/local-mail', { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: 3_000,
  });
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  const when = (at: string): string => shortTime(at, i18n.language, me.timeZone);
  return (
    <div className={classes.split} data-open={item === undefined ? undefined : ''}>
      <div className={classes.splitList}>
        <div className={classes.splitHead}>
          <h1 className={classes.splitTitle}>{t('sections.local-mail')}</h1>
          <Button onClick={() => setWriting(true)}>{t('localMail.write')}</Button>
        </div>
        {mails.error === null ? null : <ProblemNotice error={mails.error} />}
        {mails.data !== undefined && items.length === 0 ? (
          <Empty title={t('localMail.none')}>{t('localMail.noneLead')}</Empty>
        ) : null}
        {items.map((mail) => (
          <Link
            key={mail.id}
            to="/admin/$section/$item"
            params={{ section: 'local-mail', item: mail.id }}
            className={classes.item ?? ''}
            aria-current={mail.id === item ? 'true' : undefined}
          >
            <span className={classes.itemTop}>
              <span className={`${classes.clip} ${classes.strong}`}>{mail.to.join(', ')}</span>
              <span className={`${classes.quiet} numbers`}>{when(mail.sentAt)}</span>
            </span>
            <span className={classes.clip} style={{ display: 'block' }}>
              {mail.subject}
            </span>
          </Link>
        ))}
        {mails.hasNextPage ? (
          <p style={{ padding: 16 }}>
            <Button fullWidth loading={mails.isFetchingNextPage} onClick={() => mails.fetchNextPage()}>
              {t('localMail.more')}
            </Button>
          </p>
        ) : null}
      </div>
      <div className={classes.reader}>
        {item === undefined ? (
          <Empty title={t('localMail.choose')}>{t('localMail.lead')}</Empty>
        ) : (
          <LocalMailReader key={item} id={item} />
        )}
      </div>
      {writing ? <Compose onClose={() => setWriting(false)} /> : null}
    </div>
  );
}

/** A new mail from a customer, to try the way in without a mail program. */
function Compose({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const channels = useQuery(channelsQuery).data ?? [];
  const send = useChange(
    (fields: object) => api.post('/api/local-mail/compose', fields),
    [localMailKey],
    () => {
      toast.done(t('localMail.sent'));
      onClose();
    },
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  return (
    <Modal opened onClose={onClose} title={t('localMail.write')} size={560}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          name="from"
          type="email"
          label={t('localMail.from')}
          defaultValue="customer@example.com"
          required
          data-autofocus
        />
        <TextInput
          key={channels[0]?.address ?? ''}
          name="to"
          type="email"
          label={t('localMail.to')}
          defaultValue={channels[0]?.address ?? ''}
          required
        />
        <TextInput name="subject" label={t('localMail.subject')} required />
        <Textarea name="text" label={t('localMail.text')} minRows={6} autosize required />
        {send.error === null ? null : <ProblemNotice error={send.error} />}
        <div className={classes.formActions}>
          <span className={classes.spacer} />
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={send.isPending}>
            {t('localMail.send')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
