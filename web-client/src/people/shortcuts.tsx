import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { shortcutsQuery } from '../api/shortcuts';
import type { Shortcuts } from '../api/types';
import { chordOf, type Known, printedKeys, useKnownCommands } from '../ui/commands';
import { Kbd } from '../ui/kbd';
import { PageView, Section } from '../ui/page';
import { toast } from '../ui/toast';
import { catalogue, conflicting } from './catalogue';
import classes from './shortcuts.module.css';

const secondWithin = 1_000;

/** Every command and its keys; each can have others, which follow me to every device. */
export function ShortcutSettings() {
  const { t } = useTranslation();
  const { t: own } = useTranslation('notify');
  const known = useKnownCommands();
  const chosen = useChosen();
  const [recording, setRecording] = useState<string>();
  const all = useMemo(() => {
    const byId = new Map([...catalogue(t), ...known].map((command) => [command.id, command]));
    return [...byId.values()].map((command) => {
      const keys = chosen.keysOf.get(command.id);
      return { ...command, ...(keys === undefined ? {} : { keys }) };
    });
  }, [t, known, chosen.keysOf]);
  const groups = [...new Set(all.map((command) => command.group))];
  return (
    <PageView
      title={own('shortcut.title')}
      lead={own('shortcut.lead')}
      menu
      actions={
        <Button
          disabled={chosen.keysOf.size === 0}
          title={chosen.keysOf.size === 0 ? own('shortcut.nothingChosen') : undefined}
          onClick={() => chosen.save(new Map())}
        >
          {own('shortcut.resetAll')}
        </Button>
      }
    >
      {groups.map((group) => (
        <Section key={group} title={group}>
          <ul className={classes.list}>
            {all
              .filter((command) => command.group === group)
              .map((command) => (
                <Row
                  key={command.id}
                  command={command}
                  conflicts={conflicting(all, command)}
                  changed={chosen.keysOf.has(command.id)}
                  recording={recording === command.id}
                  onRecord={setRecording}
                  onKeys={(keys) => {
                    setRecording(undefined);
                    const next = new Map(chosen.keysOf);
                    if (keys === undefined) next.delete(command.id);
                    else next.set(command.id, keys);
                    chosen.save(next);
                  }}
                />
              ))}
          </ul>
        </Section>
      ))}
    </PageView>
  );
}

function useChosen() {
  const client = useQueryClient();
  const { data } = useQuery(shortcutsQuery);
  const keysOf = useMemo(() => new Map(data?.shortcuts.map(({ command, keys }) => [command, keys])), [data]);
  const { mutate } = useMutation({
    scope: { id: 'shortcuts' },
    mutationFn: (shortcuts: Shortcuts) => api.put<Shortcuts>('/api/me/shortcuts', shortcuts),
    onMutate: (shortcuts) => client.setQueryData(shortcutsQuery.queryKey, shortcuts),
    onError: (error) => {
      toast.problem(error);
      void client.invalidateQueries({ queryKey: shortcutsQuery.queryKey });
    },
  });
  const save = (next: ReadonlyMap<string, string>): void =>
    mutate({ shortcuts: [...next].map(([command, keys]) => ({ command, keys })) });
  return { keysOf, save };
}

interface RowProps {
  command: Known;
  conflicts: readonly Known[];
  changed: boolean;
  recording: boolean;
  onRecord: (id: string | undefined) => void;
  onKeys: (keys: string | undefined) => void;
}

function Row({ command, conflicts, changed, recording, onRecord, onKeys }: RowProps) {
  const { t } = useTranslation('notify');
  const { keys } = command;
  return (
    <li className={classes.row}>
      <span className={classes.label}>
        {command.label}
        {conflicts.length === 0 ? null : (
          <span className={classes.conflict} role="alert">
            {t('shortcut.conflict', { commands: conflicts.map((each) => each.label).join(', ') })}
          </span>
        )}
      </span>
      {recording ? (
        <Recorder onKeys={onKeys} onCancel={() => onRecord(undefined)} />
      ) : (
        <>
          {keys === undefined || keys === '' ? (
            <span className={classes.none}>{t('shortcut.none')}</span>
          ) : (
            <>
              <Kbd keys={printedKeys(keys)} />
              <span className="unseen">{printedKeys(keys)}</span>
            </>
          )}
          <span className={classes.deeds}>
            <Button
              variant="subtle"
              aria-label={`${t('shortcut.change')}: ${command.label}`}
              onClick={() => onRecord(command.id)}
            >
              {t('shortcut.change')}
            </Button>
            {changed ? (
              <Button
                variant="subtle"
                aria-label={`${t('shortcut.reset')}: ${command.label}`}
                onClick={() => onKeys(undefined)}
              >
                {t('shortcut.reset')}
              </Button>
            ) : null}
          </span>
        </>
      )}
    </li>
  );
}

/** Waits for a combination, and a moment longer for a second one after it. Backspace takes the keys away, Escape leaves them. */
function Recorder({ onKeys, onCancel }: { onKeys: (keys: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('notify');
  const [first, setFirst] = useState<string>();
  const done = useRef({ onKeys, onCancel });
  useLayoutEffect(() => {
    done.current = { onKeys, onCancel };
  });
  useEffect(() => {
    let pressed: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      if (['Shift', 'Control', 'Meta', 'Alt', 'AltGraph'].includes(event.key)) return;
      clearTimeout(timer);
      const chord = chordOf(event);
      if (pressed !== undefined) done.current.onKeys(`${pressed} ${chord}`);
      else if (chord === 'Escape') done.current.onCancel();
      else if (chord === 'Backspace') done.current.onKeys('');
      else {
        pressed = chord;
        setFirst(chord);
        timer = setTimeout(() => done.current.onKeys(chord), secondWithin);
      }
    };
    window.addEventListener('keydown', take, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', take, true);
    };
  }, []);
  return (
    <span className={classes.recorder} role="status">
      {first === undefined ? t('shortcut.press') : `${printedKeys(first)} …`}
    </span>
  );
}
