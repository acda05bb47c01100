import { Button, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { shortTime } from '../lib/time';
import { Empty } from '../ui/empty';
import classes from './outbox-dialog.module.css';
import { discardWaiting, useStandingWords } from './standing';
import type { Waiting } from './store';
import { outboxHere, useAllWaiting, wordsOf } from './waiting';

/** All that waits on this device to be sent, in its order, and what was not taken. */
export function OutboxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('offline');
  const items = useAllWaiting();
  return (
    <Modal opened onClose={onClose} title={t('outbox.title')} size={560}>
      {items.length === 0 ? (
        <Empty title={t('outbox.none')} />
      ) : (
        <>
          <ul className={classes.items}>
            {items.map((item) => (
              <Item key={item.id} item={item} onClose={onClose} />
            ))}
          </ul>
          <div className={classes.foot}>
            <Button onClick={() => outboxHere.get()?.run()}>{t('outbox.tryNow')}</Button>
          </div>
        </>
      )}
    </Modal>
  );
}

function Item({ item, onClose }: { item: Waiting; onClose: () => void }) {
  const { t, i18n } = useTranslation('offline');
  const me = useMe();
  const navigate = useNavigate();
  const words = useStandingWords(item);
  const go = (): void => {
    onClose();
    void navigate({ to: '/inbox/$view/$conversation', params: { view: 'mine', conversation: item.conversation } });
  };
  const fixed = item.standing.kind === 'asked';
  return (
    <li className={classes.item}>
      <p className={classes.head}>
        <strong>{item.title}</strong>
        <span className="numbers">{shortTime(item.at, i18n.language, me.timeZone)}</span>
      </p>
      <p className={classes.text}>{wordsOf(item).text}</p>
      <p className={classes.standing} data-kind={item.standing.kind}>
        {words}
      </p>
      <div className={classes.deeds}>
        <Button
          disabled={fixed}
          title={fixed ? t('waiting.fixed') : undefined}
          onClick={() => void discardWaiting(item, t)}
        >
          {t('waiting.discard')}
        </Button>
        <Button onClick={go}>{t('outbox.open')}</Button>
      </div>
    </li>
  );
}
