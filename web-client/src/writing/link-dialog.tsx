import { Button, Modal, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

const known = /^(?:https?:\/\/|mailto:|tel:)/i;

/** As people type addresses: `example.com`, `anna@example.com`; undefined where it can be no link. */
export function addressOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return undefined;
  if (known.test(text)) return text;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^/:]+\.[^/:]+/.test(text) ? `https://${text}` : undefined;
}

/** Where a link leads and what it says; for a link that is there already, also the way to remove it. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation();
  const { from, to } = editor.state.selection;
  const there = (editor.getAttributes('link').href as string | undefined) ?? '';
  const [href, setHref] = useState(there);
  const [text, setText] = useState(() => editor.state.doc.textBetween(from, to, ' '));
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const address = addressOf(href);
    if (address === undefined) {
      setWrong(true);
      return;
    }
    onClose();
    const mark = { type: 'link', attrs: { href: address } };
    const chain = editor.chain().focus();
    if (there !== '') chain.extendMarkRange('link').setLink({ href: address }).run();
    else if (from !== to && text === editor.state.doc.textBetween(from, to, ' '))
      chain.setLink({ href: address }).run();
    else chain.insertContent({ type: 'text', text: text.trim() === '' ? href.trim() : text, marks: [mark] }).run();
  };
  return (
    <Modal opened onClose={onClose} title={t('link.title')} size={420}>
      <form onSubmit={submit} style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        <TextInput
          label={t('link.address')}
          value={href}
          data-autofocus
          error={wrong ? t('link.wrong') : undefined}
          placeholder="https://"
          onChange={(event) => {
            setHref(event.currentTarget.value);
            setWrong(false);
          }}
        />
        {there === '' ? (
          <TextInput label={t('link.text')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        ) : null}
        <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
          {there === '' ? null : (
            <Button
              variant="subtle"
              onClick={() => {
                onClose();
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
              }}
            >
              {t('link.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('link.set')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
