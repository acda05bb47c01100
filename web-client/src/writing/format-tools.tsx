import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconStrikethrough,
} from '@tabler/icons-react';
import type { Editor as TiptapEditor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button';
import classes from './editor.module.css';

const LinkDialog = lazy(() => import('./link-dialog').then((module) => ({ default: module.LinkDialog })));
const icon = { size: 16, stroke: 1.75 } as const;

/** Formatting by mouse; everything has keys as well. */
export function FormatTools({ editor }: { editor: TiptapEditor }) {
  const { t } = useTranslation();
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      strike: now.isActive('strike'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      code: now.isActive('code'),
      link: now.isActive('link'),
    }),
  });
  const chain = () => editor.chain().focus();
  const tools = [
    { name: 'bold', Icon: IconBold, keys: 'Mod+B', run: () => chain().toggleBold().run() },
    { name: 'italic', Icon: IconItalic, keys: 'Mod+I', run: () => chain().toggleItalic().run() },
    { name: 'strike', Icon: IconStrikethrough, keys: 'Mod+Shift+S', run: () => chain().toggleStrike().run() },
    { name: 'bulletList', Icon: IconList, keys: 'Mod+Shift+8', run: () => chain().toggleBulletList().run() },
    { name: 'orderedList', Icon: IconListNumbers, keys: 'Mod+Shift+7', run: () => chain().toggleOrderedList().run() },
    { name: 'blockquote', Icon: IconBlockquote, keys: 'Mod+Shift+B', run: () => chain().toggleBlockquote().run() },
    { name: 'code', Icon: IconCode, keys: 'Mod+E', run: () => chain().toggleCode().run() },
  ] as const;
  return (
    <div className={classes.format} role="toolbar" aria-label={t('composer.format.label')}>
      {tools.map(({ name, Icon, keys, run }) => (
        <IconButton key={name} label={t(`composer.format.${name}`)} keys={keys} aria-pressed={on[name]} onClick={run}>
          <Icon {...icon} />
        </IconButton>
      ))}
      <IconButton label={t('composer.format.link')} aria-pressed={on.link} onClick={() => setLinking(true)}>
        <IconLink {...icon} />
      </IconButton>
      {linking ? (
        <Suspense fallback={null}>
          <LinkDialog editor={editor} onClose={() => setLinking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
