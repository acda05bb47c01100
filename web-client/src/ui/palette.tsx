import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rankOf } from '../lib/rank';
import { type Command, printedKeys, useAllCommands } from './commands';
import { Kbd } from './kbd';
import classes from './palette.module.css';

function found(commands: readonly Command[], typed: string): Command[] {
  if (typed.trim() === '') return commands.filter((command) => command.quiet !== true);
  return commands
    .map((command) => ({ command, rank: rankOf(`${command.label} ${command.group}`, typed) }))
    .filter((each) => each.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map((each) => each.command);
}

/** Every action of the page, found by typing. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="14vh"
      centered={false}
      title={t('palette.title')}
      classNames={{ header: 'unseen' }}
    >
      <PaletteBody onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const commands = useAllCommands();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const shown = useMemo(() => found(commands, typed), [commands, typed]);
  const current = Math.min(at, shown.length - 1);

  const run = (command: Command | undefined): void => {
    if (command === undefined || command.disabled !== undefined) return;
    onClose();
    // After the dialog gave the focus back, so that what the command focuses keeps it.
    setTimeout(command.run, 0);
  };
  const move = (to: number): void => {
    const next = (to + shown.length) % Math.max(1, shown.length);
    setAt(next);
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div className={classes.palette}>
      <div className={classes.search}>
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <input
          data-autofocus
          className={classes.input}
          value={typed}
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={shown.length > 0 ? `${list}-${current}` : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') move(current + 1);
            else if (event.key === 'ArrowUp') move(current - 1);
            else if (event.key === 'Enter') run(shown[current]);
            else return;
            event.preventDefault();
          }}
        />
        <Kbd keys="Esc" />
      </div>
      <div className={classes.list} role="listbox" id={list} aria-label={t('palette.title')}>
        {shown.length === 0 ? <p className={classes.none}>{t('palette.none')}</p> : null}
        {shown.map((command, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: as above; keys are handled by the field
          <div
            key={command.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === current}
            aria-disabled={command.disabled !== undefined}
            className={classes.item}
            title={command.disabled}
            onClick={() => run(command)}
            onMouseMove={() => setAt(index)}
          >
            <span className={classes.label}>{command.label}</span>
            <span className={classes.group}>{command.disabled ?? command.group}</span>
            {command.keys === undefined ? null : <Kbd keys={printedKeys(command.keys)} />}
          </div>
        ))}
      </div>
    </div>
  );
}
