import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { atLeast, useMe } from '../api/session';
import type { ConversationDetail, ConversationSummary } from '../api/types';
import { type Command, useCommands } from '../ui/commands';
import { toast } from '../ui/toast';
import { showActivity, useActivityShown } from './activity-queries';
import { showAside, useAsideShown } from './aside-state';
import type { ClaimState } from './claim-state';
import type { Mode } from './dock';
import type { Asking } from './header';
import type { ConversationActions } from './use-conversation-actions';
import type { EarlyKeys } from './use-early-keys';

/** What the keyboard does in an open conversation. */
export function useConversationCommands({
  summary,
  state,
  actions,
  early,
  secondReply,
  writing,
  onMode,
  onAsk,
  onBack,
}: {
  summary: ConversationSummary;
  state: ClaimState;
  actions: ConversationActions;
  early: EarlyKeys;
  secondReply: ConversationDetail['secondReply'];
  writing: boolean;
  onMode: (mode: Mode) => void;
  onAsk: (what: Asking) => void;
  onBack: () => void;
}): void {
  const { t } = useTranslation();
  const me = useMe();
  const activity = useActivityShown();
  const aside = useAsideShown();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going back only navigates
  const commands = useMemo<Command[]>(() => {
    const group = t('keys.conversation');
    const second = secondReply === 'JOIN';
    const takes = secondReply === 'TAKE' || atLeast(me, 'MANAGER');
    const joined = summary.participants.some((each) => each.id === me.id);
    const off = actions.why;
    const notMine = off ?? (state.kind === 'mine' ? undefined : t('do.onlyHolder'));
    const heldBy = state.kind === 'theirs' ? t('claim.by', { name: state.holder.name }) : undefined;
    const theirs = off ?? heldBy;
    const closed = state.kind === 'closed' ? t('do.isClosed') : undefined;
    const onlyAgents = atLeast(me, 'AGENT') ? undefined : t('do.onlyAgents');
    const inSpam = summary.spam === undefined ? undefined : t('do.isSpam');
    const already = state.kind === 'mine' ? t('claim.you') : undefined;
    const offered = state.kind === 'mine' && summary.offeredUntil !== undefined;
    const answer = (): void => {
      if (offered && off === undefined) actions.accept();
      if (state.kind === 'theirs' && second && !joined) actions.join(() => onMode('reply'));
      else if (state.kind === 'free') actions.claim(() => onMode('reply'));
      else onMode('reply');
    };
    return [
      {
        id: 'reply',
        label: state.kind === 'free' ? t('do.claimAndReply') : t('do.reply'),
        group,
        keys: 'r',
        opensField: true,
        // Who holds it may write; it leaves when the connection is back.
        disabled: (state.kind === 'mine' ? heldBy : second ? off : theirs) ?? closed,
        run: answer,
      },
      { id: 'note', label: t('do.note'), group, keys: 'n', opensField: true, run: () => onMode('note') },
      {
        id: 'claim',
        label: offered ? t('do.take') : t('do.claim'),
        group,
        keys: 'c',
        disabled: off ?? (offered ? undefined : (already ?? theirs ?? closed)),
        run: () => (offered ? actions.accept() : actions.claim()),
      },
      {
        id: 'release',
        label: offered ? t('do.decline') : t('do.release'),
        group,
        keys: 'u',
        disabled: notMine,
        run: offered ? actions.decline : actions.release,
      },
      {
        id: 'take-over',
        label: t('do.takeOver'),
        group,
        quiet: true,
        disabled:
          off ?? (state.kind !== 'theirs' ? t('do.nobodyToRelieve') : takes ? undefined : t('do.onlyHandedOver')),
        run: () => actions.takeOver(),
      },
      {
        id: 'forward',
        label: t('forward.conversation'),
        group,
        keys: 'Shift+R',
        disabled: off,
        run: () => onAsk('forward'),
      },
      { id: 'hand-over', label: t('do.handOver'), group, keys: 'h', disabled: notMine, run: () => onAsk('hand-over') },
      {
        id: 'snooze',
        label: t('do.snooze'),
        group,
        keys: 'z',
        disabled: theirs ?? closed,
        run: () => onAsk('snooze'),
      },
      { id: 'priority', label: t('do.priority'), group, keys: 'p', disabled: off, run: () => onAsk('priority') },
      { id: 'tag', label: t('do.tag'), group, keys: 't', opensField: true, disabled: off, run: () => onAsk('tags') },
      { id: 'merge', label: t('do.merge'), group, disabled: theirs ?? closed, run: () => onAsk('merge') },
      {
        id: 'aside',
        label: t(aside ? 'do.hideAside' : 'do.showAside'),
        group,
        keys: 'i',
        run: () => showAside(!aside),
      },
      {
        id: 'activity',
        label: t(activity ? 'do.hideActivity' : 'do.showActivity'),
        group,
        keys: 'Shift+A',
        run: () => showActivity(!activity),
      },
      state.kind === 'closed'
        ? { id: 'reopen', label: t('do.reopen'), group, keys: 'e', disabled: off ?? inSpam, run: actions.reopen }
        : { id: 'close', label: t('do.close'), group, keys: 'e', disabled: theirs, run: actions.close },
      summary.spam === undefined
        ? {
            id: 'spam',
            label: t('do.spam'),
            group,
            keys: '!',
            disabled: off ?? onlyAgents ?? theirs,
            run: actions.spam,
          }
        : {
            id: 'not-spam',
            label: t('do.notSpam'),
            group,
            keys: '!',
            disabled: off ?? onlyAgents,
            run: actions.notSpam,
          },
      {
        id: 'block',
        label: t('do.block'),
        group,
        disabled: off ?? onlyAgents ?? theirs,
        run: () => onAsk('block'),
      },
      summary.participants.length > 0 && state.kind !== 'mine'
        ? { id: 'leave', label: t('do.leave'), group, quiet: true, disabled: off, run: actions.leave }
        : { id: 'join', label: t('do.join'), group, disabled: off ?? already ?? closed, run: () => actions.join() },
      summary.followers.some((each) => each.id === me.id)
        ? { id: 'unfollow', label: t('do.unfollow'), group, keys: 'f', disabled: off, run: actions.unfollow }
        : { id: 'follow', label: t('do.follow'), group, keys: 'f', disabled: off, run: actions.follow },
      {
        id: 'back',
        label: t('do.back'),
        group,
        keys: 'Escape',
        quiet: true,
        run: writing ? () => onMode('none') : onBack,
      },
    ];
  }, [t, me, secondReply, activity, aside, summary, state, actions, writing, onMode, onAsk]);
  useCommands(commands);
  useEffect(() => {
    const wished = early.take();
    const command = commands.find(({ id }) => id === wished);
    if (command === undefined) return;
    if (command.disabled === undefined) command.run();
    else toast.done(command.disabled);
  }, [early, commands]);
}
