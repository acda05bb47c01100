import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ChannelView } from '../api/types';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { ChannelSignature, PersonalSignature } from '../writing/signature-form';
import classes from './wording.module.css';

const channelsQuery = queryOptions({
  queryKey: ['admin', 'channels'],
  queryFn: ({ signal }) => api.get<ChannelView[]>('/api/channels', undefined, signal),
});

/** What is put below the answers of each channel, and for how long an answer can be taken back there. */
export function SignaturesPage() {
  const { t } = useTranslation('writing');
  const channels = useQuery(channelsQuery);
  const [chosen, setChosen] = useState<string>();
  const channel = channels.data?.find((each) => each.id === chosen) ?? channels.data?.[0];
  return (
    <PageView title={t('signature.title')} lead={t('signature.lead')}>
      {channels.error === null ? null : <ProblemNotice error={channels.error} />}
      {channel === undefined ? null : (
        <div className={classes.form} style={{ marginTop: 24 }}>
          <NativeSelect
            label={t('signature.channel')}
            value={channel.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={channels.data?.map(({ id, name, address }) => ({ value: id, label: `${name} (${address})` })) ?? []}
          />
          <ChannelSignature key={channel.id} channel={channel.id} />
          <UndoForm key={`undo ${channel.id}`} channel={channel} />
        </div>
      )}
    </PageView>
  );
}

/** What stands below everything I send. */
export function OwnSignature() {
  const { t } = useTranslation('writing');
  return (
    <Section title={t('signature.own')} lead={t('signature.ownLead')}>
      <PersonalSignature />
    </Section>
  );
}

function UndoForm({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [seconds, setSeconds] = useState<number | ''>(channel.undoSeconds ?? '');
  const save = useMutation({
    mutationFn: () => api.patch(`/api/channels/${channel.id}`, { undoSeconds: seconds === '' ? -1 : seconds }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: channelsQuery.queryKey });
      toast.done(common('common.saved'));
    },
  });
  return (
    <div className={classes.form}>
      <NumberInput
        label={t('signature.undo')}
        description={t('signature.undoLead')}
        placeholder={t('signature.undoCompany')}
        min={0}
        max={120}
        allowDecimal={false}
        value={seconds}
        onChange={(value) => setSeconds(value === '' ? '' : Number(value))}
      />
      {save.error === null ? null : <ProblemNotice error={save.error} />}
      <div>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {common('common.save')}
        </Button>
      </div>
    </div>
  );
}
