import { Extension, InputRule } from '@tiptap/core';
import type { Language } from '../api/types';
import { emojiOf, emojisIn } from './emoji';

/** `:smile:` becomes 😄 as soon as its last colon is typed; what is no short code stays as it is. */
export const EmojiInput = Extension.create<{ language: () => Language }>({
  name: 'emojiInput',
  addOptions: () => ({ language: () => 'en' }),
  addInputRules() {
    const { editor } = this;
    const { language } = this.options;
    return [
      new InputRule({
        find: /(?:^|\s)(:[a-z0-9_+-]{2,40}:)$/,
        handler: ({ range, match }) => {
          const code = match[1] ?? '';
          const from = range.from + match[0].length - code.length;
          // The names are fetched at the first use: meanwhile the text may have moved on.
          emojisIn(language())
            .then((all) => {
              const emoji = emojiOf(all, code.slice(1, -1));
              const to = from + code.length;
              const there = to <= editor.state.doc.content.size ? editor.state.doc.textBetween(from, to) : '';
              if (emoji !== undefined && there === code) {
                editor.chain().insertContentAt({ from, to }, emoji).run();
              }
            })
            .catch(() => undefined);
          return null;
        },
      }),
    ];
  },
});
