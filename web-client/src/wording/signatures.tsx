import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ChannelView, Words } from '../api/types';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { htmlOf, type Written } from '../writing/rich-text';
import classes from './wording.module.css';
import { WordsField } from './words-field';

const channelsQuery = queryOptions({
  queryKey: ['admin', 'channels'],
  queryFn: ({ signal }) => api.get<ChannelView[]>('/api/channels', undefined, signal),
});

const signatureQuery = (path: string) =>
  queryOptions({
    queryKey: ['signature', path],
    queryFn: ({ signal }) => api.get<Words>(path, undefined, signal),
  });

const personal = [
  'employee.name',
  'employee.firstName',
  'employee.email',
  'channel.name',
  'channel.address',
  'team.name',
  'company.name',
] as const;
const ofChannel = ['employee.signature', ...personal] as const;

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
          <SignatureForm
            key={channel.id}
            path={`/api/channels/${channel.id}/signature`}
            label={t('signature.ofChannel')}
            variables={ofChannel}
          />
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
      <SignatureForm path="/api/me/signature" label={t('signature.own')} variables={personal} />
    </Section>
  );
}

interface FormProps {
  path: string;
  label: string;
  variables: typeof personal | typeof ofChannel;
}

function SignatureForm(props: FormProps) {
  const { data, error } = useQuery(signatureQuery(props.path));
  if (error !== null) return <ProblemNotice error={error} />;
  return data === undefined ? null : <Loaded {...props} first={data} />;
}

function Loaded({ path, label, variables, first }: FormProps & { first: Words }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [words, setWords] = useState<Written>(first);
  const save = useMutation({
    mutationFn: () => api.put<Words>(path, words),
    onSuccess: async (stored) => {
      client.setQueryData(signatureQuery(path).queryKey, stored);
      await client.invalidateQueries({ queryKey: ['variables'] });
      toast.done(t('common.saved'));
    },
  });
  return (
    <div className={classes.form}>
      <WordsField
        label={label}
        initial={first.html === '' && first.text !== '' ? htmlOf(first.text) : first.html}
        variables={variables}
        onChange={setWords}
      />
      {save.error === null ? null : <ProblemNotice error={save.error} />}
      <div>
        <Button variant="filled" loading={save.isPending} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
      </div>
    </div>
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
