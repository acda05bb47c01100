import { Button, Checkbox, Modal, NativeSelect, TagsInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answeringQuery } from '../api/answering';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import type { Message } from '../api/types';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Editor } from '../writing/editor';
import type { Written } from '../writing/rich-text';
import classes from './forward.module.css';
import { useAddMessages } from './queries';
import { printedAddress, readAddress } from './recipients';

/** Passes one message, or the whole conversation, on to somebody outside; the customer sees nothing of it. */
export function Forward({
  conversation,
  message,
  onClose,
}: {
  conversation: string;
  message: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string[]>([]);
  const [words, setWords] = useState<Written>({ html: '', text: '' });
  const [files, setFiles] = useState(true);
  const [chosen, setChosen] = useState<string>();
  // Which addresses the channel has does not depend on what was said last.
  const { data: answering } = useQuery(answeringQuery(conversation, 0));
  const from = chosen ?? answering?.from?.main;
  const key = useRef<string>(undefined);
  const addMessages = useAddMessages(conversation);
  const addresses = to.map(readAddress).filter((each) => each !== undefined);
  const send = useMutation({
    mutationFn: () => {
      key.current ??= crypto.randomUUID();
      const body = {
        to: addresses,
        ...words,
        files,
        ...(chosen === undefined ? {} : { from: chosen }),
        ...(message === undefined ? {} : { messageIds: [message] }),
      };
      return api.post<Message>(`/api/conversations/${conversation}/forwards`, body, { 'Idempotency-Key': key.current });
    },
    onSuccess: (stored) => {
      addMessages([stored]);
      toast.done(t('forward.done'));
      onClose();
    },
    onError: (error) => {
      // Without an answer the same key is used again, so that it cannot leave twice.
      if (error instanceof ApiProblem && error.status < 500) key.current = undefined;
    },
  });
  const none = addresses.length === 0;
  const submit = (): void => {
    if (!none && !send.isPending) send.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={message === undefined ? t('forward.conversation') : t('forward.message')}
    >
      <div className={classes.form}>
        {answering?.from !== undefined && answering.from.addresses.length > 1 ? (
          <NativeSelect
            label={t('composer.from')}
            value={from}
            disabled={send.isPending}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={answering.from.addresses}
          />
        ) : null}
        <TagsInput
          label={t('composer.to')}
          value={to}
          splitChars={[',', ';']}
          acceptValueOnBlur
          data-autofocus
          data={[]}
          onChange={(texts) =>
            setTo(
              texts
                .map(readAddress)
                .filter((each) => each !== undefined)
                .map(printedAddress),
            )
          }
        />
        <div className={classes.field}>
          <Editor
            initial=""
            disabled={send.isPending}
            label={t('forward.words')}
            onChange={setWords}
            onFiles={() => undefined}
            onSend={submit}
            onLeave={onClose}
            tools={null}
          />
        </div>
        <Checkbox
          label={t('forward.files')}
          checked={files}
          onChange={(event) => setFiles(event.currentTarget.checked)}
        />
        <p className={classes.lead}>{t('forward.lead')}</p>
        {send.error === null ? null : <ProblemNotice error={send.error} />}
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="filled"
            loading={send.isPending}
            disabled={none}
            title={none ? t('composer.noRecipient') : undefined}
            onClick={submit}
          >
            {t('forward.send')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
