import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { useMe } from '../api/session';
import type { ConversationDetail, ConversationSummary, Draft, Macro } from '../api/types';
import { tokenOf } from '../live/actions';
import { useOffline } from '../live/connection';
import { useLive } from '../live/context';
import { markSeen } from '../live/seen';
import { useWaiting } from '../offline/waiting';
import { lazyQuiet } from '../ui/lazy-quiet';
import { ProblemNotice } from '../ui/problem';
import { Waiting } from '../ui/waiting';
import { answerRight } from './answer-right';
import { useAsideShown } from './aside-state';
import { type ClaimState, claimState } from './claim-state';
import classes from './conversation.module.css';
import { Dock, type Mode } from './dock';
import { hasDraft } from './draft';
import { draftBeside } from './draft-beside';
import { type Asking, Header } from './header';
import { preparedWords } from './prepared-words';
import { detailQuery, useOlder } from './queries';
import type { Returned } from './returned';
import { Thread } from './thread';
import { Typing } from './typing';
import { useConversationActions } from './use-conversation-actions';
import { useConversationCommands } from './use-conversation-commands';
import { type EarlyKeys, useEarlyKeys } from './use-early-keys';
import { useMacros } from './use-macros';
import { useReturned } from './use-returned';
import { useTellSeen } from './use-tell-seen';

const Snooze = lazy(() => import('./snooze').then((module) => ({ default: module.Snooze })));
const ChoosePriority = lazy(() => import('./choose-priority').then((module) => ({ default: module.ChoosePriority })));
const Forward = lazy(() => import('./forward').then((module) => ({ default: module.Forward })));
const RunMacro = lazy(() => import('./run-macro').then((module) => ({ default: module.RunMacro })));
const HandOver = lazy(() => import('./hand-over').then((module) => ({ default: module.HandOver })));
const Aside = lazy(() => import('./aside').then((module) => ({ default: module.Aside })));
const MergeInto = lazy(() => import('./merge-into').then((module) => ({ default: module.MergeInto })));
const SpamNotice = lazy(() => import('./spam-notice').then((module) => ({ default: module.SpamNotice })));
const BlockSender = lazy(() => import('./block-sender').then((module) => ({ default: module.BlockSender })));
const TagPicker = lazy(() => import('./tag-picker').then((module) => ({ default: module.TagPicker })));
const NotKept = lazyQuiet(() => import('../offline/not-kept').then((module) => module.NotKept));
const WaitingMessages = lazyQuiet(() => import('../offline/waiting-messages').then((module) => module.WaitingMessages));
const viewingEvery = 20_000;

/** The right pane: one conversation, followed live while it is open. */
export function ConversationPane({ id, at, onBack }: { id: string; at?: number | undefined; onBack: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(detailQuery(id));
  useWatched(id);
  const refused = query.error instanceof ApiProblem && query.error.status < 500;
  const shown = query.data !== undefined && !refused;
  const offline = useOffline();
  const early = useEarlyKeys(id, shown);
  if (shown) return <Opened detail={query.data} at={at} early={early} onBack={onBack} />;
  return (
    <section className={classes.pane} aria-label={t('conversation.label')}>
      <div className={classes.waiting}>
        {offline && !refused ? (
          <Suspense fallback={<Waiting />}>
            <NotKept what="conversation" />
          </Suspense>
        ) : query.isError ? (
          <ProblemNotice
            error={query.error}
            action={<Button onClick={() => query.refetch()}>{t('common.tryAgain')}</Button>}
          />
        ) : (
          <Waiting />
        )}
      </div>
    </section>
  );
}

/** Subscribes to the conversation and lets the others know that I look at it. */
function useWatched(id: string): void {
  const live = useLive();
  useEffect(() => {
    if (live === undefined) return;
    const unwatch = live.watch(id);
    const look = (): void => {
      live.signal('viewing', id, document.visibilityState === 'visible');
    };
    look();
    const timer = setInterval(look, viewingEvery);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      live.signal('viewing', id, false);
      unwatch();
    };
  }, [live, id]);
}

/** A conversation of another team is heard of only while it is watched: what happened just before is asked for. */
function useCaughtUp(detail: ConversationDetail): void {
  const live = useLive();
  const me = useMe();
  const foreign = !me.teams.some((team) => team.id === detail.summary.teamId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each conversation that is opened
  useEffect(() => {
    if (foreign) live?.catchUp(detail.asOf);
  }, [live, foreign, detail.summary.id]);
}

function Opened({
  detail: known,
  at,
  early,
  onBack,
}: {
  detail: ConversationDetail;
  at: number | undefined;
  early: EarlyKeys;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const { summary, messages } = known;
  const me = useMe();
  useCaughtUp(known);
  const waiting = useWaiting(summary.id);
  const detail = useMemo(() => ({ ...known, draft: draftBeside(known.draft, waiting) }), [known, waiting]);
  const token = tokenOf(detail, summary);
  const state = useMemo(() => claimState(summary, me.id, token), [summary, me.id, token]);
  const actions = useConversationActions(summary, state);
  const older = useOlder(summary.id, messages);
  const [mode, setMode] = useState<Mode>(() =>
    answerRight(detail, state, me.id) !== undefined && hasDraft(summary.id, localStorage, detail.draft)
      ? 'reply'
      : 'none',
  );
  const [asking, setAsking] = useState<Asking>();
  const [macro, setMacro] = useState<Macro>();
  const aside = useAsideShown();
  const [seenSeq, setSeenSeq] = useState(0);
  const [undone, setUndone] = useState<Draft>();
  const [returned, setReturned] = useState<Returned>();

  const tellSeen = useTellSeen(summary.id);
  const onSeen = useCallback(
    (seq: number) => {
      setSeenSeq((known) => Math.max(known, seq));
      markSeen(summary.id, seq);
      tellSeen(seq);
    },
    [summary.id, tellSeen],
  );
  const onUndone = useCallback((draft: Draft | undefined) => {
    setUndone(draft);
    setReturned(undefined);
    setMode('reply');
  }, []);
  const { returns, edit } = useReturned(waiting, detail.draft, (came) => {
    setUndone(came?.draft);
    setReturned(came);
    setMode(came === undefined ? 'note' : 'reply');
  });
  const onMode = useCallback((next: Mode) => {
    setMode(next);
    // Once it was left or sent, the draft is the server's again: an old copy must not come back.
    if (next === 'reply') return;
    setUndone(undefined);
    setReturned(undefined);
  }, []);
  const { mutate: loadOlder, isPending: loadingOlder, hasOlder } = older;
  const onOlder = useCallback((before: number) => loadOlder(before), [loadOlder]);
  useConversationCommands({
    summary,
    state,
    actions,
    early,
    secondReply: detail.secondReply,
    writing: mode !== 'none',
    onMode,
    onAsk: setAsking,
    onBack,
  });

  useMacros(setMacro);
  return (
    <div className={classes.withAside}>
      <section className={classes.pane} aria-label={t('conversation.label')}>
        <Header summary={summary} state={state} actions={actions} onBack={onBack} onAsk={setAsking} />
        {summary.spam === undefined ? null : (
          <Suspense fallback={null}>
            <SpamNotice spam={summary.spam} actions={actions} />
          </Suspense>
        )}
        <Thread
          conversation={summary.id}
          messages={messages}
          hasOlder={hasOlder}
          target={at}
          loadingOlder={loadingOlder}
          onOlder={onOlder}
          onSeen={onSeen}
          onUndone={onUndone}
          tail={
            <Suspense fallback={null}>
              {waiting.length === 0 ? null : <WaitingMessages items={waiting} onEdit={edit} />}
            </Suspense>
          }
        />
        <Typing conversation={summary.id} />
        <Dock
          detail={detail}
          state={state}
          actions={actions}
          mode={mode}
          onMode={onMode}
          seenSeq={seenSeq}
          undone={undone}
          returned={returned}
          returns={returns}
        />
        <Suspense fallback={null}>
          {macro === undefined ? null : (
            <RunMacro
              macro={macro}
              conversation={summary.id}
              token={state.kind === 'mine' ? state.token : undefined}
              onWords={(words) => {
                preparedWords.set({ conversation: summary.id, words });
                setMode('reply');
              }}
              onClose={() => setMacro(undefined)}
            />
          )}
          <Asked asking={asking} summary={summary} state={state} onClose={() => setAsking(undefined)} />
        </Suspense>
      </section>
      {aside ? (
        <Suspense fallback={null}>
          <Aside key={summary.id} summary={summary} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The dialog that a deed opens before it is done. */
function Asked({
  asking,
  summary,
  state,
  onClose,
}: {
  asking: Asking | undefined;
  summary: ConversationSummary;
  state: ClaimState;
  onClose: () => void;
}) {
  const token = state.kind === 'mine' ? state.token : undefined;
  switch (asking) {
    case 'hand-over':
      return token === undefined ? null : <HandOver summary={summary} token={token} onClose={onClose} />;
    case 'forward':
      return <Forward conversation={summary.id} message={undefined} onClose={onClose} />;
    case 'snooze':
      return state.kind === 'closed' ? null : <Snooze summary={summary} token={token} onClose={onClose} />;
    case 'priority':
      return <ChoosePriority summary={summary} onClose={onClose} />;
    case 'merge':
      return <MergeInto summary={summary} onClose={onClose} />;
    case 'block':
      return <BlockSender summary={summary} token={token} onClose={onClose} />;
    case 'tags':
      return <TagPicker summary={summary} onClose={onClose} />;
    case undefined:
      return null;
  }
}
