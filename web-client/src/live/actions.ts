import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ClaimAnswer, ConversationDetail, ConversationSummary, Priority } from '../api/types';
import { useLive } from './context';

export type Action =
  | { kind: 'claim'; id: string }
  | { kind: 'claim-next'; team: string }
  | { kind: 'release'; id: string; token: number }
  | { kind: 'handover'; id: string; token: number; toEmployee?: string; toTeam?: string; note?: string }
  | { kind: 'take-over'; id: string; from: string }
  | { kind: 'join'; id: string }
  | { kind: 'leave'; id: string }
  | { kind: 'follow'; id: string }
  | { kind: 'unfollow'; id: string }
  | { kind: 'close'; id: string; token?: number | undefined }
  | { kind: 'reopen'; id: string }
  | { kind: 'spam'; id: string; token?: number | undefined }
  | { kind: 'not-spam'; id: string; undo?: boolean }
  | { kind: 'snooze'; id: string; token?: number | undefined; until?: string | undefined }
  | { kind: 'wake'; id: string }
  | { kind: 'accept'; id: string }
  | { kind: 'decline'; id: string }
  | { kind: 'priority'; id: string; priority: Priority };

async function perform(action: Action): Promise<Partial<ClaimAnswer> | undefined> {
  switch (action.kind) {
    case 'claim':
      return api.post<ClaimAnswer>(`/api/conversations/${action.id}/claim`);
    case 'claim-next':
      return api.post<ClaimAnswer | undefined>(`/api/queues/${action.team}/claim-next`);
    case 'take-over':
      return api.post<ClaimAnswer>(`/api/conversations/${action.id}/take-over`, { from: action.from });
    default: {
      const { kind, id, ...body } = action;
      const summary = await api.post<ConversationSummary | undefined>(`/api/conversations/${id}/${kind}`, body);
      return summary === undefined ? undefined : { summary };
    }
  }
}

/** What people do to a conversation. The server decides; its answer is shown at once and the event confirms it. */
export function useAction(onDone?: () => void) {
  const live = useLive();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSuccess: (answer, action) => {
      onDone?.();
      const summary = answer?.summary;
      if (summary !== undefined) {
        live?.cache.applySummary(answer?.token === undefined ? summary : { ...summary, claimToken: answer.token });
      } else if ('id' in action) queryClient.invalidateQueries({ queryKey: keys.detail(action.id) });
    },
    onError: (_, action) => {
      if ('id' in action) queryClient.invalidateQueries({ queryKey: keys.detail(action.id) });
    },
  });
}

/** The token by which I hold this conversation, as the cache knows it. */
export function tokenOf(detail: ConversationDetail | undefined, summary: ConversationSummary): number | undefined {
  return detail?.myToken ?? summary.claimToken;
}
