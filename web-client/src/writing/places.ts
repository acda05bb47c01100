import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { placesIn } from '../lib/template';

/** Marks places that are still to be filled in, so that nobody overlooks them. */
export const Places = Extension.create<{ className: string }>({
  name: 'places',
  addOptions: () => ({ className: 'place' }),
  addProseMirrorPlugins() {
    const { className } = this.options;
    return [
      new Plugin({
        key: new PluginKey('places'),
        props: {
          decorations: ({ doc }) => {
            const found: Decoration[] = [];
            doc.descendants((node, at) => {
              if (!node.isTextblock) return true;
              const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
              for (const { from, to } of placesIn(text)) {
                found.push(Decoration.inline(at + 1 + from, at + 1 + to, { class: className }));
              }
              return false;
            });
            return DecorationSet.create(doc, found);
          },
        },
      }),
    ];
  },
});
