import { Button, TagsInput } from '@mantine/core';
import { IconChevronDown, IconPaperclip, IconSend2, IconTextSize, IconTrash } from '@tabler/icons-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationDetail, Draft } from '../api/types';
import { nameOf } from '../lib/names';
import { useLive } from '../live/context';
import { printedKeys } from '../ui/commands';
import { IconButton } from '../ui/icon-button';
import { Menu, MenuItem } from '../ui/menu';
import type { ClaimState } from './claim-state';
import classes from './composer.module.css';
import { ComposerFiles } from './composer-files';
import { ComposerNotice } from './composer-notice';
import type { Mode } from './dock';
import { Editor } from './editor';
import { PlainEditor } from './plain-editor';
import { firstRecipients, printedAddress, type Recipients, readAddress } from './recipients';
import { htmlOf } from './rich-text';
import { useComposer } from './use-composer';
import type { ConversationActions } from './use-conversation-actions';
import { useUploads } from './use-uploads';

const plainKey = 'parley.plain';
const typingPause = 4_000;

interface ComposerProps {
  detail: ConversationDetail;
  undone: Draft | undefined;
  state: ClaimState;
  actions: ConversationActions;
  seenSeq: number;
  onMode: (mode: Mode) => void;
}

/** Tells the others that I type, at most every few seconds. */
function useTyping(conversation: string): () => void {
  const live = useLive();
  const last = useRef(0);
  useEffect(() => () => live?.signal('typing', conversation, false), [live, conversation]);
  return () => {
    const now = Date.now();
    if (now - last.current < typingPause) return;
    last.current = now;
    live?.signal('typing', conversation, true);
  };
}

/** Writes the answer: recipients, text, files, and every way in which sending can be refused. */
export function Composer({ detail, undone, state, actions, seenSeq, onMode }: ComposerProps) {
  const { t } = useTranslation();
  const { summary, messages } = detail;
  const [recipients, setRecipients] = useState(() => firstRecipients(summary, messages));
  const [plain, setPlain] = useState(() => localStorage.getItem(plainKey) === 'true');
  const [over, setOver] = useState(false);
  const uploads = useUploads(summary.id, (undone ?? detail.draft)?.attachments ?? []);
  const composer = useComposer(detail, undone, () => onMode('none'), uploads.replace);
  const typed = useTyping(summary.id);
  const { sending, written } = composer;

  const locked = sending.kind === 'sending' || sending.kind === 'unanswered';
  const why = reasonNot(state, written.text, recipients, uploads.running.length, t);
  const send = (closeAfter: boolean, seen = seenSeq): void => {
    if (why !== undefined || locked || state.kind !== 'mine' || state.token === undefined) return;
    composer.send(
      {
        token: state.token,
        seenSeq: seen,
        to: recipients.to,
        cc: recipients.cc,
        attachmentIds: uploads.files.map((file) => file.id),
        ...(closeAfter ? { closeAfter } : {}),
      },
      plain,
    );
  };
  const write = (next: { html: string; text: string }): void => {
    composer.write(next);
    typed();
  };
  const switchPlain = (): void => {
    localStorage.setItem(plainKey, String(!plain));
    setPlain(!plain);
  };
  const drop = (event: DragEvent): void => {
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    uploads.add(files);
  };
  const common = {
    disabled: locked,
    label: t('composer.label', { name: nameOf(summary.contact) }),
    onChange: write,
    onFiles: uploads.add,
    onSend: send,
    onLeave: () => onMode('none'),
    tools: <Tools plain={plain} onPlain={switchPlain} onFiles={uploads.add} />,
  };
  return (
    <section
      className={classes.composer}
      data-over={over || undefined}
      aria-label={t('composer.title')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ComposerNotice
        state={state}
        actions={actions}
        composer={composer}
        onSendAnyway={(lastSeq) => send(false, lastSeq)}
      />
      <RecipientFields recipients={recipients} onChange={setRecipients} />
      {plain ? (
        <PlainEditor {...common} initial={written.text} />
      ) : (
        <Editor
          {...common}
          initial={written.html === '' && written.text !== '' ? htmlOf(written.text) : written.html}
        />
      )}
      <ComposerFiles uploads={uploads} />
      <div className={classes.foot}>
        <span className={classes.draft} role="status">
          {composer.draft === 'clean' ? null : t(`composer.draft.${composer.draft}`)}
        </span>
        <IconButton
          label={t('composer.discard')}
          onClick={() => void composer.discard().finally(() => onMode('none'))}
          disabled={locked}
        >
          <IconTrash size={16} stroke={1.75} />
        </IconButton>
        <Button onClick={() => onMode('note')}>{t('composer.toNote')}</Button>
        <SendButton why={why} busy={sending.kind === 'sending'} onSend={send} />
      </div>
    </section>
  );
}

function reasonNot(
  state: ClaimState,
  text: string,
  recipients: Recipients,
  uploading: number,
  t: ReturnType<typeof useTranslation>['t'],
): string | undefined {
  if (state.kind !== 'mine') return t('do.onlyHolder');
  if (recipients.to.length === 0) return t('composer.noRecipient');
  if (uploading > 0) return t('composer.uploading');
  if (text.trim() === '') return t('composer.empty');
  return undefined;
}

function SendButton({
  why,
  busy,
  onSend,
}: {
  why: string | undefined;
  busy: boolean;
  onSend: (closeAfter: boolean) => void;
}) {
  const { t } = useTranslation();
  const disabled = why !== undefined;
  return (
    <Button.Group>
      <Button
        variant="filled"
        leftSection={<IconSend2 size={15} stroke={1.75} />}
        loading={busy}
        disabled={disabled}
        title={why ?? printedKeys('Mod+Enter')}
        onClick={() => onSend(false)}
      >
        {t('composer.send')}
      </Button>
      <Menu
        end
        label={t('composer.sendMore')}
        trigger={(props) => (
          <Button
            variant="filled"
            className={classes.split ?? ''}
            disabled={disabled || busy}
            aria-label={t('composer.sendMore')}
            {...props}
          >
            <IconChevronDown size={15} stroke={2} />
          </Button>
        )}
      >
        <MenuItem hint={printedKeys('Mod+Shift+Enter')} onSelect={() => onSend(true)}>
          {t('composer.sendAndClose')}
        </MenuItem>
      </Menu>
    </Button.Group>
  );
}

function RecipientFields({ recipients, onChange }: { recipients: Recipients; onChange: (next: Recipients) => void }) {
  const { t } = useTranslation();
  const [cc, setCc] = useState(recipients.cc.length > 0);
  const field = (name: 'to' | 'cc') => (
    <div className={classes.recipients}>
      <span className={classes.recipientLabel} aria-hidden="true">
        {t(`composer.${name}`)}
      </span>
      <TagsInput
        variant="unstyled"
        className={classes.tags}
        aria-label={t(`composer.${name}`)}
        value={recipients[name].map(printedAddress)}
        splitChars={[',', ';']}
        acceptValueOnBlur
        data={[]}
        onChange={(texts) =>
          onChange({ ...recipients, [name]: texts.map(readAddress).filter((each) => each !== undefined) })
        }
      />
      {name === 'to' && !cc ? (
        <button type="button" className={classes.addCc} onClick={() => setCc(true)}>
          {t('composer.cc')}
        </button>
      ) : null}
    </div>
  );
  return (
    <>
      {field('to')}
      {cc ? field('cc') : null}
    </>
  );
}

function Tools({
  plain,
  onPlain,
  onFiles,
}: {
  plain: boolean;
  onPlain: () => void;
  onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="attach"
        aria-label={t('composer.attach')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <IconButton label={t('composer.attach')} onClick={() => input.current?.click()}>
        <IconPaperclip size={16} stroke={1.75} />
      </IconButton>
      <IconButton label={plain ? t('composer.toRich') : t('composer.toPlain')} aria-pressed={plain} onClick={onPlain}>
        <IconTextSize size={16} stroke={1.75} />
      </IconButton>
    </>
  );
}
