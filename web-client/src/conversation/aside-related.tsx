import { Button, TextInput } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ConversationSummary, Related } from '../api/types';
import { IconButton } from '../ui/icon-button';
import { sentenceOf } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './aside.module.css';
import { useUnmerge } from './merging';

/** What has to do with this conversation: linked ones, and those that were merged into it. */
export function RelatedSection({ conversation }: { conversation: string }) {
  const { t } = useTranslation('house');
  const { data } = useQuery({
    queryKey: keys.related(conversation),
    queryFn: ({ signal }) => api.get<Related>(`/api/conversations/${conversation}/related`, undefined, signal),
    staleTime: 30_000,
  });
  const client = useQueryClient();
  const set = (related: Related): void => {
    client.setQueryData(keys.related(conversation), related);
  };
  const link = useMutation({
    mutationFn: (other: { id: string } | { number: number }) =>
      api.put<Related>(`/api/conversations/${conversation}/links`, other),
    onSuccess: set,
  });
  const unlink = useMutation({
    mutationFn: (other: ConversationSummary) =>
      api.delete<Related>(`/api/conversations/${conversation}/links/${other.id}`),
    onSuccess: (related, other) => {
      set(related);
      toast.undoable(t('merge.unlinked', { number: other.number }), t('undo'), () => link.mutate({ id: other.id }));
    },
    onError: toast.problem,
  });
  const unmerge = useUnmerge();
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{t('merge.related')}</h3>
      <ul className={classes.others}>
        {data?.linked.map((other) => (
          <OtherRow key={other.id} other={other}>
            <IconButton label={t('merge.unlink', { number: other.number })} onClick={() => unlink.mutate(other)}>
              <IconUnlink size={14} stroke={1.75} />
            </IconButton>
          </OtherRow>
        ))}
      </ul>
      <LinkForm onLink={(number) => link.mutate({ number })} error={link.error} />
      {data === undefined || data.merged.length === 0 ? null : (
        <>
          <h3 className={classes.title} style={{ marginTop: 16 }}>
            {t('merge.merged')}
          </h3>
          <ul className={classes.others}>
            {data.merged.map((other) => (
              <li key={other.id} className={classes.other}>
                <span className={classes.otherSubject}>
                  #{other.number} {other.subject}
                </span>
                <Button size="compact-xs" variant="subtle" onClick={() => unmerge.mutate(other.id)}>
                  {t('merge.apart')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OtherRow({ other, children }: { other: ConversationSummary; children: React.ReactNode }) {
  const { t } = useTranslation();
  const { view = 'open' } = useParams({ strict: false });
  return (
    <li className={classes.linkRow}>
      <Link
        to="/inbox/$view/$conversation"
        params={{ view, conversation: other.id }}
        className={classes.other ?? ''}
        data-closed={other.status === 'CLOSED' || undefined}
      >
        <span className={classes.otherSubject}>
          #{other.number} {other.subject || t('conversation.noSubject')}
        </span>
      </Link>
      {children}
    </li>
  );
}

function LinkForm({ onLink, error }: { onLink: (number: number) => void; error: unknown }) {
  const { t } = useTranslation('house');
  const { t: app } = useTranslation();
  const [typed, setTyped] = useState('');
  const number = Number(typed.replace('#', ''));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!Number.isInteger(number) || number <= 0) return;
    onLink(number);
    setTyped('');
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        aria-label={t('merge.linkNumber')}
        placeholder={t('merge.linkNumber')}
        inputMode="numeric"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {error === null ? null : (
        <p className={classes.error} role="alert">
          {sentenceOf(error, app)}
        </p>
      )}
    </form>
  );
}
