import { useEffect } from 'react';
import { Store, useStore } from '../live/store';
import type { Field } from '../writing/editor';
import type { Written } from '../writing/rich-text';

/** Words that a macro made ready, until a composer takes them. */
export const preparedWords = new Store<{ conversation: string; words: Written } | undefined>(undefined);

/** Puts prepared words where the caret is, once. */
export function usePreparedWords(conversation: string, field: React.RefObject<Field | null>): void {
  const prepared = useStore(preparedWords);
  useEffect(() => {
    if (prepared?.conversation !== conversation || field.current === null) return;
    preparedWords.set(undefined);
    field.current.insert(prepared.words);
  }, [prepared, conversation, field]);
}
