import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../api/types';
import { type Command, useCommands } from '../ui/commands';
import { toast } from '../ui/toast';
import type { ClaimState } from './claim-state';
import type { Mode } from './dock';
import type { ConversationActions } from './use-conversation-actions';
import type { EarlyKeys } from './use-early-keys';

/** What the keyboard does in an open conversation. */
export function useConversationCommands({
  summary,
  state,
  actions,
  early,
  writing,
  onMode,
  onHandOver,
  onBack,
}: {
  summary: ConversationSummary;
  state: ClaimState;
  actions: ConversationActions;
  early: EarlyKeys;
  writing: boolean;
  onMode: (mode: Mode) => void;
  onHandOver: () => void;
  onBack: () => void;
}): void {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going back only navigates
  const commands = useMemo<Command[]>(() => {
    const group = t('keys.conversation');
    const notMine = state.kind === 'mine' ? undefined : t('do.onlyHolder');
    const theirs = state.kind === 'theirs' ? t('claim.by', { name: state.holder.name }) : undefined;
    const closed = state.kind === 'closed' ? t('do.isClosed') : undefined;
    const already = state.kind === 'mine' ? t('claim.you') : undefined;
    const answer = (): void => {
      if (state.kind === 'free') actions.claim(() => onMode('reply'));
      else onMode('reply');
    };
    return [
      {
        id: 'reply',
        label: state.kind === 'free' ? t('do.claimAndReply') : t('do.reply'),
        group,
        keys: 'r',
        disabled: theirs ?? closed,
        run: answer,
      },
      { id: 'note', label: t('do.note'), group, keys: 'n', run: () => onMode('note') },
      {
        id: 'claim',
        label: t('do.claim'),
        group,
        keys: 'c',
        disabled: already ?? theirs ?? closed,
        run: () => actions.claim(),
      },
      { id: 'release', label: t('do.release'), group, keys: 'u', disabled: notMine, run: actions.release },
      { id: 'hand-over', label: t('do.handOver'), group, keys: 'h', disabled: notMine, run: onHandOver },
      state.kind === 'closed'
        ? { id: 'reopen', label: t('do.reopen'), group, keys: 'e', run: actions.reopen }
        : { id: 'close', label: t('do.close'), group, keys: 'e', disabled: theirs, run: actions.close },
      summary.participants.length > 0 && state.kind !== 'mine'
        ? { id: 'leave', label: t('do.leave'), group, quiet: true, run: actions.leave }
        : { id: 'join', label: t('do.join'), group, disabled: already ?? closed, run: actions.join },
      {
        id: 'back',
        label: t('do.back'),
        group,
        keys: 'Escape',
        quiet: true,
        run: writing ? () => onMode('none') : onBack,
      },
    ];
  }, [t, summary, state, actions, writing, onMode, onHandOver]);
  useCommands(commands);
  useEffect(() => {
    const wished = early.take();
    const command = commands.find(({ id }) => id === wished);
    if (command === undefined) return;
    if (command.disabled === undefined) command.run();
    else toast.done(command.disabled);
  }, [early, commands]);
}
