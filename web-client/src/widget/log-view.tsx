/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LineBubble, OwnBubble } from './bubble';
import { useChat } from './chat-context';
import { Icon } from './icon';
import { firstUnread } from './lines';
import { type Row, rowsOf } from './rows';
import type { State } from './state';

const near = 48;

/** Whether somebody has the messages before their eyes. */
function useWatching(shown: boolean): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return shown && visible;
}

/** The first line that was not seen when somebody began to look: it stays marked while they do. */
function useNewFrom(state: State, watching: boolean): number | undefined {
  const mark = useRef<number | undefined>(undefined);
  const had = useRef(0);
  const { known, profile } = state;
  if (!watching || had.current === 0) mark.current = firstUnread(known, profile.read);
  had.current = known.lines.length;
  return mark.current;
}

export function LogView({ state }: { state: State }) {
  const { session, words, context } = useChat();
  const box = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const before = useRef({ height: 0, oldest: 0, news: undefined as number | undefined });
  const [atEnd, setAtEnd] = useState(true);
  const watching = useWatching(state.shown);
  const newFrom = useNewFrom(state, watching);
  const { known, earlier, profile } = state;
  const rows = rowsOf(state, newFrom, context.language);

  const settle = () => {
    if (stuck.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || !state.shown) return;
    const oldest = known.lines[0]?.number ?? 0;
    const { height, oldest: was, news } = before.current;
    if (was > oldest && was > 0) element.scrollTop += element.scrollHeight - height;
    else if (newFrom !== undefined && newFrom !== news) {
      const mark = element.querySelector('.new');
      if (mark instanceof HTMLElement) element.scrollTop = mark.offsetTop - near;
      measure();
    } else settle();
    before.current = { height: element.scrollHeight, oldest, news: newFrom };
  });
  const measure = () => {
    const element = box.current;
    if (element === null) return;
    stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    setAtEnd(stuck.current);
    if (element.scrollTop < near && earlier === 'more') void session.loadEarlier();
  };
  // Own words are always before the eyes of who wrote them.
  const newest = state.waiting.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something new was written
  useLayoutEffect(() => {
    if (newest === undefined) return;
    stuck.current = true;
    setAtEnd(true);
    settle();
  }, [newest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came since is seen, too
  useEffect(() => {
    if (watching && atEnd) session.seen();
  }, [watching, atEnd, known.cursor]);

  const news = !atEnd && firstUnread(known, profile.read) !== undefined;
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={box}
        role="log"
        aria-label={words.log}
        aria-busy={earlier === 'loading'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        onScroll={measure}
      >
        <div class="log-inside">
          {earlier === 'none' ? null : (
            <button
              type="button"
              class="plain earlier"
              disabled={earlier === 'loading'}
              onClick={() => void session.loadEarlier()}
            >
              {earlier === 'loading' ? words.loading : words.earlier}
            </button>
          )}
          {earlier === 'none' && !state.loading ? <Greeting /> : null}
          {state.loading && rows.length === 0 ? <p class="note">{words.loading}</p> : null}
          {rows.map((row) => (
            <RowView key={row.key} row={row} state={state} settled={settle} />
          ))}
        </div>
      </div>
      {atEnd ? null : (
        <button
          type="button"
          class="to-end"
          aria-label={news ? words.toNew : words.toEnd}
          onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight })}
        >
          <Icon name="down" />
          {news ? words.toNew : null}
        </button>
      )}
    </div>
  );
}

function Greeting() {
  const { context } = useChat();
  const { greeting } = context.config;
  if (greeting === '') return null;
  return (
    <div class="message" data-heads>
      <div class="bubble">
        <p class="text" dir="auto">
          {greeting}
        </p>
      </div>
    </div>
  );
}

function RowView({ row, state, settled }: { row: Row; state: State; settled: () => void }) {
  const { words } = useChat();
  switch (row.kind) {
    case 'day':
      return <p class="day">{row.day}</p>;
    case 'new':
      return (
        <p class="new">
          <span>{words.new}</span>
        </p>
      );
    case 'line':
      return <LineBubble row={row} settled={settled} />;
    case 'own':
      return <OwnBubble row={row} state={state} />;
  }
}
