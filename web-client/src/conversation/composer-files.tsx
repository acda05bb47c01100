import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { printedSize } from '../lib/time';
import { FileIcon } from './attachments';
import classes from './composer-files.module.css';
import type { Uploads } from './use-uploads';

/** The files that go with the answer, and those still on their way. */
export function ComposerFiles({ uploads }: { uploads: Uploads }) {
  const { t, i18n } = useTranslation();
  if (uploads.files.length + uploads.running.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('message.attachments')}>
      {uploads.files.map((file) => (
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
  );
}
