/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { useChat } from './chat-context';
import { Composer, useChosen } from './composer';
import { openingOf } from './days';
import { Details, MailCard } from './details';
import { Icon } from './icon';
import { filled } from './language';
import { LogView } from './log-view';
import type { Config, Language } from './protocol';
import { type State, unconfirmed } from './state';
import { phone, useKeyboardRoom } from './viewport';
import type { Words } from './words';

const brokenAfter = 3000;

function useSessionState(): State {
  const { session } = useChat();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => session.store.subscribe(() => draw(undefined as never)), [session]);
  return session.store.get();
}

function hoursOf(config: Config, words: Words, language: Language): string {
  if (config.open) return words.here;
  if (config.opensAt === '') return words.away;
  const { when, day, time } = openingOf(config.opensAt, language);
  return filled(words.awayUntil, { when: filled(words[when], { day, time }) });
}

/** Asked once something was said that nobody has answered, and only where the answer can go on by e-mail. */
function asksForMail(state: State, mail: boolean): boolean {
  const { profile, known } = state;
  if (!mail || profile.email !== '' || profile.mailSkipped || profile.verified || state.signIn) return false;
  const last = known.lines.at(-1);
  return last === undefined ? unconfirmed(state).length > 0 : last.from !== 'COMPANY';
}

export function PanelView() {
  const { words, context } = useChat();
  const state = useSessionState();
  const chosen = useChosen();
  const [details, setDetails] = useState(false);
  const [dragged, setDragged] = useState(false);
  const box = useRef<HTMLElement>(null);
  const { config, language } = context;
  useKeyboardRoom(box, state.shown);
  useFocus(box, state, details);
  return (
    <section
      ref={box}
      class="panel"
      hidden={!state.shown}
      data-side={context.side}
      lang={language}
      role="dialog"
      aria-modal={phone.matches || undefined}
      aria-labelledby="title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Tab') keepInside(event, box.current);
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        if (details) setDetails(false);
        else context.closed();
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files') || state.signIn) return;
        event.preventDefault();
        setDragged(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !box.current?.contains(event.relatedTarget)) setDragged(false);
      }}
      onDrop={(event) => {
        if (state.signIn) return;
        event.preventDefault();
        setDragged(false);
        chosen.add(event.dataTransfer?.files ?? []);
      }}
    >
      <header class="header">
        {details ? (
          <button
            type="button"
            class="sign"
            aria-label={words.back}
            title={words.back}
            onClick={() => setDetails(false)}
          >
            <Icon name="back" />
          </button>
        ) : null}
        <div class="titles">
          <h2 id="title" dir="auto">
            {details ? words.menu : config.title || config.name || words.chat}
          </h2>
          {details ? null : (
            <p class="hours" data-open={config.open || undefined}>
              {hoursOf(config, words, language)}
            </p>
          )}
        </div>
        {details ? null : (
          <button
            type="button"
            class="sign"
            aria-label={words.menu}
            title={words.menu}
            onClick={() => setDetails(true)}
          >
            <Icon name="person" />
          </button>
        )}
        <button
          type="button"
          class="sign"
          aria-label={words.close}
          title={words.close}
          onClick={() => context.closed()}
        >
          <Icon name="close" />
        </button>
      </header>
      {details ? <Details profile={state.profile} done={() => setDetails(false)} /> : null}
      <div class="chat" hidden={details}>
        <Line state={state} />
        <LogView state={state} />
        <p class="typing">
          {state.typing === undefined
            ? ''
            : state.typing === ''
              ? words.typingSomebody
              : filled(words.typing, { name: state.typing })}
        </p>
        {asksForMail(state, config.mail) ? <MailCard profile={state.profile} /> : null}
        {state.signIn ? <p class="sign-in">{words.signIn}</p> : <Composer chosen={chosen} />}
        {config.privacyUrl !== '' && state.profile.token === '' ? (
          <p class="privacy">
            <a href={config.privacyUrl} target="_blank" rel="noopener noreferrer">
              {words.privacy}
            </a>
          </p>
        ) : null}
      </div>
      {dragged ? <p class="drop">{words.drop}</p> : null}
    </section>
  );
}

/** Says when nothing can come or go; a short break is nobody's business. */
function Line({ state }: { state: State }) {
  const { words } = useChat();
  const [late, setLate] = useState(false);
  const broken = state.connection === 'connecting';
  useEffect(() => {
    setLate(false);
    if (!broken) return;
    const timer = setTimeout(() => setLate(true), brokenAfter);
    return () => clearTimeout(timer);
  }, [broken]);
  const said = state.online ? (broken && late ? words.reconnecting : '') : words.offline;
  return (
    <p class="line-state" role="status" data-on={said !== '' || undefined}>
      {said}
    </p>
  );
}

function focusable(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('a[href], button, input, textarea, [tabindex="0"]')].filter(
    (element) => !element.hasAttribute('disabled') && element.getClientRects().length > 0,
  );
}

/** On a phone nothing else is to be seen, so that the Tab key stays, too. */
function keepInside(event: KeyboardEvent, box: HTMLElement | null): void {
  if (!phone.matches || box === null) return;
  const all = focusable(box);
  const now = (box.getRootNode() as ShadowRoot).activeElement;
  const [first, last] = [all[0], all.at(-1)];
  if (event.shiftKey && (now === first || now === box)) last?.focus();
  else if (!event.shiftKey && now === last) first?.focus();
  else return;
  event.preventDefault();
}

/** Writing can begin at once; on a phone the keyboard would cover what there is to read first. */
function useFocus(box: { current: HTMLElement | null }, { shown, focused }: State, details: boolean): void {
  useEffect(() => {
    if (!shown || (!focused && !details) || box.current === null) return;
    const field = box.current.querySelector<HTMLElement>(details ? 'input' : 'textarea');
    (phone.matches || field === null ? box.current : field).focus({ preventScroll: true });
  }, [box, shown, focused, details]);
}
