import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import { fetchDetail } from '../api/conversations';
import type { Attachment, ConversationDetail, Draft, DraftSaved, Message, ReplyRequest } from '../api/types';
import { DraftKeeper, type DraftState, firstDraft, type Written, withUndone } from './draft';
import { useAddMessages, useCachedDraft } from './queries';
import { Sending, type SendState } from './sending';

export interface ComposerState {
  initial: Written;
  written: Written;
  draft: DraftState;
  sending: SendState;
  write: (written: Written) => void;
  send: (request: Omit<ReplyRequest, 'text' | 'html'>, plain: boolean) => void;
  again: () => void;
  dismiss: () => void;
  discard: () => Promise<void>;
  keepMine: () => Promise<void>;
}

/** The draft's and the sending's life behind one composer. */
export function useComposer(
  detail: ConversationDetail,
  undone: Draft | undefined,
  onSent: (message: Message) => void,
  onForeignDraft: (attachments: Attachment[]) => void,
): ComposerState {
  const { id } = detail.summary;
  const [initial] = useState(() => {
    const first = firstDraft(id, localStorage, undone ?? detail.draft);
    return undone === undefined ? first : { ...withUndone(undone, first), revision: first.revision };
  });
  const [written, setWritten] = useState<Written>(initial);
  const [draft, setDraft] = useState<DraftState>('clean');
  const [sending, setSending] = useState<SendState>({ kind: 'ready' });
  const addMessages = useAddMessages(id);
  const cacheDraft = useCachedDraft(id);
  const latest = useRef({ written, onSent, addMessages, cacheDraft });
  useEffect(() => {
    latest.current = { written, onSent, addMessages, cacheDraft };
  });
  const keeper = useRef<DraftKeeper>(undefined);
  const sender = useRef<Sending>(undefined);

  useEffect(() => {
    const path = `/api/conversations/${id}/draft`;
    const keep = new DraftKeeper(id, initial.revision, {
      storage: localStorage,
      save: async ({ html, text, revision: over }) => {
        const { revision } = await api.put<DraftSaved>(path, { html, text, revision: over });
        latest.current.cacheDraft((known) => ({ html, text, revision, attachments: known?.attachments ?? [] }));
        return { revision };
      },
      remove: async () => {
        await api.delete(path);
        latest.current.cacheDraft(() => null);
      },
      onState: setDraft,
    });
    // What was begun meanwhile was added to the answer taken back: both are worth keeping from now on.
    if (undone !== undefined && undone.text !== initial.text) keep.changed({ html: initial.html, text: initial.text });
    const send = new Sending(id, {
      storage: localStorage,
      post: async (request, key) => {
        await keep.hold();
        return api.post<Message>(`/api/conversations/${id}/replies`, request, { 'Idempotency-Key': key });
      },
      newKey: () => crypto.randomUUID(),
      onState: (state) => {
        setSending(state);
        if (state.kind !== 'sending' && state.kind !== 'unanswered') keep.resume();
      },
      onSent: (message) => {
        keep.forget();
        latest.current.cacheDraft(() => null);
        latest.current.addMessages([message]);
        latest.current.onSent(message);
      },
      later: (run, millis) => {
        const timer = setTimeout(run, millis);
        return () => clearTimeout(timer);
      },
    });
    keeper.current = keep;
    sender.current = send;
    send.restore();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') keep.flush();
    };
    const online = (): void => send.again();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', online);
      keep.leave();
      send.stop();
    };
  }, [id, initial, undone]);

  return {
    initial,
    written,
    draft,
    sending,
    write: (next) => {
      setWritten(next);
      keeper.current?.changed(next);
    },
    send: (request, plain) => {
      const { html, text } = latest.current.written;
      sender.current?.send({ ...request, text, ...(plain ? {} : { html }) });
    },
    again: () => sender.current?.again(),
    dismiss: () => setSending({ kind: 'ready' }),
    discard: async () => {
      await keeper.current?.discard();
    },
    keepMine: async () => {
      const fresh = await fetchDetail(id);
      onForeignDraft(fresh.draft?.attachments ?? []);
      keeper.current?.insist(fresh.draft?.revision ?? 0, latest.current.written);
    },
  };
}
