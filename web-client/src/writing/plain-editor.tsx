import { type ClipboardEvent, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CannedMenu } from './canned-menu';
import type { EditorProps } from './editor';
import classes from './plain-editor.module.css';
import type { Slash } from './slash';

const command = /(?:^|\s)\/([^\s/]*)$/;

/** The same field for people who prefer plain text. */
export function PlainEditor(props: EditorProps) {
  const { initial, disabled, label, lang, canned, onChange, onFiles, onSend, onLeave, tools, ref } = props;
  const [text, setText] = useState(initial);
  // Loaded before anything is typed: what waits for texts later would hide the field and take its focus away.
  useTranslation('writing');
  const [slash, setSlash] = useState<Slash>();
  const field = useRef<HTMLTextAreaElement>(null);
  const menuKeys = useRef<(event: KeyboardEvent) => boolean>(() => false);
  useEffect(() => {
    const box = field.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);
  const write = (next: string): void => {
    setText(next);
    onChange({ html: '', text: next });
  };
  const splice = (from: number, to: number, words: string): void => {
    const box = field.current;
    if (box === null) return;
    write(box.value.slice(0, from) + words + box.value.slice(to));
    const caret = from + words.length;
    // After the new value is drawn: until then the caret has no such place.
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(caret, caret);
    });
  };
  const look = (box: HTMLTextAreaElement): void => {
    const caret = box.selectionStart;
    const query = canned === undefined ? undefined : command.exec(box.value.slice(0, caret))?.[1];
    if (query === undefined) {
      setSlash(undefined);
      return;
    }
    setSlash({
      query,
      rect: box.getBoundingClientRect(),
      replace: (words) => {
        setSlash(undefined);
        splice(caret - query.length - 1, caret, words.text);
      },
      close: () => setSlash(undefined),
    });
  };
  useImperativeHandle(ref, () => ({
    insert: (words) => splice(field.current?.selectionStart ?? 0, field.current?.selectionEnd ?? 0, words.text),
    quote: (text) => {
      const quoted = `${text
        .trim()
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')}\n\n`;
      splice(field.current?.selectionStart ?? 0, field.current?.selectionEnd ?? 0, quoted);
    },
    openMenu: () => {
      const box = field.current;
      if (box === null) return;
      box.focus();
      const before = box.value.slice(0, box.selectionStart);
      box.setRangeText(before === '' || /\s$/.test(before) ? '/' : ' /', box.selectionStart, box.selectionEnd, 'end');
      write(box.value);
      look(box);
    },
  }));
  const paste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <>
      <textarea
        ref={field}
        className={classes.text}
        aria-label={label}
        placeholder={label}
        lang={lang}
        value={text}
        readOnly={disabled}
        onPaste={paste}
        onBlur={() => setSlash(undefined)}
        onChange={(event) => {
          write(event.currentTarget.value);
          look(event.currentTarget);
        }}
        onKeyDown={(event) => {
          if (slash !== undefined && menuKeys.current(event.nativeEvent)) event.preventDefault();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onSend(event.shiftKey);
          } else if (event.key === 'Escape') onLeave();
        }}
      />
      {slash === undefined || canned === undefined ? null : (
        <CannedMenu slash={slash} source={canned} keys={menuKeys} field={() => field.current} />
      )}
      <div className={classes.tools}>{tools}</div>
    </>
  );
}
