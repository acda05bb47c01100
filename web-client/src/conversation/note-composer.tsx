import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import type { Message } from '../api/types';
import { printedKeys } from '../ui/commands';
import { ProblemNotice } from '../ui/problem';
import type { Mode } from './dock';
import classes from './note-composer.module.css';
import { useAddMessages } from './queries';

/** A note for colleagues: the customer never sees it, and it needs no claim. */
export function NoteComposer({
  conversation,
  mayReply,
  onMode,
}: {
  conversation: string;
  mayReply: boolean;
  onMode: (mode: Mode) => void;
}) {
  const { t } = useTranslation();
  const stored = `parley.note.${conversation}`;
  const [text, setText] = useState(() => localStorage.getItem(stored) ?? '');
  const addMessages = useAddMessages(conversation);
  const key = useRef<string>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const add = useMutation({
    mutationFn: () => {
      key.current ??= crypto.randomUUID();
      return api.post<Message>(
        `/api/conversations/${conversation}/notes`,
        { text },
        { 'Idempotency-Key': key.current },
      );
    },
    onSuccess: (message) => {
      localStorage.removeItem(stored);
      addMessages([message]);
      onMode('none');
    },
    onError: (error) => {
      // Without an answer the same key is used again, so that the note cannot stand there twice.
      if (error instanceof ApiProblem && error.status < 500) key.current = undefined;
    },
  });
  const save = (): void => {
    if (text.trim() !== '' && !add.isPending) add.mutate();
  };
  return (
    <section className={classes.composer} aria-label={t('composer.noteTitle')}>
      {add.isError ? <ProblemNotice error={add.error} /> : null}
      <textarea
        ref={field}
        className={classes.text}
        aria-label={t('composer.noteLabel')}
        placeholder={t('composer.noteLabel')}
        value={text}
        readOnly={add.isPending || (add.isError && key.current !== undefined)}
        onChange={(event) => {
          setText(event.currentTarget.value);
          localStorage.setItem(stored, event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
          else if (event.key === 'Escape') onMode('none');
        }}
      />
      <div className={classes.foot}>
        <span className={classes.hint}>{t('composer.noteHint')}</span>
        <Button onClick={() => onMode(mayReply ? 'reply' : 'none')}>
          {mayReply ? t('composer.toReply') : t('common.cancel')}
        </Button>
        <Button
          variant="filled"
          loading={add.isPending}
          disabled={text.trim() === ''}
          title={text.trim() === '' ? t('composer.empty') : printedKeys('Mod+Enter')}
          onClick={save}
        >
          {add.isError ? t('common.tryAgain') : t('composer.addNote')}
        </Button>
      </div>
    </section>
  );
}
