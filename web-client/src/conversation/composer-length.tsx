import { useTranslation } from 'react-i18next';
import { measured, type TextLimit } from '../lib/lengths';
import classes from './composer-length.module.css';

/** How much of its channel's room an answer takes, as its provider counts; silent while there is plenty. */
export function ComposerLength({ text, limit }: { text: string; limit: TextLimit }) {
  const { t } = useTranslation('answering');
  const now = measured(text, limit);
  if (now === undefined || text.trim() === '') return null;
  const left = now.max * limit.parts - now.used;
  const words =
    limit.unit === 'SMS_SEGMENTS'
      ? t('length.segments', { count: now.used })
      : now.parts > 1
        ? t('length.parts', { used: now.used, count: now.parts })
        : t('length.used', { used: now.used, max: now.max });
  return (
    <span
      className={`numbers ${classes.length}`}
      data-tone={now.tooLong ? 'bad' : left < now.max / 10 ? 'warn' : undefined}
    >
      {now.tooLong ? t('length.tooLong', { count: -left }) : words}
    </span>
  );
}
