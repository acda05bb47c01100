import type { Config, Language, Side } from './protocol';

/** What the small script, which every page loads, hands to the panel, which is loaded when somebody needs it. */
export interface Context {
  /** `https://parley.example/chat/<channel>` */
  base: string;
  channel: string;
  config: Config;
  side: Side;
  language: Language;
  root: ShadowRoot;
  /** A signed token that says who the visitor is, where the page gave one before the panel was there. */
  identity: string | undefined;
  unread(count: number): void;
  emit(name: EventName, detail?: unknown): void;
  /** The visitor closed the panel from inside. */
  closed(): void;
}

export type EventName = 'ready' | 'open' | 'close' | 'unread' | 'message' | 'identified' | 'refused';

export interface Panel {
  /** With the cursor in the field, unless the page and not the visitor opened it. */
  show(focus: boolean): void;
  hide(): void;
  identify(jwt: string): void;
  forget(): void;
}
