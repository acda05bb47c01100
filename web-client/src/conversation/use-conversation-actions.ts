import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../api/types';
import { type Action, useAction } from '../live/actions';
import { toast } from '../ui/toast';
import type { ClaimState } from './claim-state';

export interface ConversationActions {
  busy: boolean;
  claim: (then?: () => void) => void;
  release: () => void;
  close: () => void;
  reopen: () => void;
  join: () => void;
  leave: () => void;
}

/** The deeds on one conversation, each with its word of success or its problem. */
export function useConversationActions(summary: ConversationSummary, state: ClaimState): ConversationActions {
  const { t } = useTranslation();
  const { mutate, isPending } = useAction();
  return useMemo(() => {
    const { id } = summary;
    const token = state.kind === 'mine' ? state.token : undefined;
    const act = (action: Action, done?: string, then?: () => void): void =>
      mutate(action, {
        onSuccess: () => {
          if (done !== undefined) toast.done(done);
          then?.();
        },
        onError: toast.problem,
      });
    return {
      busy: isPending,
      claim: (then) => act({ kind: 'claim', id }, undefined, then),
      release: () => token !== undefined && act({ kind: 'release', id, token }, t('done.released')),
      close: () => act({ kind: 'close', id, token }, t('done.closed')),
      reopen: () => act({ kind: 'reopen', id }, t('done.reopened')),
      join: () => act({ kind: 'join', id }, t('done.joined')),
      leave: () => act({ kind: 'leave', id }, t('done.left')),
    };
  }, [summary, state, mutate, isPending, t]);
}
