import { IconCornerDownRight, IconNote, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { SearchHit, SearchMatch, SearchPiece } from '../api/types';
import { nameOf } from '../lib/names';
import { printedMoment } from '../lib/time';
import classes from './search.module.css';

/** Text with what was looked for marked in it; pieces are plain text, whatever the customer wrote. */
export function Marked({ pieces }: { pieces: readonly SearchPiece[] }) {
  return pieces.map((piece, at) =>
    piece.marked ? (
      <mark key={at} className={classes.mark}>
        {piece.text}
      </mark>
    ) : (
      <span key={at}>{piece.text}</span>
    ),
  );
}

/** Where a conversation is opened: closed ones among the closed, all others among the open. */
export function placeOfHit({ conversation, messages }: SearchHit, message: SearchMatch | undefined = messages[0]) {
  return {
    to: '/inbox/$view/$conversation',
    params: { view: conversation.status === 'CLOSED' ? 'closed' : 'open', conversation: conversation.id },
    search: message === undefined ? {} : { message: message.seq },
  } as const;
}

function Match({ match, onOpen }: { match: SearchMatch; onOpen: () => void }) {
  const { t, i18n } = useTranslation('search');
  const { timeZone } = useMe();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a part of the option; the keyboard opens the option
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div className={classes.match} onClick={onOpen}>
      <span className={classes.who}>
        {match.direction === 'NOTE' ? (
          <IconNote size={13} stroke={1.75} aria-label={t('note')} />
        ) : match.direction === 'OUTBOUND' ? (
          <IconCornerDownRight size={13} stroke={1.75} aria-label={t('answer')} />
        ) : null}
        <Marked pieces={match.author} />
        <span className={classes.time}>{printedMoment(match.sentAt, Date.now(), i18n.language, timeZone)}</span>
      </span>
      <span className={classes.text}>
        <Marked pieces={match.text} />
      </span>
      {match.files.length === 0 ? null : (
        <span className={classes.files}>
          <IconPaperclip size={13} stroke={1.75} aria-hidden="true" />
          {match.files.map((file) => (
            <span key={file.map((piece) => piece.text).join('')} className={classes.file}>
              <Marked pieces={file} />
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

/** A conversation that was found, with the messages that fit best. */
export function Hit({
  id,
  hit,
  selected,
  onPoint,
  onOpen,
}: {
  id: string;
  hit: SearchHit;
  selected: boolean;
  onPoint: () => void;
  onOpen: (match: SearchMatch | undefined) => void;
}) {
  const { t } = useTranslation('search');
  const { conversation, messages, found } = hit;
  const subject = messages.find((match) => match.subject.some((piece) => piece.marked))?.subject;
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={classes.hit}
      data-selected={selected || undefined}
      onPointerMove={onPoint}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a part of the option; the keyboard opens the option */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div className={classes.head} onClick={() => onOpen(undefined)}>
        <span className={classes.name}>{nameOf(conversation.contact)}</span>
        <span className={classes.subject}>
          {subject === undefined ? (
            conversation.subject === '' ? (
              t('noSubject')
            ) : (
              conversation.subject
            )
          ) : (
            <Marked pieces={subject} />
          )}
        </span>
        <span className={classes.number}>#{conversation.number}</span>
        <span className={classes.state} data-status={conversation.status}>
          {conversation.holder?.name ?? t(`status.${conversation.status}`)}
        </span>
      </div>
      {messages.map((match) => (
        <Match key={match.id} match={match} onOpen={() => onOpen(match)} />
      ))}
      {found > messages.length ? (
        <span className={classes.more}>{t('moreMessages', { count: found - messages.length })}</span>
      ) : null}
    </div>
  );
}
