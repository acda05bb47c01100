import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import type { ConversationSummary } from '../api/types';
import { type Action, useAction } from '../live/actions';
import { useOffline } from '../live/connection';
import { toast } from '../ui/toast';
import { showAside } from './aside-state';
import type { ClaimState } from './claim-state';

export interface ConversationActions {
  busy: boolean;
  /** Why none of them can be done now. */
  why: string | undefined;
  claim: (then?: () => void) => void;
  release: () => void;
  accept: (then?: () => void) => void;
  decline: () => void;
  close: () => void;
  reopen: () => void;
  spam: () => void;
  notSpam: () => void;
  join: (then?: () => void) => void;
  takeOver: (then?: () => void) => void;
  leave: () => void;
  follow: () => void;
  unfollow: () => void;
}

/** The deeds on one conversation, each with its word of success or its problem. */
export function useConversationActions(summary: ConversationSummary, state: ClaimState): ConversationActions {
  const { t } = useTranslation();
  const { mutate, isPending } = useAction();
  const why = useOffline() ? t('do.offline') : undefined;
  return useMemo(() => {
    const { id } = summary;
    const token = state.kind === 'mine' ? state.token : undefined;
    const act = (action: Action, done?: string, then?: () => void): void => {
      if (why !== undefined) {
        toast.hint(why);
        return;
      }
      mutate(action, {
        onSuccess: () => {
          if (done !== undefined) toast.done(done);
          then?.();
        },
        onError: (error) => {
          // What is missing is filled in beside the conversation.
          if (error instanceof ApiProblem && error.code === 'fields-required') showAside(true);
          toast.problem(error);
        },
      });
    };
    return {
      busy: isPending,
      why,
      claim: (then) => act({ kind: 'claim', id }, undefined, then),
      release: () => token !== undefined && act({ kind: 'release', id, token }, t('done.released')),
      accept: (then) => act({ kind: 'accept', id }, undefined, then),
      decline: () => act({ kind: 'decline', id }, t('done.declined')),
      close: () => act({ kind: 'close', id, token }, t('done.closed')),
      reopen: () => act({ kind: 'reopen', id }, t('done.reopened')),
      spam: () =>
        act({ kind: 'spam', id, token }, undefined, () =>
          toast.undoable(t('done.spam'), t('done.undo'), () => mutate({ kind: 'not-spam', id, undo: true })),
        ),
      notSpam: () => act({ kind: 'not-spam', id }, t('done.notSpam')),
      join: (then) => act({ kind: 'join', id }, t('done.joined'), then),
      takeOver: (then) =>
        state.kind === 'theirs' &&
        act({ kind: 'take-over', id, from: state.holder.id }, t('done.tookOver', { name: state.holder.name }), then),
      leave: () => act({ kind: 'leave', id }, t('done.left')),
      follow: () => act({ kind: 'follow', id }, t('done.followed')),
      unfollow: () => act({ kind: 'unfollow', id }, t('done.unfollowed')),
    };
  }, [summary, state, mutate, isPending, why, t]);
}
