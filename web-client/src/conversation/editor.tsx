import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react';
import type { Editor as TiptapEditor } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button';
import type { Written } from './draft';
import classes from './editor.module.css';
import { textOf } from './rich-text';

interface EditorProps {
  initial: string;
  disabled: boolean;
  label: string;
  onChange: (written: Written) => void;
  onFiles: (files: File[]) => void;
  onSend: (closeAfter: boolean) => void;
  onLeave: () => void;
  tools: ReactNode;
}

/** The rich-text field and its row of tools. */
export function Editor({ initial, disabled, label, onChange, onFiles, onSend, onLeave, tools }: EditorProps) {
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        underline: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https', protocols: ['mailto', 'tel'] },
      }),
      Placeholder.configure({ placeholder: label }),
    ],
    content: initial,
    editable: !disabled,
    autofocus: 'end',
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', class: classes.text ?? '' },
      handlePaste: (_, event) => takeFiles(event.clipboardData, onFiles),
      handleDrop: (_, event) => takeFiles(event.dataTransfer, onFiles),
      handleKeyDown: (_, event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          onSend(event.shiftKey);
          return true;
        }
        if (event.key !== 'Escape') return false;
        onLeave();
        return true;
      },
    },
    onUpdate: ({ editor: now }) => onChange({ html: now.isEmpty ? '' : now.getHTML(), text: textOf(now.getJSON()) }),
  });

  useEffect(() => {
    editor.setEditable(!disabled, false);
  }, [editor, disabled]);

  return (
    <>
      <EditorContent editor={editor} className={classes.field} />
      <div className={classes.tools}>
        {tools}
        <FormatTools editor={editor} />
      </div>
    </>
  );
}

function takeFiles(from: DataTransfer | null, onFiles: (files: File[]) => void): boolean {
  const files = [...(from?.files ?? [])];
  if (files.length === 0) return false;
  onFiles(files);
  return true;
}

const icon = { size: 16, stroke: 1.75 } as const;

function FormatTools({ editor }: { editor: TiptapEditor }) {
  const { t } = useTranslation();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      code: now.isActive('code'),
      link: now.isActive('link'),
    }),
  });
  const chain = () => editor.chain().focus();
  const link = (): void => {
    if (on.link) {
      chain().unsetLink().run();
      return;
    }
    const href = window.prompt(t('composer.linkPrompt'), 'https://');
    if (href === null || href.trim() === '' || href === 'https://') return;
    const { empty } = editor.state.selection;
    if (empty)
      chain()
        .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else chain().setLink({ href }).run();
  };
  const tools = [
    { name: 'bold', Icon: IconBold, keys: 'Mod+B', run: () => chain().toggleBold().run() },
    { name: 'italic', Icon: IconItalic, keys: 'Mod+I', run: () => chain().toggleItalic().run() },
    { name: 'bulletList', Icon: IconList, keys: 'Mod+Shift+8', run: () => chain().toggleBulletList().run() },
    { name: 'orderedList', Icon: IconListNumbers, keys: 'Mod+Shift+7', run: () => chain().toggleOrderedList().run() },
    { name: 'blockquote', Icon: IconBlockquote, keys: 'Mod+Shift+B', run: () => chain().toggleBlockquote().run() },
    { name: 'code', Icon: IconCode, keys: 'Mod+E', run: () => chain().toggleCode().run() },
  ] as const;
  return (
    <div className={classes.format} role="toolbar" aria-label={t('composer.format.label')}>
      {tools.map(({ name, Icon, keys, run }) => (
        <IconButton key={name} label={t(`composer.format.${name}`)} keys={keys} aria-pressed={on[name]} onClick={run}>
          <Icon {...icon} />
        </IconButton>
      ))}
      <IconButton label={t('composer.format.link')} aria-pressed={on.link} onClick={link}>
        <IconLink {...icon} />
      </IconButton>
    </div>
  );
}
