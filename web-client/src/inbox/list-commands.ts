import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOfView, type View } from '../api/keys';
import { useMe } from '../api/session';
import { useAction } from '../live/actions';
import { useOffline } from '../live/connection';
import { type Command, useCommands } from '../ui/commands';
import { toast } from '../ui/toast';
import { nextRow, type Row } from './selection';

/** What the keyboard does in the list: move, open, claim. The open conversation offers the rest. */
export function useListCommands({
  view,
  rows,
  opened,
  selected,
  onCursor,
  onSelect,
}: {
  view: View;
  rows: readonly Row[];
  opened: string | undefined;
  selected: string | undefined;
  onCursor: (id: string) => void;
  onSelect: (id: string) => void;
}): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const { mutate } = useAction();
  const path = pathOfView(view);
  const offline = useOffline();

  const commands = useMemo<Command[]>(() => {
    const group = t('keys.list');
    const open = (conversation: string, replace = false) =>
      navigate({ to: '/inbox/$view/$conversation', params: { view: path, conversation }, search: true, replace });
    const move = (step: number): void => {
      const row = nextRow(rows, selected, step);
      if (row === undefined) return;
      onCursor(row.summary.id);
      if (opened !== undefined) open(row.summary.id, true);
    };
    const off = offline ? t('do.offline') : undefined;
    const team = view.kind === 'queue' ? view.team : me.teams[0]?.id;
    const claimNext = (): void => {
      if (team === undefined) return;
      mutate(
        { kind: 'claim-next', team },
        {
          onSuccess: (answer) => {
            if (answer?.summary === undefined) toast.done(t('list.nothingToClaim'));
            else open(answer.summary.id);
          },
          onError: toast.problem,
        },
      );
    };
    const current = rows.find((row) => row.summary.id === selected)?.summary;
    const held = current?.holder === undefined ? undefined : t('claim.by', { name: current.holder.name });
    const list: Command[] = [
      {
        id: 'next',
        label: t('do.next'),
        group,
        keys: 'j',
        alsoKeys: ['ArrowDown'],
        quiet: true,
        moves: true,
        run: () => move(1),
      },
      {
        id: 'previous',
        label: t('do.previous'),
        group,
        keys: 'k',
        alsoKeys: ['ArrowUp'],
        quiet: true,
        moves: true,
        run: () => move(-1),
      },
      {
        id: 'claim-next',
        label: t('do.claimNext'),
        group,
        keys: 'Shift+C',
        disabled: off ?? (team === undefined ? t('do.noTeam') : undefined),
        run: claimNext,
      },
    ];
    list.push({
      id: 'select',
      label: t('do.select'),
      group,
      keys: 'x',
      disabled: current === undefined ? t('do.nothingSelected') : undefined,
      run: () => current && onSelect(current.id),
    });
    if (opened === undefined) {
      list.push({
        id: 'open',
        label: t('do.open'),
        group,
        keys: 'Enter',
        quiet: true,
        disabled: current === undefined ? t('do.nothingSelected') : undefined,
        run: () => current && open(current.id),
      });
    }
    // An open conversation offers its own; this one is there until that has been loaded.
    if (current !== undefined) {
      list.push({
        id: 'claim',
        label: t('do.claim'),
        group,
        keys: 'c',
        disabled: off ?? held,
        run: () => {
          // Who has one open goes on with the keys, perhaps elsewhere by then.
          const after = opened === undefined ? { onSuccess: () => void open(current.id) } : {};
          mutate({ kind: 'claim', id: current.id }, { ...after, onError: toast.problem });
        },
      });
    }
    return list;
  }, [t, navigate, path, rows, selected, opened, onCursor, onSelect, view, me, mutate, offline]);
  useCommands(commands);
}
