import { Button } from '@mantine/core';
import { IconClockPause, IconNote, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { clock } from '../lib/time';
import { discardWaiting, useStandingWords } from './standing';
import type { Waiting } from './store';
import { wordsOf } from './waiting';
import classes from './waiting-messages.module.css';

/** After the last message: what I sent and the server has not taken yet. */
export function WaitingMessages({ items, onEdit }: { items: readonly Waiting[]; onEdit: (item: Waiting) => void }) {
  const { t } = useTranslation('offline');
  if (items.length === 0) return null;
  return (
    <ul className={classes.items} aria-label={t('waiting.label')}>
      {items.map((item) => (
        <WaitingMessage key={item.id} item={item} onEdit={onEdit} />
      ))}
    </ul>
  );
}

function WaitingMessage({ item, onEdit }: { item: Waiting; onEdit: (item: Waiting) => void }) {
  const { t, i18n } = useTranslation('offline');
  const me = useMe();
  const words = useStandingWords(item);
  const note = item.body.kind === 'note';
  const Icon = note ? IconNote : IconClockPause;
  const fixed = item.standing.kind === 'asked' ? t('waiting.fixed') : undefined;
  return (
    <li className={classes.item} data-note={note || undefined}>
      <p className={classes.head}>
        <Icon size={15} stroke={1.75} aria-hidden="true" />
        <span>{t(note ? 'waiting.note' : 'waiting.reply')}</span>
        <span className="numbers">{clock(item.at, i18n.language, me.timeZone)}</span>
      </p>
      <p className={classes.text}>{wordsOf(item).text}</p>
      {item.files.length === 0 ? null : (
        <p className={classes.files}>
          <IconPaperclip size={14} stroke={1.75} aria-hidden="true" />{' '}
          {t('waiting.files', { count: item.files.length })}
        </p>
      )}
      <div className={classes.foot}>
        <span className={classes.standing} role="status">
          {words}
        </span>
        <Button disabled={fixed !== undefined} title={fixed} onClick={() => onEdit(item)}>
          {t('waiting.edit')}
        </Button>
        <Button disabled={fixed !== undefined} title={fixed} onClick={() => void discardWaiting(item, t)}>
          {t('waiting.discard')}
        </Button>
      </div>
    </li>
  );
}
