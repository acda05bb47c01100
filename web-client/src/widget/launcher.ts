import { coloursOf } from './colour';
import { icons } from './icons';
import { filled } from './language';
import css from './launcher.css?inline';
import { launcherWords } from './launcher-words';
import type { Language, Side } from './protocol';

const svg = 'http://www.w3.org/2000/svg';

/** The round button at the page's edge, in a shadow of its own: the page's styles stay out, ours stay in. */
export class Launcher {
  readonly root: ShadowRoot;
  private readonly button = document.createElement('button');
  private readonly path = document.createElementNS(svg, 'path');
  private readonly badge = document.createElement('span');
  private unread = 0;
  private opened = false;

  constructor(
    colour: string,
    side: Side,
    readonly language: Language,
    clicked: () => void,
    near: () => void,
  ) {
    const host = document.createElement('parley-chat');
    this.root = host.attachShadow({ mode: 'open' });
    const { fill, onFill, inkLight, inkDark } = coloursOf(colour);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${css}:host{--fill:${fill};--on-fill:${onFill};--ink-light:${inkLight};--ink-dark:${inkDark}}`);
    this.root.adoptedStyleSheets = [sheet];
    this.button.type = 'button';
    this.button.className = 'launcher';
    this.button.dataset.side = side;
    this.button.onclick = clicked;
    this.button.onpointerenter = near;
    this.button.onfocus = near;
    const sign = document.createElementNS(svg, 'svg');
    sign.setAttribute('viewBox', '0 0 24 24');
    sign.setAttribute('aria-hidden', 'true');
    sign.append(this.path);
    this.badge.className = 'badge';
    this.badge.ariaHidden = 'true';
    this.button.append(sign, this.badge);
    this.root.append(this.button);
    host.lang = language;
    this.draw();
    document.body.append(host);
  }

  private draw(): void {
    const words = launcherWords[this.language];
    this.path.setAttribute('d', this.opened ? icons.fold : icons.chat);
    this.button.ariaExpanded = String(this.opened);
    const closed = this.unread === 0 ? words.open : filled(words.openUnread, { count: this.unread });
    this.button.ariaLabel = this.opened ? words.close : closed;
    this.badge.hidden = this.opened || this.unread === 0;
    this.badge.textContent = this.unread > 99 ? '99+' : String(this.unread);
  }

  setOpened(opened: boolean): void {
    this.opened = opened;
    this.draw();
  }

  setUnread(unread: number): void {
    this.unread = unread;
    this.draw();
  }

  setBusy(busy: boolean): void {
    this.button.ariaBusy = String(busy);
  }

  focus(): void {
    this.button.focus({ preventScroll: true });
  }
}
