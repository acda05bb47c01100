import {
  IconChevronDown,
  IconExternalLink,
  IconFileAlert,
  IconLoader2,
  IconPencil,
  IconTrash,
  IconWorld,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../api/session';
import type { Message } from '../api/types';
import { fullTime, printedSize } from '../lib/time';
import { OnlineButton } from '../live/online-button';
import { toast } from '../ui/toast';
import classes from './message-marks.module.css';

/** Something below that a button shows and hides. */
export interface Disclosure {
  id: string;
  shown: boolean;
  toggle: () => void;
}

/** Beside the writer's name: that others can read it, that its words were changed. */
export function MessageMarks({ message, before }: { message: Message; before: Disclosure }) {
  const { t, i18n } = useTranslation('answering', { useSuspense: false });
  const me = useMe();
  const { visibility, editedAt, url } = message;
  return (
    <>
      {visibility === 'PRIVATE' ? null : (
        <span className={classes.public} title={t(`audience.${visibility}`)}>
          <IconWorld size={12} stroke={2} aria-hidden="true" />
          {t(`mark.${visibility}`)}
        </span>
      )}
      {editedAt === undefined || message.deletedAt !== undefined ? null : (
        <button
          type="button"
          className={classes.edited}
          title={`${fullTime(editedAt, i18n.language, me.timeZone)} · ${t('mark.before.show')}`}
          aria-expanded={before.shown}
          aria-controls={before.shown ? before.id : undefined}
          onClick={before.toggle}
        >
          <IconPencil size={12} stroke={1.75} aria-hidden="true" />
          {t('mark.edited')}
          <IconChevronDown size={12} stroke={2} className={classes.more} aria-hidden="true" />
        </button>
      )}
      {url === undefined || url === '' ? null : (
        <a
          className={classes.link}
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={t('mark.open')}
          title={t('mark.open')}
        >
          <IconExternalLink size={13} stroke={1.75} aria-hidden="true" />
        </a>
      )}
    </>
  );
}

/** In place of the words that their writer took back. */
export function Deleted({ at }: { at: string }) {
  const { t, i18n } = useTranslation('answering', { useSuspense: false });
  const me = useMe();
  return (
    <p className={classes.deleted}>
      <IconTrash size={14} stroke={1.75} aria-hidden="true" />
      {t('mark.deleted', { at: fullTime(at, i18n.language, me.timeZone) })}
    </p>
  );
}

/** Below the words: how people reacted, and files that are still with the provider. */
export function MessageTail({ message }: { message: Message }) {
  const { t, i18n } = useTranslation('answering', { useSuspense: false });
  const reactions = message.reactions ?? [];
  const files = message.remoteFiles ?? [];
  return (
    <>
      {files.length === 0 ? null : (
        <ul className={classes.files} aria-label={t('mark.remote')}>
          {files.map((file) => (
            <li key={file.id} className={classes.file} data-refused={file.refused || undefined}>
              {file.refused ? (
                <IconFileAlert size={15} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconLoader2 size={15} stroke={1.75} className={classes.turning} aria-hidden="true" />
              )}
              <span>{file.name === '' ? file.mediaType || t('mark.file') : file.name}</span>
              {file.size < 0 ? null : <span className="numbers">{printedSize(file.size, i18n.language)}</span>}
              <span className={classes.why}>{file.error ?? t('mark.fetching')}</span>
              {file.refused ? (
                <OnlineButton onClick={() => void api.post(`/api/remote-files/${file.id}/fetch`).catch(toast.problem)}>
                  {t('mark.fetch')}
                </OnlineButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {reactions.length === 0 ? null : (
        <ul className={classes.reactions} aria-label={t('mark.reactions')}>
          {reactions.map(({ emoji, names }) => (
            <li key={emoji} className={classes.reaction} title={names.join(', ')}>
              <span>{emoji}</span>
              {names.length > 1 ? <span className="numbers">{names.length}</span> : null}
              <span className="unseen">{names.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
