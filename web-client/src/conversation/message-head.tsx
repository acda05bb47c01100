import {
  IconArrowForwardUp,
  IconArrowsSplit2,
  IconDots,
  IconDownload,
  IconNote,
  IconPaperclip,
} from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Message, Party } from '../api/types';
import { handleOf, nameOf } from '../lib/names';
import { clock, fullTime } from '../lib/time';
import { Menu, MenuGroup, MenuItem, MenuLink } from '../ui/menu';
import { useSplit } from './merging';
import classes from './message.module.css';
import { type Disclosure, MessageMarks } from './message-marks';

const Forward = lazy(() => import('./forward').then((module) => ({ default: module.Forward })));

interface HeadProps {
  conversation: string;
  message: Message;
  open: boolean;
  onToggle: () => void;
  before: Disclosure;
  children: ReactNode;
}

/** Who wrote it, to whom and when, and what can be done with it. */
export function MessageHead({ conversation, message, open, onToggle, before, children }: HeadProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const at = message.receivedAt;
  const recipients = [...message.to, ...message.cc].map(nameOf).join(', ');
  return (
    <header className={classes.head}>
      <button type="button" className={classes.fold} aria-expanded={open} onClick={onToggle}>
        <span className={classes.author}>{message.survey ? t('message.survey') : nameOf(message.author)}</span>
        {open ? (
          <span className={classes.handle}>
            {message.direction === 'NOTE'
              ? t('message.note')
              : message.forward
                ? t('message.forwardedTo', { recipients })
                : message.direction === 'OUTBOUND' && recipients !== ''
                  ? t('message.to', { recipients })
                  : handleOf(message.author)}
          </span>
        ) : (
          <span className={classes.preview}>
            {message.direction === 'NOTE' ? <IconNote size={13} stroke={1.75} aria-label={t('message.note')} /> : null}
            {(message.newText || message.text).slice(0, 200)}
          </span>
        )}
      </button>
      <MessageMarks message={message} before={before} />
      {children}
      {message.attachments.some((each) => !each.inline) && !open ? (
        <IconPaperclip size={13} stroke={1.75} className={classes.clip} aria-label={t('message.attachments')} />
      ) : null}
      <time dateTime={at} title={fullTime(at, i18n.language, me.timeZone)} className={`numbers ${classes.time}`}>
        {clock(at, i18n.language, me.timeZone)}
      </time>
      {open && message.direction !== 'NOTE' ? <MessageMenu conversation={conversation} message={message} /> : null}
    </header>
  );
}

function MessageMenu({ conversation, message }: { conversation: string; message: Message }) {
  const { t } = useTranslation();
  const [forwarding, setForwarding] = useState(false);
  const split = useSplit(conversation);
  const handles = (all: readonly Party[]): string => all.map((each) => handleOf(each) || nameOf(each)).join(', ');
  const lines = [
    t('message.from', { from: handleOf(message.author) || nameOf(message.author) }),
    ...(message.to.length > 0 ? [t('message.to', { recipients: handles(message.to) })] : []),
    ...(message.bcc.length > 0 ? [t('message.bcc', { recipients: handles(message.bcc) })] : []),
    ...(message.cc.length > 0 ? [t('message.cc', { recipients: handles(message.cc) })] : []),
  ];
  return (
    <>
      <Menu
        end
        label={t('message.more')}
        trigger={(props) => (
          <button type="button" className={classes.more} aria-label={t('message.more')} {...props}>
            <IconDots size={16} stroke={1.75} />
          </button>
        )}
      >
        <MenuGroup label={lines.join('\n')}>
          <MenuItem icon={<IconArrowForwardUp size={15} stroke={1.75} />} onSelect={() => setForwarding(true)}>
            {t('forward.message')}
          </MenuItem>
          {message.hasRaw ? (
            <MenuLink
              icon={<IconDownload size={15} stroke={1.75} />}
              href={`/api/conversations/${conversation}/messages/${message.id}/raw`}
            >
              {t('message.raw')}
            </MenuLink>
          ) : null}
          <MenuItem icon={<IconArrowsSplit2 size={15} stroke={1.75} />} onSelect={() => split.mutate(message.id)}>
            {t('message.split')}
          </MenuItem>
        </MenuGroup>
      </Menu>
      {forwarding ? (
        <Suspense fallback={null}>
          <Forward conversation={conversation} message={message.id} onClose={() => setForwarding(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
