import { Button, Group, Modal, MultiSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { employeesQuery, useMe } from '../api/session';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';

/** Asks colleagues to look over my draft: some by name, or whoever of the team comes first. */
export function AskReview({
  conversation,
  settle,
  onClose,
}: {
  conversation: string;
  settle: () => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation('drafting');
  const { t: common } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const employees = useQuery(employeesQuery);
  const [reviewers, setReviewers] = useState<string[]>([]);
  const [words, setWords] = useState('');
  const ask = useMutation({
    mutationFn: async () => {
      await settle();
      await api.post(`/api/conversations/${conversation}/draft/review`, { reviewers, words });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.drafts(conversation) });
      toast.done(t('asked'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('askTitle')}
      size={440}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <MultiSelect
        label={t('who')}
        description={t('whoLead')}
        placeholder={reviewers.length === 0 ? t('anyone') : ''}
        data-autofocus
        searchable
        value={reviewers}
        onChange={setReviewers}
        data={(employees.data ?? [])
          .filter((each) => each.id !== me.id && each.active !== false)
          .map((each) => ({ value: each.id, label: each.name }))}
      />
      <Textarea
        mt={12}
        label={t('askWords')}
        autosize
        minRows={2}
        maxRows={6}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {ask.error === null ? null : <ProblemNotice error={ask.error} />}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button onClick={onClose}>{common('common.cancel')}</Button>
        <Button variant="filled" loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('askReview')}
        </Button>
      </Group>
    </Modal>
  );
}
