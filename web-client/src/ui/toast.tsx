import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import { type ReactNode, useSyncExternalStore } from 'react';
import { sentenceOf } from './problem';

type Word = {
  id?: string;
  message: ReactNode;
  icon?: ReactNode;
  color: string;
  autoClose: number;
  withCloseButton: boolean;
};

let wanted = false;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether there ever was a word to show: before, its place at the edge of the screen need not be loaded. */
export function useToastsWanted(): boolean {
  return useSyncExternalStore(listen, () => wanted);
}

/** The library is loaded with the first word that it has to show. */
function show(word: Word): void {
  wanted = true;
  for (const listener of listeners) listener();
  void import('@mantine/notifications').then(({ notifications }) => notifications.show(word));
}

/** A short word at the edge of the screen: what was done, or why it was not. */
export const toast = {
  hint: (message: string): void => show({ message, color: 'gray', autoClose: 3000, withCloseButton: false }),
  done: (message: ReactNode): void =>
    show({
      message,
      icon: <IconCheck size={15} stroke={2} />,
      color: 'var(--ok)',
      autoClose: 3500,
      withCloseButton: false,
    }),
  /** What was done and may be regretted: it can be taken back for as long as the word is shown. */
  undoable: (message: string, label: string, undo: () => void): void => {
    const id = `undo-${Date.now()}-${Math.random()}`;
    show({
      id,
      message: (
        <span className="undoable">
          {message}
          <button
            type="button"
            className="undo"
            onClick={() => {
              void import('@mantine/notifications').then(({ notifications }) => notifications.hide(id));
              undo();
            }}
          >
            {label}
          </button>
        </span>
      ),
      icon: <IconCheck size={15} stroke={2} />,
      color: 'var(--ok)',
      autoClose: 10_000,
      withCloseButton: false,
    });
  },
  problem: (error: unknown): void =>
    show({
      message: sentenceOf(error, i18next.getFixedT(null, 'app')),
      icon: <IconAlertTriangle size={15} stroke={2} />,
      color: 'var(--bad)',
      autoClose: 8000,
      withCloseButton: true,
    }),
};
