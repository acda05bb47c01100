import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { SetAside } from '../api/types';
import { shortTime } from '../lib/time';
import classes from './admin.module.css';
import channelClasses from './channels.module.css';
import type { Line } from './set-aside-groups';

export interface Doing {
  /** What is being tried again now. */
  retrying: readonly SetAside[];
  onRaw: (item: SetAside) => void;
  onRetry: (items: readonly SetAside[]) => void;
  onRemove: (items: readonly SetAside[]) => void;
}

/** Events of one kind that one channel cannot read, on one line that opens. */
export function EventsRow({
  line,
  open,
  onOpen,
  ...doing
}: Doing & { line: Line & { eventType: string }; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation('channels');
  const { t: admin } = useTranslation('admin');
  const { t: common } = useTranslation();
  const { items, eventType } = line;
  return (
    <>
      <tr>
        <td>
          <button type="button" className={channelClasses.events} aria-expanded={open} onClick={onOpen}>
            <IconChevronRight size={14} stroke={2} aria-hidden="true" />
            <span>
              {t('aside.events', { type: eventType })}
              <span className={classes.quiet}> · {t('aside.count', { count: items.length })}</span>
            </span>
          </button>
        </td>
        <Where item={items[0]} />
        <td>
          <span className={classes.rowActions}>
            <Button loading={doing.retrying.includes(items[0])} onClick={() => doing.onRetry(items)}>
              {items.length > 1 ? t('aside.retryAll') : common('common.tryAgain')}
            </Button>
            <Button variant="subtle" onClick={() => doing.onRemove(items)}>
              {items.length > 1 ? t('aside.removeAll') : admin('setAside.remove')}
            </Button>
          </span>
        </td>
      </tr>
      {open ? items.map((item) => <ItemRow key={item.id} item={item} inner {...doing} />) : null}
    </>
  );
}

export function ItemRow({
  item,
  inner = false,
  retrying,
  onRaw,
  onRetry,
  onRemove,
}: Doing & { item: SetAside; inner?: boolean }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  return (
    <tr className={inner ? channelClasses.inner : undefined}>
      <td>
        {item.reason}
        <div className={classes.quiet}>
          {item.position} · {t('setAside.tries', { count: item.attempts })}
        </div>
      </td>
      <Where item={item} />
      <td>
        <span className={classes.rowActions}>
          <Button variant="subtle" onClick={() => onRaw(item)}>
            {t('setAside.raw')}
          </Button>
          <Button loading={retrying.includes(item)} onClick={() => onRetry([item])}>
            {common('common.tryAgain')}
          </Button>
          <Button variant="subtle" onClick={() => onRemove([item])}>
            {t('setAside.remove')}
          </Button>
        </span>
      </td>
    </tr>
  );
}

function Where({ item }: { item: SetAside }) {
  const { i18n } = useTranslation();
  const { timeZone } = useMe();
  return (
    <>
      <td className={classes.wideOnly}>{shortTime(item.receivedAt, i18n.language, timeZone)}</td>
      <td className={classes.wideOnly}>{item.channelName}</td>
    </>
  );
}
