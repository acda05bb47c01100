import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answeringQuery } from '../api/answering';
import type { Answering, ConversationDetail, FilledTemplate, Manner, Visibility } from '../api/types';
import { nameOf } from '../lib/names';
import { ComposerAudience } from './composer-audience';
import { ComposerWindow, useIsClosed } from './composer-window';
import { type Hindrance, lasting, passing } from './send-wish';

export interface Audience {
  answering: Answering | undefined;
  /** What the channel takes the way it is chosen; undefined until that is known. */
  manner: Manner | undefined;
  isPublic: boolean;
  privately: boolean;
  setPrivately: (privately: boolean) => void;
  /** What the request has to say about it. */
  said: { visibility?: Visibility };
  /** Why nothing can be sent now. */
  hindrance: Hindrance | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Who reads the answer that is being written: as many as read the question, unless it was chosen to be private. */
export function useAudience(
  { summary }: ConversationDetail,
  meant: Visibility | undefined,
  mean: (visibility: Visibility) => void,
): Audience {
  const { t } = useTranslation('answering');
  const { data: answering } = useQuery(answeringQuery(summary.id, summary.lastSeq));
  const closed = useIsClosed(answering);
  const usual = answering?.visibility ?? summary.visibility;
  const setPrivately = (wanted: boolean): void => mean(wanted ? 'PRIVATE' : usual);
  const privately = meant === 'PRIVATE' && usual !== 'PRIVATE' && answering?.privately !== undefined;
  const isPublic = usual !== 'PRIVATE' && !privately;
  const manner = privately ? answering?.privately : answering?.asIs;
  const silent = manner?.text.max === 0;
  const hindrance = (): Hindrance | undefined => {
    if (answering === undefined && summary.channel.kind !== 'EMAIL') return passing(t('audience.asking'));
    if (silent) return lasting(t('window.silent'));
    return answering?.refusal === undefined && !closed ? undefined : lasting(t('window.closedShort'));
  };
  return {
    answering,
    manner,
    isPublic,
    privately,
    setPrivately,
    said: usual === 'PRIVATE' ? {} : { visibility: privately ? 'PRIVATE' : usual },
    hindrance: hindrance(),
    onKeyDown: (event) => {
      if (!event.altKey || event.code !== 'KeyP' || answering?.privately === undefined || usual === 'PRIVATE') return;
      event.preventDefault();
      setPrivately(!privately);
    },
  };
}

interface BarProps {
  detail: ConversationDetail;
  audience: Audience;
  onPrepared: (template: FilledTemplate, text: string) => void;
}

/** Above the words: who will read them, and until when they are taken. */
export function AudienceBar({ detail, audience, onPrepared }: BarProps) {
  const { answering, privately, setPrivately } = audience;
  if (answering === undefined) return null;
  return (
    <>
      <ComposerAudience
        answering={answering}
        name={nameOf(detail.summary.contact)}
        privately={privately}
        onPrivately={setPrivately}
      />
      <ComposerWindow conversation={detail.summary.id} answering={answering} onSend={onPrepared} />
    </>
  );
}
