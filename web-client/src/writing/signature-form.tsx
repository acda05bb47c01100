import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Words } from '../api/types';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { htmlOf, type Written } from './rich-text';
import { WordsField } from './words-field';
import classes from './words-field.module.css';

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

interface FormProps {
  path: string;
  label: string;
  variables: typeof personal | typeof ofChannel;
}

/** What is put below everything that is sent in a channel. */
export function ChannelSignature({ channel }: { channel: string }) {
  const { t } = useTranslation('writing');
  return (
    <SignatureForm path={`/api/channels/${channel}/signature`} label={t('signature.ofChannel')} variables={ofChannel} />
  );
}

/** What a person puts below what they send. */
export function PersonalSignature() {
  const { t } = useTranslation('writing');
  return <SignatureForm path="/api/me/signature" label={t('signature.own')} variables={personal} />;
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
