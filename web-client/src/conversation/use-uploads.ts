import { useRef, useState } from 'react';
import { api, upload } from '../api/client';
import type { Attachment } from '../api/types';
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
  add: (files: readonly File[]) => void;
  remove: (id: string) => void;
  replace: (files: Attachment[]) => void;
}

/** Files on their way to the draft, with their progress, and those that are there. */
export function useUploads(conversation: string, first: Attachment[]): Uploads {
  const [files, setFiles] = useState(first);
  const [running, setRunning] = useState<Upload[]>([]);
  const nextKey = useRef(0);
  const cacheDraft = useCachedDraft(conversation);
  const path = `/api/conversations/${conversation}/draft/attachments`;

  const change = (next: (files: Attachment[]) => Attachment[]): void => {
    setFiles(next);
    cacheDraft((known) => {
      const draft = known ?? { html: '', text: '', revision: 0, attachments: [] };
      return { ...draft, attachments: next(draft.attachments) };
    });
  };
  const start = (file: File): void => {
    nextKey.current += 1;
    const key = nextKey.current;
    const abort = new AbortController();
    setRunning((now) => [...now, { key, name: file.name, size: file.size, share: 0, cancel: () => abort.abort() }]);
    const progress = (share: number): void =>
      setRunning((now) => now.map((each) => (each.key === key ? { ...each, share } : each)));
    upload<Attachment>(path, file, progress, abort.signal)
      .then((stored) => change((now) => [...now, stored]))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) toast.problem(error);
      })
      .finally(() => setRunning((now) => now.filter((each) => each.key !== key)));
  };

  return {
    files,
    running,
    add: (added) => added.forEach(start),
    remove: (id) => {
      change((now) => now.filter((each) => each.id !== id));
      api.delete(`${path}/${id}`).catch(toast.problem);
    },
    replace: setFiles,
  };
}
