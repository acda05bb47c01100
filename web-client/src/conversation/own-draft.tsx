import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ConversationDetail, Draft, Review } from '../api/types';
import { draftNews } from '../live/drafts';
import { Notice } from '../ui/notice';
import { toast } from '../ui/toast';
import classes from './colleague-drafts.module.css';

/** What became of my own draft: taken over, in review, approved, or to be changed. */
export function OwnDraftNotices({
  detail,
  review,
  onBack,
}: {
  detail: ConversationDetail;
  review: Review | undefined;
  onBack: () => void;
}) {
  const { draft, summary } = detail;
  useTakenHeard(summary.id);
  return (
    <>
      {draft?.taken == null ? null : (
        <TakenNotice key={draft.taken.at} conversation={summary.id} taken={draft.taken} onBack={onBack} />
      )}
      {review === undefined ? null : <ReviewNotice conversation={summary.id} review={review} />}
    </>
  );
}

/** Who took a draft over is told with the conversation; also while no composer is open that hears of it. */
function useTakenHeard(conversation: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      draftNews.subscribe(() => {
        const news = draftNews.get();
        if (news?.conversationId !== conversation || news.takenBy === undefined) return;
        void client.invalidateQueries({ queryKey: keys.detail(conversation) });
      }),
    [client, conversation],
  );
}

function TakenNotice({
  conversation,
  taken,
  onBack,
}: {
  conversation: string;
  taken: NonNullable<Draft['taken']>;
  onBack: () => void;
}) {
  const { t } = useTranslation('drafting');
  const client = useQueryClient();
  const [shown, setShown] = useState(true);
  const copy = useMutation({
    mutationFn: () => api.post<Draft>(`/api/conversations/${conversation}/draft/copy-back`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.detail(conversation) });
      toast.done(t('copied'));
      onBack();
    },
    onError: toast.problem,
  });
  if (!shown) return null;
  return (
    <div className={classes.notice}>
      <Notice
        tone="info"
        action={
          <Button.Group>
            <Button loading={copy.isPending} onClick={() => copy.mutate()}>
              {t('copyBack')}
            </Button>
            <Button onClick={() => setShown(false)}>{t('fine')}</Button>
          </Button.Group>
        }
      >
        {t('takenFromYou', { name: taken.by.name })}
      </Notice>
    </div>
  );
}

const tones = { ASKED: 'info', APPROVED: 'ok', CHANGES: 'warn', VOID: 'warn' } as const;

function ReviewNotice({ conversation, review }: { conversation: string; review: Review }) {
  const { t, i18n } = useTranslation('drafting');
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => api.delete(`/api/conversations/${conversation}/draft/review`),
    onError: toast.problem,
    onSettled: () => client.invalidateQueries({ queryKey: keys.drafts(conversation) }),
  });
  const names = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(
    review.reviewers.map((each) => each.name),
  );
  const name = review.by?.name ?? '';
  const says = {
    ASKED: review.anyone ? t('review.asked') : t('review.askedOf', { names }),
    APPROVED: t('review.approved', { name }),
    CHANGES: t('review.changes', { name }),
    VOID: t('review.void', { name }),
  }[review.state];
  return (
    <div className={classes.notice}>
      <Notice
        tone={tones[review.state]}
        action={
          review.state === 'ASKED' ? (
            <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('withdraw')}
            </Button>
          ) : undefined
        }
      >
        {says}
        {review.verdict === '' ? null : <p className={classes.quote}>{review.verdict}</p>}
      </Notice>
    </div>
  );
}
