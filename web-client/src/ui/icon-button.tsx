import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { MouseEventHandler, ReactNode } from 'react';
import { printedKeys } from './commands';

/** A button with only a picture: its name is on hover and for screen readers, with its keys when it has some. */
export function IconButton({
  label,
  keys,
  children,
  onClick,
  ...rest
}: ActionIconProps & {
  label: string;
  keys?: string;
  children: ReactNode;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  'aria-pressed'?: boolean;
}) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} · ${printedKeys(keys)}`}>
      <ActionIcon aria-label={label} onClick={onClick} {...rest}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
