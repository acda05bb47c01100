import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem, NoAnswer } from '../api/problem';
import type { ConversationSummary, Message } from '../api/types';
import { useOffline } from '../live/connection';
import { type NoteRequest, outboxHere } from '../offline/waiting';
import { printedKeys } from '../ui/commands';
import { ProblemNotice } from '../ui/problem';
import type { Mode } from './dock';
import { MentionField } from './mention-field';
import { keptNote } from './mentions';
import classes from './note-composer.module.css';
import { useAddMessages } from './queries';

const answerWithin = 30_000;

/** Has the note wait for the connection on this device; false where there is no place for it. */
async function putAside(
  { id, subject, contact }: ConversationSummary,
  key: string,
  request: NoteRequest,
  asked: boolean,
): Promise<boolean> {
  const title = [subject, contact.name].filter((word) => word !== '').join(' · ');
  const standing = { kind: asked ? ('asked' as const) : ('waiting' as const) };
  const outbox = outboxHere.get();
  if (outbox === undefined) return false;
  try {
    await outbox.add({ key, conversation: id, title, body: { kind: 'note', request }, files: [], standing });
    return true;
  } catch {
    // The store is full: the note stays where it was written.
    return false;
  }
}

/** A note for colleagues: the customer never sees it, and it needs no claim. */
export function NoteComposer({
  summary,
  mayReply,
  onMode,
}: {
  summary: ConversationSummary;
  mayReply: boolean;
  onMode: (mode: Mode) => void;
}) {
  const { t } = useTranslation();
  const conversation = summary.id;
  const stored = `parley.note.${conversation}`;
  const [note, setNote] = useState(() => keptNote(localStorage.getItem(stored)));
  const { text } = note;
  const addMessages = useAddMessages(conversation);
  const offline = useOffline();
  const key = useRef<string>(undefined);
  const field = useRef<{ focus: () => void }>(null);
  useEffect(() => field.current?.focus(), []);

  const add = useMutation({
    mutationFn: async () => {
      key.current ??= crypto.randomUUID();
      const request = { text, mentions: note.places };
      const aside = (asked: boolean) => putAside(summary, key.current ?? '', request, asked);
      if (offline && (await aside(false))) return undefined;
      const path = `/api/conversations/${conversation}/notes`;
      const patience = AbortSignal.timeout(answerWithin);
      try {
        return await api.post<Message>(path, request, { 'Idempotency-Key': key.current }, patience);
      } catch (error) {
        const unanswered = error instanceof NoAnswer || (error instanceof ApiProblem && error.status >= 500);
        if (unanswered && (await aside(true))) return undefined;
        throw error;
      }
    },
    onSuccess: (message) => {
      localStorage.removeItem(stored);
      if (message !== undefined) addMessages([message]);
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
      <MentionField
        ref={field}
        className={classes.text}
        label={t('composer.noteLabel')}
        note={note}
        teamId={summary.teamId}
        readOnly={add.isPending || (add.isError && key.current !== undefined)}
        onNote={(next) => {
          setNote(next);
          localStorage.setItem(stored, JSON.stringify(next));
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
