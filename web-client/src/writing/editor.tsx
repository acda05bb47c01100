import { Image } from '@tiptap/extension-image';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../api/types';
import { CannedMenu, type CannedSource } from './canned-menu';
import classes from './editor.module.css';
import { EmojiInput } from './emoji-input';
import { FormatTools } from './format-tools';
import { Places } from './places';
import { textOf, type Written } from './rich-text';
import { type Slash, SlashMenu } from './slash';

/** What others may do with a field that somebody writes in. */
export interface Field {
  /** Puts words where the caret is. */
  insert: (words: Written) => void;
  /** Puts somebody's words there as a quotation, and the caret below it. */
  quote: (text: string) => void;
  /** Opens the menu of canned replies at the caret. */
  openMenu: () => void;
}

export interface EditorProps {
  initial: string;
  disabled: boolean;
  label: string;
  lang?: string | undefined;
  canned?: CannedSource | undefined;
  onChange: (written: Written) => void;
  onFiles: (files: File[]) => void;
  /** Takes a picture that belongs into the text; resolves to where it is shown from. */
  onPicture?: ((file: File) => Promise<string | undefined>) | undefined;
  onSend: (closeAfter: boolean) => void;
  onLeave: () => void;
  tools: ReactNode;
  ref?: Ref<Field> | undefined;
}

/** The rich-text field and its row of tools. */
export function Editor(props: EditorProps) {
  const { initial, disabled, label, lang, canned, tools, ref } = props;
  // Loaded before anything is typed: what waits for texts later would hide the field and take its focus away.
  const { i18n } = useTranslation('writing');
  const language = useRef(i18n.language as Language);
  const [slash, setSlash] = useState<Slash>();
  const menuKeys = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const menuOpen = useRef(false);
  const show = (next: Slash | undefined): void => {
    menuOpen.current = next !== undefined;
    setSlash(next);
  };
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const insertPicture = useRef<(src: string, alt: string) => void>(() => undefined);
  const picture = (file: File): void => {
    void latest.current.onPicture?.(file).then((src) => {
      if (src !== undefined) insertPicture.current(src, file.name);
    });
  };
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        underline: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https', protocols: ['mailto', 'tel'] },
      }),
      Placeholder.configure({ placeholder: label }),
      Image.configure({ inline: true }),
      EmojiInput.configure({ language: () => language.current }),
      Places.configure({ className: classes.place ?? '' }),
      ...(canned === undefined ? [] : [SlashMenu.configure({ show, key: (event) => menuKeys.current(event) })]),
    ],
    content: initial,
    editable: !disabled,
    autofocus: 'end',
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', class: classes.text ?? '' },
      handlePaste: (_, event) => takeFiles(event.clipboardData, latest.current, picture),
      handleDrop: (_, event) => takeFiles(event.dataTransfer, latest.current, picture),
      handleKeyDown: (_, event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          latest.current.onSend(event.shiftKey);
          return true;
        }
        if (event.key !== 'Escape') return false;
        // The menu's own plugin, which comes after this, closes it.
        if (menuOpen.current) return false;
        latest.current.onLeave();
        return true;
      },
    },
    onUpdate: ({ editor: now }) =>
      latest.current.onChange({ html: now.isEmpty ? '' : now.getHTML(), text: textOf(now.getJSON()) }),
  });

  useEffect(() => {
    insertPicture.current = (src, alt) => editor.chain().focus().setImage({ src, alt }).run();
  }, [editor]);
  useEffect(() => {
    editor.setEditable(!disabled, false);
  }, [editor, disabled]);
  useImperativeHandle(
    ref,
    () => ({
      insert: ({ html }) => editor.chain().focus().insertContent(html).run(),
      quote: (text) =>
        editor
          .chain()
          .focus()
          .insertContent([{ type: 'blockquote', content: paragraphsOf(text) }, { type: 'paragraph' }])
          .run(),
      openMenu: () => {
        const { $from } = editor.state.selection;
        const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ');
        editor
          .chain()
          .focus()
          .insertContent(before === '' || /\s$/.test(before) ? '/' : ' /')
          .run();
      },
    }),
    [editor],
  );

  return (
    <>
      <EditorContent editor={editor} className={classes.field} lang={lang} />
      {slash === undefined || canned === undefined ? null : (
        <CannedMenu slash={slash} source={canned} keys={menuKeys} field={() => editor.view.dom} />
      )}
      <div className={classes.tools}>
        {tools}
        <FormatTools editor={editor} />
      </div>
    </>
  );
}

const shown = /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/;

/** Pictures go into the text where it takes them, everything else beside it. */
function takeFiles(
  from: DataTransfer | null,
  { onFiles, onPicture }: Pick<EditorProps, 'onFiles' | 'onPicture'>,
  picture: (file: File) => void,
): boolean {
  const files = [...(from?.files ?? [])];
  if (files.length === 0) return false;
  const pictures = onPicture === undefined ? [] : files.filter((file) => shown.test(file.type));
  for (const file of pictures) picture(file);
  const others = files.filter((file) => !pictures.includes(file));
  if (others.length > 0) onFiles(others);
  return true;
}

function paragraphsOf(text: string) {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ type: 'paragraph', content: [{ type: 'text', text: part.replace(/\n/g, ' ') }] }));
}
