import {
  IconLanguage,
  IconMessage2Bolt,
  IconMoodSmile,
  IconPaperclip,
  IconQuote,
  IconTextSize,
} from '@tabler/icons-react';
import { lazy, type RefObject, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../api/types';
import { languageNames, languages } from '../i18n/i18n';
import { IconButton } from '../ui/icon-button';
import { Menu, MenuChoice } from '../ui/menu';
import type { Field } from '../writing/editor';
import classes from './composer.module.css';

const EmojiPicker = lazy(() => import('../writing/emoji-picker').then((module) => ({ default: module.EmojiPicker })));
const icon = { size: 16, stroke: 1.75 } as const;

/** What somebody has marked on the page or within a mail's frame. */
export function selectedText(): string {
  const here = window.getSelection()?.toString() ?? '';
  if (here.trim() !== '') return here;
  for (const frame of document.querySelectorAll('iframe')) {
    const inside = frame.contentDocument?.getSelection()?.toString() ?? '';
    if (inside.trim() !== '') return inside;
  }
  return '';
}

/** What can be put into the answer, beside its formatting. */
export function Tools({
  field,
  plain,
  language,
  lastWords,
  onPlain,
  onFiles,
  onLanguage,
}: {
  field: RefObject<Field | null>;
  plain: boolean;
  language: Language;
  /** Quoted where nothing is marked. */
  lastWords: string;
  onPlain: () => void;
  onFiles: (files: readonly File[]) => void;
  onLanguage: (language: Language) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [emoji, setEmoji] = useState(false);
  const closeEmoji = useCallback(() => setEmoji(false), []);
  const quote = (): void => {
    const marked = selectedText();
    const words = marked === '' ? lastWords : marked;
    if (words.trim() !== '') field.current?.quote(words);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="attach"
        aria-label={t('composer.attach')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <IconButton label={t('composer.attach')} onClick={() => input.current?.click()}>
        <IconPaperclip {...icon} />
      </IconButton>
      <IconButton label={t('composer.canned')} keys="/" onClick={() => field.current?.openMenu()}>
        <IconMessage2Bolt {...icon} />
      </IconButton>
      <span className={classes.anchor}>
        <IconButton label={t('composer.emoji')} aria-expanded={emoji} onClick={() => setEmoji(!emoji)}>
          <IconMoodSmile {...icon} />
        </IconButton>
        {emoji ? (
          <Suspense fallback={null}>
            <EmojiPicker
              onClose={closeEmoji}
              onChoose={(unicode) => {
                setEmoji(false);
                field.current?.insert({ html: unicode, text: unicode });
              }}
            />
          </Suspense>
        ) : null}
      </span>
      <IconButton label={t('composer.quote')} onMouseDown={(event) => event.preventDefault()} onClick={quote}>
        <IconQuote {...icon} />
      </IconButton>
      <Menu
        label={t('composer.language')}
        trigger={(props) => (
          <IconButton label={`${t('composer.language')}: ${languageNames[language]}`} {...props}>
            <IconLanguage {...icon} />
          </IconButton>
        )}
      >
        {languages.map((each) => (
          <MenuChoice key={each} lang={each} chosen={each === language} onSelect={() => onLanguage(each)}>
            {languageNames[each]}
          </MenuChoice>
        ))}
      </Menu>
      <IconButton label={plain ? t('composer.toRich') : t('composer.toPlain')} aria-pressed={plain} onClick={onPlain}>
        <IconTextSize {...icon} />
      </IconButton>
    </>
  );
}
