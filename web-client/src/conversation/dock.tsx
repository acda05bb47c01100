import { Button } from '@mantine/core';
import { IconNote, IconPencil } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationDetail, Draft } from '../api/types';
import { nameOf } from '../lib/names';
import { Kbd } from '../ui/kbd';
import { Waiting } from '../ui/waiting';
import type { ClaimState } from './claim-state';
import classes from './dock.module.css';
import type { ConversationActions } from './use-conversation-actions';

const Composer = lazy(() => import('./composer').then((module) => ({ default: module.Composer })));
const NoteComposer = lazy(() => import('./note-composer').then((module) => ({ default: module.NoteComposer })));

export type Mode = 'none' | 'reply' | 'note';

interface DockProps {
  detail: ConversationDetail;
  state: ClaimState;
  actions: ConversationActions;
  mode: Mode;
  onMode: (mode: Mode) => void;
  seenSeq: number;
  undone: Draft | undefined;
}

/** The lower edge of a conversation: the way to an answer, or what stands in its way. */
export function Dock({ detail, state, actions, mode, onMode, seenSeq, undone }: DockProps) {
  const loading = (
    <div className={classes.loading}>
      <Waiting />
    </div>
  );
  return (
    <div className={classes.dock}>
      {mode === 'none' ? (
        <Invitation detail={detail} state={state} actions={actions} onMode={onMode} />
      ) : (
        <Suspense fallback={loading}>
          {mode === 'note' ? (
            <NoteComposer conversation={detail.summary.id} onMode={onMode} mayReply={state.kind === 'mine'} />
          ) : (
            <Composer
              key={undone === undefined ? 'first' : `undone ${undone.revision}`}
              detail={detail}
              undone={undone}
              state={state}
              actions={actions}
              seenSeq={seenSeq}
              onMode={onMode}
            />
          )}
        </Suspense>
      )}
    </div>
  );
}

function Invitation({ detail, state, actions, onMode }: Pick<DockProps, 'detail' | 'state' | 'actions' | 'onMode'>) {
  const { t } = useTranslation();
  const { contact } = detail.summary;
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
            disabled={actions.busy}
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
      return (
        <div className={classes.bar}>
          <p className={classes.why}>{t('composer.heldBy', { name: state.holder.name })}</p>
          {note}
        </div>
      );
    case 'closed':
      return (
        <div className={classes.bar}>
          <p className={classes.why}>{t('composer.closed')}</p>
          <Button onClick={actions.reopen} loading={actions.busy}>
            {t('do.reopen')}
          </Button>
          {note}
        </div>
      );
  }
}
