/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useChat } from './chat-context';
import { sizeOf } from './days';
import { allowed } from './files';
import { Icon } from './icon';
import { filled } from './language';

export interface Chosen {
  files: File[];
  refused: string;
}

export function useChosen() {
  const { context, words } = useChat();
  const [chosen, setChosen] = useState<Chosen>({ files: [], refused: '' });
  const add = (more: Iterable<File>) =>
    setChosen(({ files: already }) => {
      const { files, refused } = allowed([...more], already.length, context.config.limits, words, context.language);
      return { files: [...already, ...files], refused };
    });
  const remove = (file: File) =>
    setChosen(({ files }) => ({ files: files.filter((one) => one !== file), refused: '' }));
  const clear = () => setChosen({ files: [], refused: '' });
  return { ...chosen, add, remove, clear };
}

/** Where the visitor writes. */
export function Composer({ chosen }: { chosen: ReturnType<typeof useChosen> }) {
  const { session, words, context } = useChat();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const over = text.length - context.config.limits.text;
  const something = text.trim() !== '' || chosen.files.length > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words decide how high the field is
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const send = () => {
    if (!something || over > 0) return;
    void session.say(text.trim(), chosen.files);
    session.typing(false);
    setText('');
    chosen.clear();
    field.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ChosenFiles chosen={chosen} />
      <p class="refused" role="status">
        {over > 0 ? filled(words.tooLong, { count: over }) : chosen.refused}
      </p>
      <div class="field">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            chosen.add(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
            field.current?.focus();
          }}
        />
        <button
          type="button"
          class="sign"
          aria-label={words.attach}
          title={words.attach}
          onClick={() => picker.current?.click()}
        >
          <Icon name="clip" />
        </button>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={words.message}
          aria-describedby="keys"
          aria-invalid={over > 0}
          placeholder={words.write}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            session.typing(event.currentTarget.value !== '');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const files = event.clipboardData?.files;
            if (files === undefined || files.length === 0) return;
            event.preventDefault();
            chosen.add(files);
          }}
        />
        <span id="keys" class="unseen">
          {words.keys}
        </span>
        <button
          type="submit"
          class="sign send"
          aria-label={words.send}
          title={words.send}
          disabled={!something || over > 0}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function ChosenFiles({ chosen }: { chosen: ReturnType<typeof useChosen> }) {
  const { words, context } = useChat();
  if (chosen.files.length === 0) return null;
  return (
    <ul class="chosen">
      {chosen.files.map((file, index) => (
        <li key={`${file.name} ${index}`} class="file">
          <Icon name="file" />
          <span class="file-name">{file.name}</span>
          <span class="file-size">{sizeOf(file.size, context.language)}</span>
          <button
            type="button"
            class="sign small"
            aria-label={filled(words.remove, { name: file.name })}
            onClick={() => chosen.remove(file)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
