import { useEffect, useRef, useState } from 'react';
import { api, upload } from '../api/client';
import { NoAnswer } from '../api/problem';
import type { Attachment } from '../api/types';
import { useConnection } from '../live/connection';
import { useStore } from '../live/store';
import type { HeldFile } from '../offline/store';
import { outboxHere } from '../offline/waiting';
import { toast } from '../ui/toast';
import { useCachedDraft } from './queries';

export interface Upload {
  key: number;
  name: string;
  size: number;
  share: number;
  cancel: () => void;
}

export interface Uploads {
  files: Attachment[];
  running: Upload[];
  /** On this device only, until there is a connection to upload them by. */
  held: readonly HeldFile[];
  dropHeld: (id: string) => void;
  add: (files: readonly File[]) => void;
  /** Uploads a picture for the text; resolves to its address, or to nothing when it failed, which was told. */
  picture: (file: File) => Promise<string | undefined>;
  remove: (id: string) => void;
  replace: (files: Attachment[]) => void;
}

interface Held {
  held: readonly HeldFile[];
  hold: (file: File, error: NoAnswer) => Promise<void>;
  dropHeld: (id: string) => void;
}

/** Files that could not be uploaded are kept on this device, also over a reload, and uploaded when the line is back. */
function useHeld(conversation: string, start: (file: File) => Promise<unknown>): Held {
  const outbox = useStore(outboxHere);
  const { state } = useConnection();
  const [held, setHeld] = useState<readonly HeldFile[]>([]);
  useEffect(() => {
    void outbox?.heldFor(conversation).then(setHeld);
  }, [outbox, conversation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time that the line is there
  useEffect(() => {
    if (state !== 'live' || outbox === undefined || held.length === 0) return;
    setHeld([]);
    for (const { id, name, blob } of held) {
      void start(new File([blob], name, { type: blob.type })).then(() => outbox.dropHeld(id));
    }
  }, [state, outbox, held.length]);
  return {
    held,
    hold: async (file, error) => {
      if (outbox === undefined) {
        toast.problem(error);
        return;
      }
      const kept = await outbox.hold(conversation, file);
      setHeld((now) => [...now, kept]);
    },
    dropHeld: (id) => {
      setHeld((now) => now.filter((each) => each.id !== id));
      void outbox?.dropHeld(id);
    },
  };
}

/** Files on their way to the draft, with their progress, and those that are there. */
export function useUploads(conversation: string, first: Attachment[]): Uploads {
  const [files, setFiles] = useState(first);
  const [running, setRunning] = useState<Upload[]>([]);
  const nextKey = useRef(0);
  const cacheDraft = useCachedDraft(conversation);
  const path = `/api/conversations/${conversation}/draft/attachments`;

  const { held, hold, dropHeld } = useHeld(conversation, (file) => start(file));
  const change = (next: (files: Attachment[]) => Attachment[]): void => {
    setFiles(next);
    cacheDraft((known) => {
      const draft = known ?? { html: '', text: '', revision: 0, attachments: [] };
      return { ...draft, attachments: next(draft.attachments) };
    });
  };
  const start = (file: File, inline = false): Promise<Attachment | undefined> => {
    nextKey.current += 1;
    const key = nextKey.current;
    const abort = new AbortController();
    setRunning((now) => [...now, { key, name: file.name, size: file.size, share: 0, cancel: () => abort.abort() }]);
    const progress = (share: number): void =>
      setRunning((now) => now.map((each) => (each.key === key ? { ...each, share } : each)));
    return upload<Attachment>(inline ? `${path}?inline=true` : path, file, progress, abort.signal)
      .then((stored) => {
        change((now) => [...now, stored]);
        return stored;
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return undefined;
        if (error instanceof NoAnswer) return hold(file, error).then(() => undefined);
        toast.problem(error);
        return undefined;
      })
      .finally(() => setRunning((now) => now.filter((each) => each.key !== key)));
  };

  return {
    files,
    running,
    held,
    dropHeld,
    add: (added) => {
      for (const file of added) void start(file);
    },
    picture: async (file) => {
      const stored = await start(file, true);
      return stored === undefined ? undefined : `/api/attachments/${stored.id}?inline`;
    },
    remove: (id) => {
      change((now) => now.filter((each) => each.id !== id));
      api.delete(`${path}/${id}`).catch(toast.problem);
    },
    replace: setFiles,
  };
}
