/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useChat } from './chat-context';
import { momentOf, sizeOf, timeOf } from './days';
import { isPicture } from './files';
import { Icon } from './icon';
import { filled } from './language';
import { partsOf } from './links';
import type { Line, LineFile } from './protocol';
import type { Row } from './rows';
import type { State } from './state';
import { goOn } from './viewport';
import { problemOf } from './words';

/** Words as they were written: lines kept, right to left where they are, and links that are safe to follow. */
function Text({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {partsOf(text).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <a key={String(index)} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}

/** A picture, or a row with its name where it is none or the page does not let it be shown. */
function FileView({ file, settled }: { file: LineFile; settled: () => void }) {
  const { context } = useChat();
  const [hidden, setHidden] = useState(false);
  const picture = isPicture(file.mediaType) && !hidden && file.url !== '';
  const inside = picture ? (
    <img src={file.url} alt={file.name} onLoad={settled} onError={() => setHidden(true)} />
  ) : (
    <>
      <Icon name="file" />
      <span class="file-name">{file.name}</span>
      <span class="file-size">{sizeOf(file.size, context.language)}</span>
    </>
  );
  if (file.url === '') return <span class="file">{inside}</span>;
  return (
    <a class={picture ? 'picture' : 'file'} href={file.url} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  );
}

function authorOf(line: Line, you: string, company: string): string {
  return line.from === 'VISITOR' ? you : line.author || company;
}

export function LineBubble({ row, settled }: { row: Row & { kind: 'line' }; settled: () => void }) {
  const { words, context } = useChat();
  const { line, heads, ends } = row;
  const own = line.from === 'VISITOR';
  const author = authorOf(line, words.you, context.config.name || context.config.title || words.chat);
  return (
    <div class="message" data-own={own || undefined} data-heads={heads || undefined}>
      <span class={own || !heads ? 'unseen' : 'author'}>{author}</span>
      <div class="bubble">
        {line.text === '' ? null : <Text text={line.text} />}
        {line.files.map((file) => (
          <FileView key={file.url} file={file} settled={settled} />
        ))}
      </div>
      {ends ? (
        <span class="state">
          <time dateTime={line.at} title={momentOf(line.at, context.language)}>
            {timeOf(line.at, context.language)}
          </time>
          {line.by === 'MAIL' ? ` · ${words.byMail}` : null}
        </span>
      ) : null}
    </div>
  );
}

/** The visitor's words on their way: how far they are, and what can be done. */
export function OwnBubble({ row, state }: { row: Row & { kind: 'own' }; state: State }) {
  const { words, context, session } = useChat();
  const { item, sending } = row;
  const act = (done: Promise<void>) => void done.then(() => goOn(context.root));
  const shares = item.files.flatMap((file) => state.progress[file.key] ?? []);
  const uploading = shares.length > 0 && shares.some((share) => share < 1);
  const waiting = state.online ? words.waiting : words.waitingOffline;
  const said = { sent: words.sent, sending: words.sending, waiting, refused: '' }[sending];
  const done = item.files.length === 0 ? 0 : (shares.reduce((sum, share) => sum + share, 0) / item.files.length) * 100;
  return (
    <div class="message" data-own data-heads data-sending={sending}>
      <span class="unseen">{words.you}</span>
      <div class="bubble">
        {item.text === '' ? null : <Text text={item.text} />}
        {row.files.map((file, index) => (
          <FileView key={item.files[index]?.key ?? index} file={file} settled={() => undefined} />
        ))}
        {uploading ? <progress max={100} value={done} aria-label={words.sending} /> : null}
      </div>
      {sending === 'refused' ? (
        <span class="state" data-bad>
          {words.failed} {problemOf(context.language, item.problem ?? '')}
        </span>
      ) : (
        <span class="state">{uploading ? filled(words.uploading, { percent: Math.round(done) }) : said}</span>
      )}
      <span class="actions">
        {sending === 'refused' ? (
          <button type="button" class="plain" onClick={() => act(session.retry(item.id))}>
            {words.retry}
          </button>
        ) : null}
        {sending === 'refused' || sending === 'waiting' ? (
          <button
            type="button"
            class="plain"
            aria-label={words.discardMessage}
            onClick={() => act(session.discard(item.id))}
          >
            {words.discard}
          </button>
        ) : null}
        {uploading && sending === 'sending' ? (
          <button type="button" class="plain" onClick={() => act(session.discard(item.id))}>
            {words.cancel}
          </button>
        ) : null}
      </span>
    </div>
  );
}
