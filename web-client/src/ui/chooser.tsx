import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './chooser.module.css';
import { Kbd } from './kbd';

export interface Choice {
  id: string;
  label: string;
  icon?: ReactNode;
  detail?: string | undefined;
  chosen?: boolean;
  onChoose: () => void;
}

function optionsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('button')];
}

/** A few choices in a dialog: by arrows and Enter, by their number, or by mouse. */
export function Chooser({ label, choices }: { label: string; choices: readonly Choice[] }) {
  const pressed = (event: KeyboardEvent<HTMLDivElement>): void => {
    const options = optionsOf(event.currentTarget);
    const at = options.indexOf(document.activeElement as HTMLElement);
    const number = Number(event.key);
    if (event.key === 'ArrowDown') options[(at + 1) % options.length]?.focus();
    else if (event.key === 'ArrowUp') options[(at - 1 + options.length) % options.length]?.focus();
    else if (number >= 1 && number <= choices.length) choices[number - 1]?.onChoose();
    else return;
    event.preventDefault();
  };
  const focused = Math.max(
    0,
    choices.findIndex((choice) => choice.chosen === true),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no keys of its own
    <div className={classes.list} role="group" aria-label={label} onKeyDown={pressed}>
      {choices.map((choice, index) => (
        <button
          key={choice.id}
          type="button"
          className={classes.option}
          aria-pressed={choice.chosen}
          data-autofocus={index === focused || undefined}
          onClick={choice.onChoose}
        >
          {choice.icon === undefined ? null : (
            <span className={classes.icon} aria-hidden="true">
              {choice.icon}
            </span>
          )}
          <span className={classes.label}>{choice.label}</span>
          {choice.detail === undefined ? null : <span className={classes.detail}>{choice.detail}</span>}
          {choice.chosen === true ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
          <Kbd keys={String(index + 1)} />
        </button>
      ))}
    </div>
  );
}
