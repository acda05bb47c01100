import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { atLeast, useMe } from '../api/session';
import type { ConversationSummary, SenderView } from '../api/types';
import { useLive } from '../live/context';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';

/** Blocks who writes here, or everybody at their domain, after saying what that means. */
export function BlockSender({
  summary,
  token,
  onClose,
}: {
  summary: ConversationSummary;
  token: number | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('spam');
  const { t: common } = useTranslation();
  const me = useMe();
  const live = useLive();
  const [domain, setDomain] = useState(false);
  const [reason, setReason] = useState('');
  const path = `/api/conversations/${summary.id}`;
  const sender = useQuery({
    queryKey: ['sender', summary.id],
    queryFn: ({ signal }) => api.get<SenderView>(`${path}/sender`, undefined, signal),
    staleTime: 0,
  });
  const block = useMutation({
    mutationFn: () => api.post<ConversationSummary>(`${path}/block`, { token, domain, reason }),
    onSuccess: (after) => {
      live?.cache.applySummary(after);
      toast.done(t('block.done', { who: domain ? sender.data?.domain : sender.data?.address }));
      onClose();
    },
  });
  const who = sender.data;
  const noDomain = !atLeast(me, 'MANAGER')
    ? t('block.onlyManagers')
    : who?.shared === true
      ? t('block.shared', { domain: who.domain })
      : undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('block.title')}
      size={460}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      {who === undefined && sender.error === null ? <Waiting /> : null}
      {who === undefined ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            block.mutate();
          }}
        >
          <Stack gap={14}>
            <p style={{ margin: 0 }}>{t('block.means')}</p>
            <Radio.Group
              label={t('block.whom')}
              value={domain ? 'domain' : 'address'}
              onChange={(value) => setDomain(value === 'domain')}
            >
              <Stack gap={8} mt={6}>
                <Radio value="address" label={who.address} data-autofocus />
                <Radio
                  value="domain"
                  label={t('block.everybody', { domain: who.domain })}
                  disabled={noDomain !== undefined}
                  description={noDomain}
                />
              </Stack>
            </Radio.Group>
            <TextInput
              label={t('block.reason')}
              description={t('block.reasonLead')}
              value={reason}
              maxLength={300}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Stack>
          <Group justify="flex-end" gap={8} mt={20}>
            <Button onClick={onClose}>{common('common.cancel')}</Button>
            <Button type="submit" variant="filled" color="red" loading={block.isPending}>
              {t('block.do')}
            </Button>
          </Group>
        </form>
      )}
      {sender.error === null ? null : <ProblemNotice error={sender.error} />}
      {block.error === null ? null : <ProblemNotice error={block.error} />}
    </Modal>
  );
}
