import { Button } from '@mantine/core';
import { IconDots, IconMailOff, IconRepeat, IconRobot, IconSpeakerphone } from '@tabler/icons-react';
import { lazy, memo, Suspense, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, Message } from '../api/types';
import { nameOf } from '../lib/names';
import { Initials } from '../ui/initials';
import { Notice } from '../ui/notice';
import { Attachments } from './attachments';
import { DeliveryState } from './delivery';
import { mailDocument } from './html-document';
import { HtmlFrame } from './html-frame';
import classes from './message.module.css';
import { MessageHead } from './message-head';
import { Deleted, type Disclosure, MessageTail } from './message-marks';
import { NoteText } from './note-text';
import { PlainText } from './plain-text';

const SurveyAnswer = lazy(() => import('./survey-answer').then((module) => ({ default: module.SurveyAnswer })));
const EarlierWords = lazy(() => import('./earlier-words').then((module) => ({ default: module.EarlierWords })));
const AuthenticityMark = lazy(() => import('./authenticity').then((module) => ({ default: module.AuthenticityMark })));
const AuthenticityNotice = lazy(() =>
  import('./authenticity').then((module) => ({ default: module.AuthenticityNotice })),
);

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
        <MessageHead
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
        </MessageHead>
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
