import {
  IconArchive,
  IconArchiveOff,
  IconArrowsExchange,
  IconClockPause,
  IconFlag,
  IconMail,
  IconMailOff,
  IconTag,
  IconX,
} from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../api/keys';
import { atLeast, useMe } from '../api/session';
import type { BulkAction } from '../api/types';
import { useOffline } from '../live/connection';
import { type Command, useCommands } from '../ui/commands';
import { IconButton } from '../ui/icon-button';
import { useBulk } from './bulk';
import classes from './bulk.module.css';
import type { Selection } from './use-selection';

export type Asked = 'TAG' | 'PRIORITY' | 'SNOOZE' | 'MOVE';

const BulkDialog = lazy(() => import('./bulk-dialog').then((module) => ({ default: module.BulkDialog })));
const icon = { size: 17, stroke: 1.75 } as const;

/** What can be done with everything that is selected. */
export function BulkBar({
  view,
  selection,
  matching,
  more,
}: {
  view: View;
  selection: Selection;
  /** How many match in all, where that is known. */
  matching: number | undefined;
  /** Whether more match than are loaded. */
  more: boolean;
}) {
  const { t } = useTranslation('house');
  const { t: common } = useTranslation();
  const offline = useOffline();
  const me = useMe();
  const bulk = useBulk();
  const [asked, setAsked] = useState<Asked>();
  const { ids, all, clear, selectAll } = selection;
  const mayNot = atLeast(me, 'AGENT') ? undefined : t('bulk.onlyAgents');
  const refused = offline ? common('do.offline') : mayNot;
  const spam = view.kind === 'spam';
  const closes = view.kind !== 'closed' && !spam;
  const count = all ? (matching ?? ids.size) : ids.size;

  const { mutate } = bulk;
  const run = useMemo(
    () =>
      (action: BulkAction): void =>
        mutate({ action, ids: [...ids], all: all ? view : undefined }, { onSuccess: clear }),
    [mutate, ids, all, view, clear],
  );
  const commands = useMemo<Command[]>(() => {
    const group = t('bulk.group');
    const inSpam = spam ? t('bulk.why.spam') : undefined;
    const command = (id: string, label: string, keys: string, deed: () => void, why?: string): Command => ({
      id,
      label,
      group,
      keys,
      first: true,
      disabled: refused ?? why,
      run: deed,
    });
    return [
      spam
        ? command('not-spam', t('bulk.do.NOT_SPAM'), '!', () => run({ kind: 'NOT_SPAM' }))
        : command('spam', t('bulk.do.SPAM'), '!', () => run({ kind: 'SPAM' })),
      closes
        ? command('close', t('bulk.do.CLOSE'), 'e', () => run({ kind: 'CLOSE' }))
        : command('reopen', t('bulk.do.REOPEN'), 'e', () => run({ kind: 'REOPEN' }), inSpam),
      command('tag', t('bulk.do.TAG'), 't', () => setAsked('TAG')),
      command('priority', t('bulk.do.PRIORITY'), 'p', () => setAsked('PRIORITY')),
      command('snooze', t('bulk.do.SNOOZE'), 'z', () => setAsked('SNOOZE')),
      command('hand-over', t('bulk.do.MOVE'), 'h', () => setAsked('MOVE')),
      { id: 'back', label: t('bulk.clear'), group, keys: 'Escape', first: true, quiet: true, run: clear },
    ];
  }, [t, closes, spam, run, clear, refused]);
  useCommands(commands);

  const deeds: [Command | undefined, React.ReactNode][] = [
    ...(spam
      ? []
      : ([[commands[1], closes ? <IconArchive {...icon} key="close" /> : <IconArchiveOff {...icon} key="open" />]] as [
          Command | undefined,
          React.ReactNode,
        ][])),
    [commands[0], spam ? <IconMail {...icon} key="not-spam" /> : <IconMailOff {...icon} key="spam" />],
    [commands[2], <IconTag {...icon} key="tag" />],
    [commands[3], <IconFlag {...icon} key="priority" />],
    ...(closes
      ? ([
          [commands[4], <IconClockPause {...icon} key="snooze" />],
          [commands[5], <IconArrowsExchange {...icon} key="move" />],
        ] as [Command | undefined, React.ReactNode][])
      : []),
  ];
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.group')}>
      <span className={classes.count}>{t('bulk.selected', { count })}</span>
      {more && !all ? (
        <button type="button" className={classes.all} onClick={selectAll}>
          {matching === undefined ? t('bulk.all') : t('bulk.allOf', { count: matching })}
        </button>
      ) : null}
      <span className={classes.gap} />
      {deeds.map(([command, image]) =>
        command === undefined ? null : (
          <IconButton
            key={command.id}
            label={refused ?? command.label}
            keys={command.keys ?? ''}
            aria-disabled={refused !== undefined}
            onClick={() => refused ?? command.run()}
          >
            {image}
          </IconButton>
        ),
      )}
      <IconButton label={t('bulk.clear')} keys="Escape" onClick={clear}>
        <IconX {...icon} />
      </IconButton>
      {asked === undefined ? null : (
        <Suspense fallback={null}>
          <BulkDialog
            asked={asked}
            count={count}
            onRun={(action) => {
              setAsked(undefined);
              run(action);
            }}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
