import { type ClipboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Written } from './draft';
import classes from './plain-editor.module.css';

/** The same field for people who prefer plain text. */
export function PlainEditor({
  initial,
  disabled,
  label,
  onChange,
  onFiles,
  onSend,
  onLeave,
  tools,
}: {
  initial: string;
  disabled: boolean;
  label: string;
  onChange: (written: Written) => void;
  onFiles: (files: File[]) => void;
  onSend: (closeAfter: boolean) => void;
  onLeave: () => void;
  tools: ReactNode;
}) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const box = field.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);
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
        value={text}
        readOnly={disabled}
        onPaste={paste}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          onChange({ html: '', text: next });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onSend(event.shiftKey);
          } else if (event.key === 'Escape') onLeave();
        }}
      />
      <div className={classes.tools}>{tools}</div>
    </>
  );
}
