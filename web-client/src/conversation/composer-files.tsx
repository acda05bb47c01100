import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { printedSize } from '../lib/time';
import { FileIcon } from './attachments';
import composer from './composer.module.css';
import classes from './composer-files.module.css';
import type { Uploads } from './use-uploads';

/** The files that go with the answer, and those still on their way. */
export function ComposerFiles({ uploads, limit }: { uploads: Uploads; limit: number | undefined }) {
  const { t, i18n } = useTranslation();
  const { t: offline } = useTranslation('offline', { useSuspense: false });
  if (uploads.files.length + uploads.running.length + uploads.held.length === 0) return null;
  const beside = uploads.files.filter((file) => !file.inline);
  const total = [...uploads.files, ...uploads.running, ...uploads.held].reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <ul className={classes.files} aria-label={t('message.attachments')}>
        {beside.map((file) => (
          <li key={file.id} className={classes.file}>
            <FileIcon mediaType={file.mediaType} />
            <span className={classes.name}>{file.name}</span>
            <span className={`numbers ${classes.size}`}>{printedSize(file.size, i18n.language)}</span>
            <button
              type="button"
              className={classes.remove}
              aria-label={t('composer.removeFile', { name: file.name })}
              onClick={() => uploads.remove(file.id)}
            >
              <IconX size={14} stroke={1.75} />
            </button>
          </li>
        ))}
        {uploads.held.map((file) => (
          <li key={file.id} className={classes.file}>
            <FileIcon mediaType={file.blob.type} />
            <span className={classes.name}>{file.name}</span>
            <span className={classes.size}>{offline('read.held')}</span>
            <button
              type="button"
              className={classes.remove}
              aria-label={t('composer.removeFile', { name: file.name })}
              onClick={() => uploads.dropHeld(file.id)}
            >
              <IconX size={14} stroke={1.75} />
            </button>
          </li>
        ))}
        {uploads.running.map((file) => (
          <li key={file.key} className={classes.file}>
            <span className={classes.name}>{file.name}</span>
            <progress className={classes.progress} value={file.share} max={1} aria-label={file.name} />
            <button
              type="button"
              className={classes.remove}
              aria-label={t('composer.removeFile', { name: file.name })}
              onClick={file.cancel}
            >
              <IconX size={14} stroke={1.75} />
            </button>
          </li>
        ))}
      </ul>
      {limit === undefined || limit === 0 || total < limit / 4 ? null : (
        <p className={composer.limit} data-over={total > limit || undefined}>
          <meter value={Math.min(total, limit)} max={limit} high={limit * 0.8} aria-hidden="true" />
          {t('composer.filesOf', { used: printedSize(total, i18n.language), most: printedSize(limit, i18n.language) })}
        </p>
      )}
    </>
  );
}
