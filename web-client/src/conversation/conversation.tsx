import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { useMe } from '../api/session';
import type { ConversationDetail, Draft } from '../api/types';
import { tokenOf } from '../live/actions';
import { useLive } from '../live/context';
import { markSeen } from '../live/seen';
import { ProblemNotice } from '../ui/problem';
import { Waiting } from '../ui/waiting';
import { claimState } from './claim-state';
import classes from './conversation.module.css';
import { Dock, type Mode } from './dock';
import { hasDraft } from './draft';
import { Header } from './header';
import { detailQuery, useOlder } from './queries';
import { Thread } from './thread';
import { Typing } from './typing';
import { useConversationActions } from './use-conversation-actions';
import { useConversationCommands } from './use-conversation-commands';
import { type EarlyKeys, useEarlyKeys } from './use-early-keys';

const HandOver = lazy(() => import('./hand-over').then((module) => ({ default: module.HandOver })));
const viewingEvery = 20_000;

/** The right pane: one conversation, followed live while it is open. */
export function ConversationPane({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(detailQuery(id));
  useWatched(id);
  const refused = query.error instanceof ApiProblem && query.error.status < 500;
  const shown = query.data !== undefined && !refused;
  const early = useEarlyKeys(id, shown);
  if (shown) return <Opened detail={query.data} early={early} onBack={onBack} />;
  return (
    <section className={classes.pane} aria-label={t('conversation.label')}>
      <div className={classes.waiting}>
        {query.isError ? (
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

function Opened({ detail, early, onBack }: { detail: ConversationDetail; early: EarlyKeys; onBack: () => void }) {
  const { t } = useTranslation();
  const { summary, messages } = detail;
  const me = useMe();
  useCaughtUp(detail);
  const token = tokenOf(detail, summary);
  const state = useMemo(() => claimState(summary, me.id, token), [summary, me.id, token]);
  const actions = useConversationActions(summary, state);
  const older = useOlder(summary.id);
  const [mode, setMode] = useState<Mode>(() =>
    state.kind === 'mine' && hasDraft(summary.id, localStorage, detail.draft) ? 'reply' : 'none',
  );
  const [handing, setHanding] = useState(false);
  const [seenSeq, setSeenSeq] = useState(0);
  const [undone, setUndone] = useState<Draft>();

  const onSeen = useCallback(
    (seq: number) => {
      setSeenSeq((known) => Math.max(known, seq));
      markSeen(summary.id, seq);
    },
    [summary.id],
  );
  const onUndone = useCallback((draft: Draft | undefined) => {
    setUndone(draft);
    setMode('reply');
  }, []);
  const onMode = useCallback((next: Mode) => {
    setMode(next);
    // Once it was left or sent, the draft is the server's again: an old copy must not come back.
    if (next !== 'reply') setUndone(undefined);
  }, []);
  const { mutate: loadOlder, isPending: loadingOlder } = older;
  const onOlder = useCallback((before: number) => loadOlder(before), [loadOlder]);
  const onHandOver = useCallback(() => setHanding(true), []);
  useConversationCommands({ summary, state, actions, early, writing: mode !== 'none', onMode, onHandOver, onBack });

  return (
    <section className={classes.pane} aria-label={t('conversation.label')}>
      <Header summary={summary} state={state} actions={actions} onBack={onBack} onHandOver={onHandOver} />
      <Thread
        conversation={summary.id}
        messages={messages}
        loadingOlder={loadingOlder}
        onOlder={onOlder}
        onSeen={onSeen}
        onUndone={onUndone}
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
      />
      {handing && state.kind === 'mine' && state.token !== undefined ? (
        <Suspense fallback={null}>
          <HandOver summary={summary} token={state.token} onClose={() => setHanding(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}
