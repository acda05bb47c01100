import { Button } from '@mantine/core';
import { IconNote, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answeringQuery } from '../api/answering';
import { useMe } from '../api/session';
import type { ConversationDetail, Draft } from '../api/types';
import { nameOf } from '../lib/names';
import { Kbd } from '../ui/kbd';
import { lazyPart } from '../ui/lazy-part';
import { lazyQuiet } from '../ui/lazy-quiet';
import { Waiting } from '../ui/waiting';
import { answerRight } from './answer-right';
import type { ClaimState } from './claim-state';
import classes from './dock.module.css';
import type { Returned } from './returned';
import type { ConversationActions } from './use-conversation-actions';

const ColleagueDrafts = lazyQuiet(() => import('./colleague-drafts').then((module) => module.ColleagueDrafts));
const loadComposer = () => import('./composer').then((module) => module.Composer);
const loadNoteComposer = () => import('./note-composer').then((module) => module.NoteComposer);
const Composer = lazyPart(loadComposer);
const NoteComposer = lazyPart(loadNoteComposer);

/** Before they are asked for: then the first letter finds them there, also when the line breaks meanwhile. */
function preload(): void {
  const later = (): void => undefined;
  loadComposer().catch(later);
  loadNoteComposer().catch(later);
}

export type Mode = 'none' | 'reply' | 'note';

interface DockProps {
  detail: ConversationDetail;
  state: ClaimState;
  actions: ConversationActions;
  mode: Mode;
  onMode: (mode: Mode) => void;
  seenSeq: number;
  undone: Draft | undefined;
  returned: Returned | undefined;
  /** Grows when words came back from the outbox. */
  returns: number;
}

/** The lower edge of a conversation: the way to an answer, or what stands in its way. */
export function Dock({ detail, state, actions, mode, onMode, seenSeq, undone, returned, returns }: DockProps) {
  const loading = (
    <div className={classes.loading}>
      <Waiting />
    </div>
  );
  useEffect(preload, []);
  // Asked before somebody answers: the field is then the one that the channel takes.
  const { id, lastSeq, channel } = detail.summary;
  useQuery({ ...answeringQuery(id, lastSeq), enabled: channel.kind !== 'EMAIL' });
  const settle = useRef<() => Promise<void>>(undefined);
  const [round, setRound] = useState(0);
  const taken = (): void => {
    // The composer begins anew with what the server has now.
    setRound((now) => now + 1);
    onMode('reply');
  };
  return (
    <div className={classes.dock}>
      <Suspense fallback={null}>
        <ColleagueDrafts
          detail={detail}
          state={state}
          seenSeq={seenSeq}
          settle={async () => settle.current?.()}
          onTaken={taken}
        />
      </Suspense>
      {mode === 'none' ? (
        <Invitation detail={detail} state={state} actions={actions} onMode={onMode} />
      ) : (
        <Suspense fallback={loading}>
          {mode === 'note' ? (
            <NoteComposer key={returns} summary={detail.summary} onMode={onMode} mayReply={state.kind === 'mine'} />
          ) : (
            <Composer
              key={`${undone === undefined ? 'first' : `undone ${undone.revision}`} ${returns} ${round}`}
              detail={detail}
              undone={undone}
              returned={returned}
              state={state}
              actions={actions}
              seenSeq={seenSeq}
              onMode={onMode}
              settle={settle}
            />
          )}
        </Suspense>
      )}
    </div>
  );
}

function Invitation({ detail, state, actions, onMode }: Pick<DockProps, 'detail' | 'state' | 'actions' | 'onMode'>) {
  const { t } = useTranslation();
  const me = useMe();
  const { contact, spam } = detail.summary;
  const note = (
    <Button
      leftSection={<IconNote size={15} stroke={1.75} />}
      rightSection={<Kbd keys="N" />}
      onClick={() => onMode('note')}
    >
      {t('composer.note')}
    </Button>
  );
  switch (state.kind) {
    case 'mine':
      return (
        <div className={classes.bar}>
          <button type="button" className={classes.field} onClick={() => onMode('reply')}>
            <IconPencil size={15} stroke={1.75} aria-hidden="true" />
            <span className={classes.words}>{t('composer.replyTo', { name: nameOf(contact) })}</span>
            <Kbd keys="R" />
          </button>
          {note}
        </div>
      );
    case 'free':
      return (
        <div className={classes.bar}>
          <button
            type="button"
            className={classes.field}
            disabled={actions.busy || actions.why !== undefined}
            title={actions.why}
            onClick={() => actions.claim(() => onMode('reply'))}
          >
            <IconPencil size={15} stroke={1.75} aria-hidden="true" />
            <span className={classes.words}>{t('do.claimAndReply')}</span>
            <Kbd keys="R" />
          </button>
          {note}
        </div>
      );
    case 'theirs':
      if (answerRight(detail, state, me.id) !== undefined) {
        return (
          <div className={classes.bar}>
            <button type="button" className={classes.field} onClick={() => onMode('reply')}>
              <IconPencil size={15} stroke={1.75} aria-hidden="true" />
              <span className={classes.words}>{t('composer.besides', { name: state.holder.name })}</span>
              <Kbd keys="R" />
            </button>
            {note}
          </div>
        );
      }
      return (
        <div className={classes.bar}>
          <p className={classes.why}>{t('composer.heldBy', { name: state.holder.name })}</p>
          {detail.secondReply === 'JOIN' ? (
            <Button loading={actions.busy} onClick={() => actions.join(() => onMode('reply'))}>
              {t('do.joinAndReply')}
            </Button>
          ) : null}
          {detail.secondReply === 'TAKE' ? (
            <Button loading={actions.busy} onClick={() => actions.takeOver(() => onMode('reply'))}>
              {t('do.takeOver')}
            </Button>
          ) : null}
          {note}
        </div>
      );
    case 'closed':
      return (
        <div className={classes.bar}>
          <p className={classes.why}>{t(spam === undefined ? 'composer.closed' : 'composer.spam')}</p>
          {spam === undefined ? (
            <Button
              onClick={actions.reopen}
              loading={actions.busy}
              disabled={actions.why !== undefined}
              title={actions.why}
            >
              {t('do.reopen')}
            </Button>
          ) : null}
          {note}
        </div>
      );
  }
}
