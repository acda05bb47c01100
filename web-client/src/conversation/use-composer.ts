import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import { fetchDetail } from '../api/conversations';
import type {
  Attachment,
  ConversationDetail,
  Draft,
  DraftSaved,
  Message,
  ReplyRequest,
  Visibility,
} from '../api/types';
import { connection } from '../live/connection';
import { draftNews } from '../live/drafts';
import { outboxHere } from '../offline/waiting';
import type { Written } from '../writing/rich-text';
import { firstDraft, type Kept, withUndone } from './draft';
import { DraftKeeper, type DraftState } from './draft-keeper';
import { useAddMessages, useCachedDraft } from './queries';
import { firstRecipients, type Recipients } from './recipients';
import type { Returned } from './returned';
import { type Attempt, Sending, type SendState } from './sending';

export interface ComposerState {
  initial: Written;
  /** Grows when another window's words take the place of these: the field begins anew. */
  generation: number;
  written: Written;
  recipients: Recipients;
  draft: DraftState;
  sending: SendState;
  write: (written: Written) => void;
  address: (recipients: Recipients) => void;
  /** Who shall read it, as its writer chose; undefined: nobody did. */
  visibility: Visibility | undefined;
  mean: (visibility: Visibility) => void;
  send: (
    request: Omit<ReplyRequest, 'text' | 'html' | 'to' | 'cc' | 'bcc'>,
    plain: boolean,
    files?: readonly string[],
    /** In place of the words in the field. */
    words?: string,
  ) => void;
  again: () => void;
  dismiss: () => void;
  discard: () => Promise<void>;
  /** Saves what waits; resolves when the server has it. */
  settle: () => Promise<void>;
  keepMine: () => Promise<void>;
}

const answerWithin = 30_000;
const draftWithin = 3_000;

/** Puts an answer into this device's outbox; false where there is none. */
async function putAside(detail: ConversationDetail, attempt: Attempt, asked: boolean): Promise<boolean> {
  const { id, subject, contact } = detail.summary;
  const { key, request, files = [] } = attempt;
  const title = [subject, contact.name].filter((word) => word !== '').join(' · ');
  const standing = { kind: asked ? ('asked' as const) : ('waiting' as const) };
  const outbox = outboxHere.get();
  if (outbox === undefined) return false;
  try {
    await outbox.add({ key, conversation: id, title, body: { kind: 'reply', request }, files, standing });
    return true;
  } catch {
    // The store is full: the answer stays where it was written, and is repeated from there.
    return false;
  }
}

/** The draft's and the sending's life behind one composer. */
export function useComposer(
  detail: ConversationDetail,
  undone: Draft | undefined,
  returned: Returned | undefined,
  onSent: () => void,
  onForeignDraft: (attachments: Attachment[]) => void,
  /** To whom an answer goes as a rule, where the server has said so. */
  known: Recipients | undefined,
): ComposerState {
  const { id } = detail.summary;
  const [initial] = useState(() => {
    const first = firstDraft(id, localStorage, undone ?? detail.draft);
    if (undone === undefined) return first;
    const recipients = undone.recipients ?? first.recipients;
    const visibility = undone.visibility ?? first.visibility;
    return { ...withUndone(undone, first), recipients, visibility, revision: first.revision };
  });
  const [written, setWritten] = useState<Written>(initial);
  const [first] = useState(() => firstRecipients(detail.summary, detail.messages));
  const usual = known ?? first;
  const [chosen, setChosen] = useState(returned?.recipients ?? initial.recipients);
  const [meant, setMeant] = useState(returned?.visibility ?? initial.visibility);
  const [draft, setDraft] = useState<DraftState>('clean');
  const [sending, setSending] = useState<SendState>(returned?.refusal ?? { kind: 'ready' });
  const addMessages = useAddMessages(id);
  const cacheDraft = useCachedDraft(id);
  const [generation, setGeneration] = useState(0);
  const show = ({ html, text, recipients, visibility, attachments }: Draft): void => {
    setWritten({ html, text });
    setChosen(recipients);
    setMeant(visibility);
    setGeneration((now) => now + 1);
    onForeignDraft(attachments);
  };
  const kept: Kept = { ...written, recipients: chosen, visibility: meant };
  const latest = useRef({ detail, kept, onSent, addMessages, cacheDraft, show });
  useEffect(() => {
    latest.current = { detail, kept, onSent, addMessages, cacheDraft, show };
  });
  const keeper = useRef<DraftKeeper>(undefined);
  const sender = useRef<Sending>(undefined);

  useEffect(() => {
    const path = `/api/conversations/${id}/draft`;
    const keep = new DraftKeeper(id, initial.revision, {
      storage: localStorage,
      save: async ({ html, text, recipients, visibility, revision: over }) => {
        const { revision } = await api.put<DraftSaved>(path, { html, text, recipients, visibility, revision: over });
        const to = recipients === undefined ? {} : { recipients: recipients as Draft['recipients'] };
        latest.current.cacheDraft((known) => ({
          ...known,
          html,
          text,
          ...to,
          ...(visibility === undefined ? {} : { visibility }),
          revision,
          attachments: known?.attachments ?? [],
        }));
        return { revision };
      },
      remove: async () => {
        await api.delete(path);
        latest.current.cacheDraft(() => null);
      },
      onState: setDraft,
      onTheirs: (theirs) => latest.current.show(theirs),
    });
    // What was begun meanwhile was added to the answer taken back: both are worth keeping from now on.
    if (undone !== undefined && undone.text !== initial.text) {
      const { html, text, recipients, visibility } = initial;
      keep.changed({ html, text, recipients, visibility });
    }
    const send = new Sending(id, {
      storage: localStorage,
      post: async (request, key) => {
        await keep.hold();
        const patience = AbortSignal.timeout(answerWithin);
        return api.post<Message>(`/api/conversations/${id}/replies`, request, { 'Idempotency-Key': key }, patience);
      },
      newKey: () => crypto.randomUUID(),
      reachable: () => navigator.onLine && ['live', 'connecting'].includes(connection.get().state),
      wait: async (attempt, asked) => {
        // A save that is on its way into nothing is not waited for.
        await Promise.race([keep.hold(), new Promise((resolve) => setTimeout(resolve, draftWithin))]);
        return putAside(latest.current.detail, attempt, asked);
      },
      onWaiting: () => {
        keep.forget();
        latest.current.cacheDraft((known) => (known ? { ...known, html: '', text: '', attachments: [] } : null));
        latest.current.onSent();
      },
      onState: (state) => {
        setSending(state);
        if (state.kind !== 'sending' && state.kind !== 'unanswered') keep.resume();
      },
      onSent: (message) => {
        keep.forget();
        latest.current.cacheDraft(() => null);
        latest.current.addMessages([message]);
        latest.current.onSent();
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
    const unfollow = draftNews.subscribe(() => {
      const news = draftNews.get();
      if (news?.conversationId !== id || !keep.isBehind(news.revision)) return;
      void fetchDetail(id)
        .then(({ draft: theirs }) => {
          // Meanwhile somebody may have begun to type here.
          if (!keep.isBehind(theirs?.revision ?? 0)) return;
          keep.follow(theirs?.revision ?? 0);
          latest.current.cacheDraft(() => theirs);
          latest.current.show(theirs ?? { html: '', text: '', revision: 0, attachments: [] });
        })
        // The next save names the revision it was written over: nothing is overwritten unseen.
        .catch(() => undefined);
    });
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', online);
      unfollow();
      keep.leave();
      send.stop();
    };
  }, [id, initial, undone]);

  return {
    initial,
    generation,
    written,
    recipients: chosen ?? usual,
    draft,
    sending,
    write: (next) => {
      setWritten(next);
      keeper.current?.changed({ ...next, recipients: chosen, visibility: meant });
    },
    visibility: meant,
    mean: (next) => {
      setMeant(next);
      latest.current.kept = { ...latest.current.kept, visibility: next };
      keeper.current?.changed(latest.current.kept);
    },
    address: (next) => {
      setChosen(next);
      latest.current.kept = { ...latest.current.kept, recipients: next };
      keeper.current?.changed(latest.current.kept);
    },
    send: (request, plain, files, words) => {
      const { html, text: written } = latest.current.kept;
      const text = words ?? written;
      const draftRevision = keeper.current?.known ?? 0;
      sender.current?.send(
        { ...(chosen ?? usual), ...request, text, draftRevision, ...(plain ? {} : { html }) },
        files,
      );
    },
    again: () => sender.current?.again(),
    dismiss: () => setSending({ kind: 'ready' }),
    discard: async () => {
      await keeper.current?.discard();
    },
    settle: async () => {
      await keeper.current?.settle();
    },
    keepMine: async () => {
      const fresh = await fetchDetail(id);
      onForeignDraft(fresh.draft?.attachments ?? []);
      keeper.current?.insist(fresh.draft?.revision ?? 0, latest.current.kept);
    },
  };
}
