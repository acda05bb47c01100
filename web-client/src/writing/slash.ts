import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { Written } from './rich-text';

/** Somebody types `/something`: where, what, and what is to stand in its place. */
export interface Slash {
  query: string;
  rect: DOMRect | undefined;
  replace: (words: Written) => void;
  /** Closes the menu; what was typed stays. */
  close: () => void;
}

interface SlashOptions {
  show: (slash: Slash | undefined) => void;
  /** True when the menu took the key. */
  key: (event: KeyboardEvent) => boolean;
}

function slashOf({ query, clientRect, editor, range }: SuggestionProps<string, string>, close: () => void): Slash {
  return {
    query,
    rect: clientRect?.() ?? undefined,
    replace: ({ html }) => editor.chain().focus().deleteRange(range).insertContent(html).run(),
    close,
  };
}

/** Opens the menu of canned replies at the caret. */
export const SlashMenu = Extension.create<SlashOptions>({
  name: 'slashMenu',
  addOptions: () => ({ show: () => undefined, key: () => false }),
  addProseMirrorPlugins() {
    const { show, key } = this.options;
    const close = (): void => show(undefined);
    return [
      Suggestion<string, string>({
        editor: this.editor,
        pluginKey: new PluginKey('slashMenu'),
        char: '/',
        items: ({ query }) => [query],
        allow: ({ editor }) => !editor.isActive('codeBlock') && !editor.isActive('code'),
        render: () => ({
          onStart: (props) => show(slashOf(props, close)),
          onUpdate: (props) => show(slashOf(props, close)),
          onKeyDown: ({ event }) => key(event),
          onExit: close,
        }),
      }),
    ];
  },
});
