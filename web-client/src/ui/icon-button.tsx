import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { printedKeys } from './commands';
import classes from './icon-button.module.css';

/** A button with only a picture: its name is on hover and for screen readers, with its keys when it has some. */
export function IconButton({
  label,
  keys,
  children,
  className,
  refused,
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'type'> & {
  label: string;
  keys?: string;
  /** Why it does nothing now. */
  refused?: string | undefined;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      className={className === undefined ? classes.button : `${classes.button} ${className}`}
      aria-label={label}
      data-tip={keys === undefined ? label : `${label} · ${printedKeys(keys)}`}
      {...rest}
      {...(refused === undefined
        ? {}
        : { 'aria-disabled': true, 'data-tip': `${label} – ${refused}`, onClick: undefined })}
    >
      {children}
    </button>
  );
}
