import { IconFile, IconFileText, IconFileZip, IconMail, IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../api/types';
import { printedSize } from '../lib/time';
import { useOffline } from '../live/connection';
import classes from './attachments.module.css';

export function FileIcon({ mediaType }: { mediaType: string }) {
  const props = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
  if (mediaType.startsWith('image/')) return <IconPhoto {...props} />;
  if (mediaType === 'message/rfc822') return <IconMail {...props} />;
  if (/pdf|word|text|document/.test(mediaType)) return <IconFileText {...props} />;
  if (/zip|compressed|tar/.test(mediaType)) return <IconFileZip {...props} />;
  return <IconFile {...props} />;
}

/** The files of a message, to download; pictures that stand in the text are not repeated here. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const { t, i18n } = useTranslation();
  const offline = useOffline();
  const files = attachments.filter((each) => !each.inline);
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('message.attachments')}>
      {files.map((file) => (
        <li key={file.id}>
          {offline ? (
            <span className={classes.file} data-off title={t('do.offlineFiles')}>
              <FileIcon mediaType={file.mediaType} />
              <span className={classes.name}>{file.name}</span>
              <span className={`numbers ${classes.size}`}>{printedSize(file.size, i18n.language)}</span>
            </span>
          ) : (
            <a className={classes.file} href={`/api/attachments/${encodeURIComponent(file.id)}`} download={file.name}>
              <FileIcon mediaType={file.mediaType} />
              <span className={classes.name}>{file.name}</span>
              <span className={`numbers ${classes.size}`}>{printedSize(file.size, i18n.language)}</span>
            </a>
          )}
        </li>
      ))}
      {offline ? <li className={classes.off}>{t('do.offlineFiles')}</li> : null}
    </ul>
  );
}
