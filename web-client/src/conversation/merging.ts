import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ConversationSummary } from '../api/types';
import { toast } from '../ui/toast';

/** Another conversation, by its id or by the number that people know. */
export type Other = { id: string } | { number: number };

/** Opens a conversation in the list that is shown, and forgets what was loaded of those whose messages moved. */
function useMoved() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { view = 'open' } = useParams({ strict: false });
  const { message: _, ...search } = useSearch({ strict: false });
  return (open: string, ...moved: string[]): void => {
    for (const id of [open, ...moved]) {
      void client.resetQueries({ queryKey: keys.detail(id) });
      void client.invalidateQueries({ queryKey: keys.related(id) });
    }
    void client.invalidateQueries({ queryKey: keys.lists });
    void navigate({ to: '/inbox/$view/$conversation', params: { view, conversation: open }, search });
  };
}

export function useUnmerge() {
  const { t } = useTranslation('house');
  const moved = useMoved();
  return useMutation({
    mutationFn: (id: string) => api.post<ConversationSummary>(`/api/conversations/${id}/unmerge`),
    onSuccess: (summary) => {
      moved(summary.id);
      toast.done(t('merge.apartDone', { number: summary.number }));
    },
    onError: toast.problem,
  });
}

/** Merges a conversation into another one; `anyContact` once a person has said that another contact is meant. */
export function useMerge(source: string) {
  const { t } = useTranslation('house');
  const moved = useMoved();
  const unmerge = useUnmerge();
  return useMutation({
    mutationFn: (into: Other & { anyContact: boolean }) =>
      api.post<ConversationSummary>(`/api/conversations/${source}/merge`, into),
    onSuccess: (target) => {
      moved(target.id, source);
      toast.undoable(t('merge.done', { number: target.number }), t('undo'), () => unmerge.mutate(source));
    },
  });
}

/** Gives one message a conversation of its own; its way back is a merge. */
export function useSplit(source: string) {
  const { t } = useTranslation('house');
  const moved = useMoved();
  const back = useMutation({
    mutationFn: (split: string) =>
      api.post<ConversationSummary>(`/api/conversations/${split}/merge`, { id: source, anyContact: true }),
    onSuccess: (summary, split) => moved(summary.id, split),
    onError: toast.problem,
  });
  return useMutation({
    mutationFn: (message: string) =>
      api.post<ConversationSummary>(`/api/conversations/${source}/split`, { messages: [message] }),
    onSuccess: (split) => {
      moved(split.id, source);
      toast.undoable(t('merge.splitDone', { number: split.number }), t('undo'), () => back.mutate(split.id));
    },
    onError: toast.problem,
  });
}
