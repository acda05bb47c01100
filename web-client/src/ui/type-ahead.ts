import { isTyping } from './is-typing';

const patience = 5_000;

/** What Enter does there. */
function pressEnter(field: Element): void {
  if (!(field instanceof HTMLInputElement)) document.execCommand('insertParagraph');
  else field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}

/** Puts words where the caret of the focused field is, as if they were typed there. */
function put(words: string): void {
  const [line = '', ...more] = words.split('\n');
  // The one way that plain fields and rich ones both take for typing; browsers keep it for that.
  if (line !== '') document.execCommand('insertText', false, line);
  if (more.length === 0) return;
  // The page first takes in what was typed before it hears of the key.
  window.setTimeout(() => {
    const field = document.activeElement;
    if (field === null || !isTyping(field)) return;
    pressEnter(field);
    put(more.join('\n'));
  });
}

/**
 * Keeps what fast fingers type while a field that was asked for by key is still being loaded, and puts it in there: else `Hello`
 * after `r` would be five commands.
 */
export class TypeAhead {
  private words: string | undefined;
  private timer = 0;

  constructor(private readonly page: Document = document) {}

  begin(): void {
    this.end();
    if (isTyping(this.page.activeElement)) return;
    this.words = '';
    this.timer = window.setTimeout(this.end, patience);
    this.page.addEventListener('keydown', this.pressed, true);
    this.page.addEventListener('focusin', this.focused);
    this.page.addEventListener('pointerdown', this.end, true);
  }

  readonly end = (): void => {
    this.words = undefined;
    window.clearTimeout(this.timer);
    this.page.removeEventListener('keydown', this.pressed, true);
    this.page.removeEventListener('focusin', this.focused);
    this.page.removeEventListener('pointerdown', this.end, true);
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (this.words === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      this.finish();
      return;
    }
    if (event.key === 'Backspace') this.words = this.words.slice(0, -1);
    else if (event.key === 'Enter') this.words += '\n';
    else if (event.key.length === 1) this.words += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  private readonly focused = (event: FocusEvent): void => {
    if (!isTyping(event.target)) return;
    // The field puts its caret after it got the focus; what is typed until then comes after what was typed before.
    requestAnimationFrame(() => this.finish());
  };

  private finish(): void {
    const { words } = this;
    this.end();
    if (words !== undefined && isTyping(this.page.activeElement)) put(words);
  }
}
