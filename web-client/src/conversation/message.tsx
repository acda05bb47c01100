import { Button } from '@mantine/core';
import {
  IconArrowForwardUp,
  IconArrowsSplit2,
  IconDots,
  IconDownload,
  IconMailOff,
  IconNote,
  IconPaperclip,
  IconRepeat,
  IconRobot,
  IconSpeakerphone,
} from '@tabler/icons-react';
import { lazy, memo, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Draft, Message, Party } from '../api/types';
import { handleOf, nameOf } from '../lib/names';
import { clock, fullTime } from '../lib/time';
import { Initials } from '../ui/initials';
import { Menu, MenuGroup, MenuItem, MenuLink } from '../ui/menu';
import { Notice } from '../ui/notice';
import { Attachments } from './attachments';
import { DeliveryState } from './delivery';
import { mailDocument } from './html-document';
import { HtmlFrame } from './html-frame';
import { useSplit } from './merging';
import classes from './message.module.css';
import { Deleted, type Disclosure, MessageMarks, MessageTail } from './message-marks';
import { NoteText } from './note-text';
import { PlainText } from './plain-text';

const SurveyAnswer = lazy(() => import('./survey-answer').then((module) => ({ default: module.SurveyAnswer })));
const EarlierWords = lazy(() => import('./earlier-words').then((module) => ({ default: module.EarlierWords })));
const AuthenticityMark = lazy(() => import('./authenticity').then((module) => ({ default: module.AuthenticityMark })));
const AuthenticityNotice = lazy(() =>
  import('./authenticity').then((module) => ({ default: module.AuthenticityNotice })),
);
const Forward = lazy(() => import('./forward').then((module) => ({ default: module.Forward })));

interface MessageProps {
  conversation: string;
  message: Message;
  folded: boolean;
  onUndone: (draft: Draft | undefined) => void;
}

/** One message or note of a conversation; older ones are folded to a line. */
export const MessageView = memo(function MessageView({ conversation, message, folded, onUndone }: MessageProps) {
  const [opened, setOpened] = useState<boolean>();
  const open = opened ?? !folded;
  const [before, setBefore] = useState(false);
  const beforeId = useId();
  const disclosure: Disclosure = {
    id: beforeId,
    shown: open && before,
    toggle: () => {
      setBefore(!(open && before));
      setOpened(true);
    },
  };
  const [proof, setProof] = useState(false);
  const { authenticity } = message;
  const behind =
    authenticity === undefined
      ? undefined
      : {
          message,
          authenticity,
          shown: proof && open,
          onShow: (shown: boolean) => {
            setProof(shown);
            if (shown) setOpened(true);
          },
        };
  return (
    <article className={classes.message} data-direction={message.direction} data-seq={message.seq} data-open={open}>
      <Initials name={nameOf(message.author)} seed={message.author.id ?? message.author.handle} size={28} />
      <div className={classes.body}>
        <Head
          message={message}
          open={open}
          onToggle={() => setOpened(!open)}
          conversation={conversation}
          before={disclosure}
        >
          {behind === undefined ? null : (
            <Suspense fallback={null}>
              <AuthenticityMark {...behind} />
            </Suspense>
          )}
        </Head>
        {open ? (
          <>
            <NatureNotice message={message} />
            <Origin message={message} />
            {before && message.editedAt !== undefined && message.deletedAt === undefined ? (
              <Suspense fallback={null}>
                <EarlierWords id={beforeId} message={message} />
              </Suspense>
            ) : null}
            {behind === undefined ? null : (
              <Suspense fallback={null}>
                <AuthenticityNotice {...behind} />
              </Suspense>
            )}
            {message.deletedAt === undefined ? <Content message={message} /> : <Deleted at={message.deletedAt} />}
            {message.survey ? (
              <Suspense fallback={null}>
                <SurveyAnswer survey={message.survey} />
              </Suspense>
            ) : null}
            <Attachments attachments={message.attachments} />
            <MessageTail message={message} />
            {message.delivery ? (
              <DeliveryState
                conversation={conversation}
                message={message}
                delivery={message.delivery}
                onUndone={onUndone}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </article>
  );
});

interface HeadProps {
  conversation: string;
  message: Message;
  open: boolean;
  onToggle: () => void;
  before: Disclosure;
  children: ReactNode;
}

function Head({ conversation, message, open, onToggle, before, children }: HeadProps) {
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

const natureIcons = { AUTO_REPLY: IconRobot, BOUNCE: IconMailOff, BULK: IconSpeakerphone, OWN: IconRepeat };

function NatureNotice({ message }: { message: Message }) {
  const { t } = useTranslation();
  if (message.nature === 'PERSONAL') return null;
  if (message.nature === 'BOUNCE') {
    const { failedRecipient, diagnosis } = message.natureDetail ?? {};
    return (
      <div className={classes.notice}>
        <Notice tone="bad">
          {failedRecipient === undefined ? t('nature.bounced') : t('nature.bouncedTo', { recipient: failedRecipient })}
          {diagnosis === undefined ? null : <code className={classes.diagnosis}>{diagnosis}</code>}
        </Notice>
      </div>
    );
  }
  const Icon = natureIcons[message.nature];
  return (
    <p className={classes.nature}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {t(`nature.explain.${message.nature}`)}
    </p>
  );
}

/** Who passed it on, and where else it arrived. */
function Origin({ message }: { message: Message }) {
  const { t } = useTranslation();
  const also = message.alsoOn ?? [];
  if (!message.forwardedBy && also.length === 0) return null;
  return (
    <p className={classes.nature}>
      {message.forwardedBy ? t('message.forwardedBy', { name: nameOf(message.forwardedBy) }) : null}{' '}
      {also.length > 0 ? t('message.alsoOn', { channels: also.map((each) => each.name).join(', ') }) : null}
    </p>
  );
}

function Content({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [quoted, setQuoted] = useState(false);
  const [images, setImages] = useState(false);
  const mail = useMemo(
    () => (message.html === '' ? undefined : mailDocument(message.html, message.attachments, images)),
    [message.html, message.attachments, images],
  );
  const rest = [message.signature, message.quotedText].filter(Boolean).join('\n\n');
  const foldable = mail === undefined ? rest !== '' && message.newText !== '' : mail.hasQuote;
  return (
    <div className={classes.content}>
      {message.direction === 'NOTE' ? (
        <NoteText message={message} />
      ) : mail === undefined ? (
        <PlainText text={foldable ? message.newText : message.text} />
      ) : (
        <>
          {mail.remoteImages > 0 && !images ? (
            <p className={classes.images}>
              {t('message.imagesBlocked', { count: mail.remoteImages })}
              <Button variant="subtle" onClick={() => setImages(true)}>
                {t('message.showImages')}
              </Button>
            </p>
          ) : null}
          <HtmlFrame mail={mail} quoted={quoted} />
        </>
      )}
      {foldable ? (
        <button
          type="button"
          className={classes.dots}
          aria-expanded={quoted}
          aria-label={quoted ? t('message.hideQuote') : t('message.showQuote')}
          onClick={() => setQuoted(!quoted)}
        >
          <IconDots size={16} stroke={1.75} />
        </button>
      ) : null}
      {quoted && mail === undefined ? <PlainText text={rest} muted /> : null}
    </div>
  );
}
