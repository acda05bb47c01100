import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../ui/commands';

/** What was asked for by key while the conversation was still loading. */
export class EarlyKeys {
  private wished: string | undefined;

  wish(command: string): void {
    this.wished = command;
  }

  take(): string | undefined {
    const { wished } = this;
    this.wished = undefined;
    return wished;
  }
}

const none: readonly Command[] = [];

/** Fast fingers open a conversation and go on at once: `r` and `n` wait for it instead of getting lost. */
export function useEarlyKeys(conversation: string, loaded: boolean): EarlyKeys {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was wished for one conversation is not meant for another
  const early = useMemo(() => new EarlyKeys(), [conversation]);
  const commands = useMemo<Command[]>(() => {
    const group = t('keys.conversation');
    return [
      { id: 'reply', label: t('do.reply'), group, keys: 'r', opensField: true, run: () => early.wish('reply') },
      { id: 'note', label: t('do.note'), group, keys: 'n', opensField: true, run: () => early.wish('note') },
    ];
  }, [t, early]);
  useCommands(loaded ? none : commands);
  return early;
}
