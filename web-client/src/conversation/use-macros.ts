import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { macrosQuery } from '../api/macros';
import type { Macro } from '../api/types';
import { type Command, useCommands } from '../ui/commands';

/** Offers every macro in the palette and by its keys. */
export function useMacros(onRun: (macro: Macro) => void): void {
  const { t } = useTranslation();
  const { data: macros } = useQuery(macrosQuery);
  const commands = useMemo<Command[]>(
    () =>
      (macros ?? []).map((macro) => ({
        id: `macro ${macro.id}`,
        label: macro.name,
        group: t('keys.macros'),
        quiet: true,
        ...(macro.keys === '' ? {} : { keys: macro.keys }),
        run: () => onRun(macro),
      })),
    [macros, onRun, t],
  );
  useCommands(commands);
}
