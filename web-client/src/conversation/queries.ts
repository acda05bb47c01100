import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { fetchDetail, fetchMessages } from '../api/conversations';
import { keys } from '../api/keys';
import type { ConversationDetail, Draft, EarlierWords, Message } from '../api/types';
import { mergeMessages } from '../live/cache';

/** As many as the server sends with the conversation. */
const messagesAtFirst = 50;

/** A fresh answer holds the latest messages; the older ones that were loaded before stay when nothing is missing between. */
export function withOlder(fresh: ConversationDetail, known: ConversationDetail | undefined): ConversationDetail {
  const first = fresh.messages[0];
  if (known === undefined || first === undefined) return fresh;
  const older = known.messages.filter((message) => message.seq < first.seq);
  if (older.at(-1)?.seq !== first.seq - 1) return fresh;
  return { ...fresh, messages: mergeMessages(older, fresh.messages) };
}

export function detailQuery(id: string) {
  return queryOptions({
    queryKey: keys.detail(id),
    queryFn: async ({ signal, client }) => {
      const fresh = await fetchDetail(id, signal);
      return withOlder(fresh, client.getQueryData<ConversationDetail>(keys.detail(id)));
    },
    // Only watched conversations get all their events: one that is opened again is asked again, and shown meanwhile.
    staleTime: 5_000,
  });
}

/** Asked anew after each edit. */
export function earlierWordsQuery({ id, editedAt }: Message) {
  return queryOptions({
    queryKey: keys.earlierWords(id, editedAt),
    queryFn: async ({ signal }) => (await api.get<EarlierWords>(`/api/messages/${id}/earlier-words`, {}, signal)).words,
  });
}

function addMessages(client: QueryClient, id: string, came: readonly Message[]): void {
  client.setQueryData<ConversationDetail>(keys.detail(id), (known) =>
    known === undefined ? known : { ...known, messages: mergeMessages(known.messages, came) },
  );
}

/** Loads older messages; the numbers of a conversation need not begin with 1, so an empty answer ends it. */
export function useOlder(id: string, loaded: readonly Message[]) {
  const client = useQueryClient();
  const { mutate, isPending, data } = useMutation({
    mutationFn: (before: number) => fetchMessages(id, { before }),
    onSuccess: (came) => addMessages(client, id, came),
  });
  const more = (loaded[0]?.seq ?? 1) > 1 && loaded.length >= messagesAtFirst;
  return { mutate, isPending, hasOlder: more && data?.length !== 0 };
}

export function useAddMessages(id: string): (came: readonly Message[]) => void {
  const client = useQueryClient();
  return (came) => addMessages(client, id, came);
}

/** Keeps the loaded conversation's draft as the server has it, so that a composer opened again begins with it. */
export function useCachedDraft(id: string): (change: (draft: Draft | undefined) => Draft | null) => void {
  const client = useQueryClient();
  return (change) =>
    client.setQueryData<ConversationDetail>(keys.detail(id), (known) =>
      known === undefined ? known : { ...known, draft: change(known.draft ?? undefined) },
    );
}

type DeliveryAction = { kind: 'undo' } | { kind: 'retry' } | { kind: 'resolve'; sent: boolean };

/** What a person decides about a message on its way out. */
export function useDelivery(conversation: string, message: string, onUndone: (draft: Draft | undefined) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...body }: DeliveryAction) => api.post<unknown>(`/api/messages/${message}/${kind}`, body),
    // Here and not beside the button: a message taken back is gone from the screen before the answer is.
    onSuccess: (answer, { kind }) => {
      if (kind === 'undo') onUndone(answer as Draft | undefined);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.detail(conversation) }),
  });
}
