import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { sentenceOf } from './problem';

type Word = {
  message: ReactNode;
  icon?: ReactNode;
  color: string;
  autoClose: number;
  withCloseButton: boolean;
};

/** The library is loaded with the first word that it has to show. */
function show(word: Word): void {
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
  problem: (error: unknown): void =>
    show({
      message: sentenceOf(error, i18next.getFixedT(null, 'app')),
      icon: <IconAlertTriangle size={15} stroke={2} />,
      color: 'var(--bad)',
      autoClose: 8000,
      withCloseButton: true,
    }),
};
