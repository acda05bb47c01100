import { IconArrowDown } from '@tabler/icons-react';
import { Fragment, type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Activity, Draft, Message } from '../api/types';
import { dayOf, printedDay } from '../lib/time';
import { useNow } from '../ui/age';
import { Waiting } from '../ui/waiting';
import { Lines } from './activity';
import { useActivity, useActivityShown } from './activity-queries';
import { spread } from './activity-text';
import { ActLines, useActs } from './acts';
import { MessageView } from './message';
import classes from './thread.module.css';

const openAtFirst = 3;

function isShown(message: Message): boolean {
  return message.delivery?.state !== 'CANCELLED';
}

const nearEnd = 80;

/** Tells the highest message number that was in sight while somebody looked. */
function useSeen(
  scroller: React.RefObject<HTMLElement | null>,
  lastSeq: number,
  newest: number,
  onSeen: (seq: number) => void,
): void {
  useEffect(() => {
    const box = scroller.current;
    const last = box?.querySelector(`[data-seq="${lastSeq}"]`);
    if (box === null || last == null) return;
    let inSight = false;
    const tell = (): void => {
      if (inSight && document.visibilityState === 'visible') onSeen(newest);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        inSight = entries.some((entry) => entry.isIntersecting);
        tell();
      },
      { root: box, threshold: 0 },
    );
    observer.observe(last);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [scroller, lastSeq, newest, onSeen]);
}

interface ThreadProps {
  conversation: string;
  messages: readonly Message[];
  /** Whether the server has older ones than those that are loaded. */
  hasOlder: boolean;
  /** The number of the message to show first; the newest otherwise. */
  target?: number | undefined;
  loadingOlder: boolean;
  onOlder: (before: number) => void;
  onSeen: (seq: number) => void;
  onUndone: (draft: Draft | undefined) => void;
  /** After the last message. */
  tail: ReactNode;
}

/** The messages from the oldest loaded to the newest; stays at the end while one is there, else says that more came. */
export function Thread({
  conversation,
  messages,
  hasOlder,
  target,
  loadingOlder,
  onOlder,
  onSeen,
  onUndone,
  tail,
}: ThreadProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(target === undefined);
  const heightBefore = useRef<{ first: number; height: number } | undefined>(undefined);
  const [below, setBelow] = useState(false);
  const first = messages[0]?.seq ?? 1;
  // What was taken back is not shown; whoever sees the last one shown has seen all.
  const last = messages.findLast(isShown)?.seq ?? 0;
  const newest = messages.at(-1)?.seq ?? 0;
  useSeen(scroller, last, newest, onSeen);

  const toEnd = useCallback((): void => {
    const box = scroller.current;
    if (box === null) return;
    const lastMessage = box.querySelector<HTMLElement>(`[data-seq="${last}"]`);
    const top = lastMessage === null ? box.scrollHeight : lastMessage.offsetTop - 12;
    // A last message longer than the screen is shown from its beginning.
    box.scrollTop = Math.min(top, box.scrollHeight - box.clientHeight);
  }, [last]);

  const [reached, setReached] = useState(target === undefined);
  // Messages before those that are loaded are asked for until it is among them.
  useEffect(() => {
    if (reached || target === undefined || loadingOlder) return;
    if (first > target && hasOlder) {
      onOlder(first);
      return;
    }
    setReached(true);
    const found = scroller.current?.querySelector<HTMLElement>(`[data-seq="${target}"]`);
    found?.scrollIntoView({ block: 'start' });
    found?.setAttribute('data-target', '');
  }, [reached, target, first, hasOlder, loadingOlder, onOlder]);

  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [toEnd]);

  // Older messages came in above: what is read stays where it is.
  useLayoutEffect(() => {
    const box = scroller.current;
    const before = heightBefore.current;
    if (box === null) return;
    if (before !== undefined && first < before.first) box.scrollTop += box.scrollHeight - before.height;
    heightBefore.current = { first, height: box.scrollHeight };
  }, [first]);

  // Frames measure themselves late: as long as one is at the end, one stays there.
  useEffect(() => {
    if (inner.current === null || scroller.current === null) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    observer.observe(inner.current);
    // A composer that opens or grows takes room from below: what one answers to stays in sight.
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [toEnd]);

  const scrolled = (): void => {
    const box = scroller.current;
    if (box === null) return;
    const lastTop = box.querySelector<HTMLElement>(`[data-seq="${last}"]`)?.offsetTop ?? 0;
    const gap = box.scrollHeight - box.clientHeight - box.scrollTop;
    atEnd.current = gap < nearEnd || Math.abs(box.scrollTop - (lastTop - 12)) < 4;
    if (atEnd.current) setBelow(false);
    heightBefore.current = { first, height: box.scrollHeight };
    if (box.scrollTop < 240 && hasOlder && !loadingOlder) onOlder(first);
  };

  return (
    <div className={classes.wrap}>
      <section
        ref={scroller}
        className={classes.scroller}
        onScroll={scrolled}
        aria-label={t('message.thread')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        tabIndex={0}
      >
        <div ref={inner} className={classes.messages}>
          {hasOlder ? (
            <div className={classes.older}>
              {loadingOlder ? (
                <Waiting />
              ) : (
                <button type="button" className={classes.olderButton} onClick={() => onOlder(first)}>
                  {t('message.older')}
                </button>
              )}
            </div>
          ) : null}
          <Days conversation={conversation} messages={messages} target={target} onUndone={onUndone} />
          {tail}
        </div>
      </section>
      {below ? (
        <button
          type="button"
          className={classes.below}
          onClick={() => {
            atEnd.current = true;
            setBelow(false);
            toEnd();
          }}
        >
          <IconArrowDown size={14} stroke={2} aria-hidden="true" />
          {t('message.newBelow')}
        </button>
      ) : null}
    </div>
  );
}

function Days({
  conversation,
  messages,
  target,
  onUndone,
}: Pick<ThreadProps, 'conversation' | 'messages' | 'target' | 'onUndone'>) {
  const { i18n } = useTranslation();
  const me = useMe();
  const now = useNow();
  // Which messages stand open is decided when the conversation is opened; what comes later is open.
  const [openFrom] = useState(() => messages.at(-openAtFirst)?.seq ?? 0);
  const days = useMemo(
    () => messages.map((message) => dayOf(message.receivedAt, me.timeZone)),
    [messages, me.timeZone],
  );
  const acts = useActs(conversation, messages.at(-1)?.seq ?? 0);
  const between = useBetween(conversation, messages);
  const last = <Lines key="last" items={between.at(-1) ?? []} />;
  const all = messages.map((message, at) =>
    !isShown(message) ? (
      <Lines key={message.id} items={between[at] ?? []} />
    ) : (
      <Fragment key={message.id}>
        <Lines items={between[at] ?? []} />
        {days[at] === days[at - 1] ? null : (
          <div className={classes.day}>
            <span>{printedDay(message.receivedAt, now, i18n.language, me.timeZone)}</span>
          </div>
        )}
        <MessageView
          conversation={conversation}
          message={message}
          folded={message.seq < openFrom && message.seq !== target}
          onUndone={onUndone}
        />
        <ActLines acts={acts.filter(({ seq }) => seq === message.seq)} />
      </Fragment>
    ),
  );
  return [...all, last];
}

/** What happened before each message that is shown, and after the last one. */
function useBetween(conversation: string, messages: readonly Message[]): Activity[][] {
  const first = messages[0];
  const activity = useActivity(conversation, first === undefined || first.seq === 1 ? undefined : first.receivedAt);
  const shown = useActivityShown();
  return useMemo(() => spread(shown ? activity : [], messages), [shown, activity, messages]);
}
