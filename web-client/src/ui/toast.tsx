import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { sentenceOf } from './problem';

/** A short word at the edge of the screen: what was done, or why it was not. */
export const toast = {
  hint: (message: string) => notifications.show({ message, autoClose: 3000, withCloseButton: false, color: 'gray' }),
  done: (message: ReactNode) =>
    notifications.show({
      message,
      icon: <IconCheck size={15} stroke={2} />,
      color: 'var(--ok)',
      autoClose: 3500,
      withCloseButton: false,
    }),
  problem: (error: unknown) =>
    notifications.show({
      message: sentenceOf(error, i18next.getFixedT(null, 'app')),
      icon: <IconAlertTriangle size={15} stroke={2} />,
      color: 'var(--bad)',
      autoClose: 8000,
      withCloseButton: true,
    }),
};
