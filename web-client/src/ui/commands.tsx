import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isTyping } from './is-typing';
import { TypeAhead } from './type-ahead';

/** Something a person can do here and now: in the palette, on the cheat sheet and by its keys. */
export interface Command {
  id: string;
  label: string;
  group: string;
  /** As typed: `c`, `Shift+C`, `Mod+K`, or one after the other: `g q`. */
  keys?: string;
  /** More keys for the same, not shown. */
  alsoKeys?: string[];
  /** A disabled command says why. */
  disabled?: string | undefined;
  /** In the palette only when something is searched for. */
  quiet?: boolean;
  /** Goes before what others offer under the same name or keys, whenever it came. */
  first?: boolean;
  /** Opens a field to type in: what is typed before it is there belongs into it. */
  opensField?: boolean;
  /** Leads on from what is open, also before that has been drawn. */
  moves?: boolean;
  run: () => void;
}

/** A command that is or was on offer, as the page of shortcuts lists it; with its own keys, not with chosen ones. */
export type Known = Pick<Command, 'id' | 'label' | 'group' | 'keys'>;

/** Keys that somebody chose, by the command's id; empty for none. */
export type ChosenKeys = ReadonlyMap<string, string>;

function withChosen(command: Command, chosen: ChosenKeys): Command {
  const keys = chosen.get(command.id);
  if (keys === undefined) return command;
  const { keys: _, alsoKeys: __, ...rest } = command;
  return keys === '' ? rest : { ...rest, keys };
}

class Registry {
  private chosen: ChosenKeys = new Map();
  private readonly seen = new Map<string, Known>();
  private readonly sources = new Map<object, readonly Command[]>();
  private readonly listeners = new Set<() => void>();

  set(source: object, commands: readonly Command[]): void {
    this.sources.set(source, commands);
    for (const { id, label, group, keys } of commands)
      this.seen.set(id, { id, label, group, ...(keys ? { keys } : {}) });
    this.tell();
  }

  remove(source: object): void {
    this.sources.delete(source);
    this.tell();
  }

  choose(chosen: ChosenKeys): void {
    this.chosen = chosen;
    this.tell();
  }

  known(): Known[] {
    return [...this.seen.values()];
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Later sources come first: what the open conversation offers goes before what the whole app does. */
  all(): Command[] {
    const found = new Map<string, Command>();
    const urgent = (commands: readonly Command[]): number => Number(commands.some((command) => command.first));
    const sources = [...this.sources.values()].reverse().sort((a, b) => urgent(b) - urgent(a));
    for (const commands of sources) {
      for (const command of commands) if (!found.has(command.id)) found.set(command.id, command);
    }
    return [...found.values()].map((command) => withChosen(command, this.chosen));
  }
}

const RegistryContext = createContext(new Registry());

/** The key event in the notation of {@link Command.keys}. */
export function chordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const letter = event.key.length === 1;
  const key = letter ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const isLetter = letter && event.key.toLowerCase() !== event.key.toUpperCase();
  const shift = event.shiftKey && (isLetter || !letter) ? 'Shift+' : '';
  return `${mod}${alt}${shift}${isLetter && event.shiftKey ? event.key.toUpperCase() : key}`;
}

const sequenceMillis = 900;

/** Matches chords and two-step sequences against the commands; pure but for the remembered first step. */
export class Matcher {
  private first: { chord: string; at: number } | undefined;

  match(commands: readonly Command[], chord: string, now: number): Command | undefined {
    const keysOf = (command: Command): string[] => [command.keys ?? '', ...(command.alsoKeys ?? [])];
    const previous = this.first !== undefined && now - this.first.at < sequenceMillis ? this.first.chord : undefined;
    this.first = undefined;
    if (previous !== undefined) {
      const found = commands.find((command) => keysOf(command).includes(`${previous} ${chord}`));
      if (found !== undefined) return found;
    }
    const direct = commands.find((command) => keysOf(command).includes(chord));
    if (direct !== undefined) return direct;
    if (commands.some((command) => keysOf(command).some((keys) => keys.startsWith(`${chord} `)))) {
      this.first = { chord, at: now };
    }
    return undefined;
  }
}

/** Listens to the keyboard for all commands of the page; `onRefused` says why a disabled one does nothing. */
export function CommandProvider({
  children,
  chosen,
  onRefused,
}: {
  children: ReactNode;
  chosen: ChosenKeys;
  onRefused: (why: string) => void;
}) {
  const [registry] = useState(() => new Registry());
  useEffect(() => registry.choose(chosen), [registry, chosen]);
  const refused = useRef(onRefused);
  useLayoutEffect(() => {
    refused.current = onRefused;
  });
  useEffect(() => {
    const matcher = new Matcher();
    const ahead = new TypeAhead();
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return;
      const chord = chordOf(event);
      if (isTyping(event.target) && !chord.startsWith('Mod+')) return;
      if (document.querySelector('[role="dialog"]') !== null && chord !== 'Mod+k') return;
      if (document.querySelector('[role="menu"]') !== null) return;
      const command = matcher.match(registry.all(), chord, Date.now());
      if (command === undefined) return;
      event.preventDefault();
      if (command.disabled === undefined) {
        if (command.opensField) ahead.begin();
        command.run();
      } else refused.current(command.disabled);
    };
    window.addEventListener('keydown', pressed);
    return () => {
      window.removeEventListener('keydown', pressed);
      ahead.end();
    };
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Whether a key leads on from what is open. */
export function useMoves(): (event: KeyboardEvent) => boolean {
  const registry = useContext(RegistryContext);
  return useCallback(
    (event) => new Matcher().match(registry.all(), chordOf(event), Date.now())?.moves === true,
    [registry],
  );
}

/** Offers commands for as long as the calling component is on the screen. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useContext(RegistryContext);
  const [source] = useState(() => ({}));
  useEffect(() => registry.set(source, commands), [registry, source, commands]);
  useEffect(() => () => registry.remove(source), [registry, source]);
}

/** All commands on offer now, for the palette and the cheat sheet. */
export function useAllCommands(): Command[] {
  const registry = useContext(RegistryContext);
  const [version, setVersion] = useState(0);
  useEffect(() => registry.listen(() => setVersion((now) => now + 1)), [registry]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the registry's content
  return useMemo(() => registry.all(), [registry, version]);
}

/** All commands that were on offer since the page was loaded, by their own keys. */
export function useKnownCommands(): Known[] {
  const registry = useContext(RegistryContext);
  const [known, setKnown] = useState(() => registry.known());
  useEffect(() => {
    setKnown(registry.known());
    return registry.listen(() => setKnown(registry.known()));
  }, [registry]);
  return known;
}

const apple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);

/** The keys as printed for this keyboard: `⌘K` on a Mac, `Ctrl+K` elsewhere. */
export function printedKeys(keys: string): string {
  return keys
    .split(' ')
    .map((chord) => {
      const parts = chord.replace(/\+$/, '+Plus').split('+');
      return parts
        .map((part) => {
          if (part === 'Mod') return apple ? '⌘' : 'Ctrl';
          if (part === 'Shift') return apple ? '⇧' : 'Shift';
          if (part === 'Escape') return 'Esc';
          return part.length === 1 ? part.toUpperCase() : part;
        })
        .join(apple ? '' : '+');
    })
    .join(' ');
}
