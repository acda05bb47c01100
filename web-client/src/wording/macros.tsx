import { Button, Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconBolt, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { macrosQuery } from '../api/macros';
import { atLeast, useMe } from '../api/session';
import type { Employee, Macro, MacroAction, MacroRequest, Tag } from '../api/types';
import { cannedQuery } from '../api/wording';
import { printedKeys } from '../ui/commands';
import { Empty } from '../ui/empty';
import { IconButton } from '../ui/icon-button';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { teamsQuery } from './queries';
import classes from './wording.module.css';

const kinds: MacroAction['kind'][] = [
  'INSERT_REPLY',
  'ADD_TAG',
  'REMOVE_TAG',
  'SET_PRIORITY',
  'ADD_NOTE',
  'HAND_TO_TEAM',
  'HAND_TO_PERSON',
  'SNOOZE',
  'CLOSE',
];
const priorities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;

/** Several things done with one key: mine, and for managers those of everybody. */
export function MacrosPage() {
  const { t } = useTranslation('writing');
  const me = useMe();
  const query = useQuery(macrosQuery);
  const [editing, setEditing] = useState<Macro | 'own' | 'shared'>();
  const manages = atLeast(me, 'MANAGER');
  return (
    <PageView
      title={t('macro.title')}
      lead={t('macro.lead')}
      menu
      actions={
        <>
          <Button onClick={() => setEditing('own')}>{t('macro.addOwn')}</Button>
          {manages ? (
            <Button variant="filled" onClick={() => setEditing('shared')}>
              {t('macro.add')}
            </Button>
          ) : null}
        </>
      }
    >
      {query.error === null ? null : <ProblemNotice error={query.error} />}
      {query.data?.length === 0 ? (
        <Empty icon={<IconBolt size={38} stroke={1.25} />} title={t('macro.none')}>
          {t('macro.noneLead')}
        </Empty>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('macro.name')}</th>
              <th>{t('macro.keys')}</th>
              <th>{t('macro.actions')}</th>
              <th>
                <span className="unseen">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {query.data?.map((macro) => (
              <tr key={macro.id}>
                <td>
                  <span className={classes.strong}>{macro.name}</span>
                </td>
                <td className={classes.quiet}>{macro.keys === '' ? null : printedKeys(macro.keys)}</td>
                <td className={classes.quiet}>
                  {macro.actions.map(({ kind }) => t(`macro.kind.${kind}`)).join(' · ')}
                </td>
                <td>
                  {macro.personal || manages ? (
                    <Button
                      variant="subtle"
                      aria-label={`${t('edit')}: ${macro.name}`}
                      onClick={() => setEditing(macro)}
                    >
                      {t('edit')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing === undefined ? null : (
        <MacroForm
          macro={typeof editing === 'string' ? undefined : editing}
          personal={editing === 'own'}
          onClose={() => setEditing(undefined)}
        />
      )}
    </PageView>
  );
}

function MacroForm({ macro, personal, onClose }: { macro: Macro | undefined; personal: boolean; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(macro?.name ?? '');
  const [keys, setKeys] = useState(macro?.keys ?? '');
  const [actions, setActions] = useState<MacroAction[]>(macro?.actions ?? []);
  const done = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: macrosQuery.queryKey });
    onClose();
  };
  const save = useMutation({
    mutationFn: (body: MacroRequest) =>
      macro === undefined ? api.post('/api/macros', body) : api.put(`/api/macros/${macro.id}`, body),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: () => api.delete(`/api/macros/${macro?.id ?? ''}`), onSuccess: done });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({
      personal,
      name: name.trim(),
      keys,
      actions,
      ...(macro === undefined ? {} : { revision: macro.revision }),
    });
  };
  const change = (at: number, next: MacroAction): void =>
    setActions((now) => now.map((each, index) => (index === at ? next : each)));
  const failed = save.error ?? remove.error;
  return (
    <Modal opened onClose={onClose} size={680} title={macro?.name ?? t('macro.add')}>
      <form onSubmit={submit} className={classes.form}>
        <div className={classes.pair}>
          <TextInput
            label={t('macro.name')}
            value={name}
            required
            maxLength={100}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('macro.keys')}
            value={keys}
            onChange={(event) => setKeys(event.currentTarget.value)}
            data={[
              { value: '', label: t('macro.noKeys') },
              ...[...'1234567890'].map((digit) => ({ value: `Alt+${digit}`, label: printedKeys(`Alt+${digit}`) })),
            ]}
          />
        </div>
        <ol className={classes.steps}>
          {actions.map((action, at) => (
            <li key={at} className={classes.step}>
              <ActionFields action={action} onChange={(next) => change(at, next)} />
              <IconButton
                label={`${t('remove')}: ${t(`macro.kind.${action.kind}`)}`}
                onClick={() => setActions((now) => now.filter((_, index) => index !== at))}
              >
                <IconX size={15} stroke={1.75} />
              </IconButton>
            </li>
          ))}
        </ol>
        <NativeSelect
          aria-label={t('macro.addAction')}
          value=""
          onChange={(event) => {
            const kind = kinds.find((each) => each === event.currentTarget.value);
            if (kind !== undefined) setActions((now) => [...now, { kind }]);
          }}
          data={[
            { value: '', label: t('macro.addAction') },
            ...kinds.map((kind) => ({ value: kind, label: t(`macro.kind.${kind}`) })),
          ]}
        />
        <p className={classes.hint}>{t('macro.order')}</p>
        {failed === null ? null : <ProblemNotice error={failed} />}
        <div className={classes.actions}>
          {macro === undefined ? null : (
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('remove')}
            </Button>
          )}
          <span className={classes.spacer} />
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {common('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function ActionFields({ action, onChange }: { action: MacroAction; onChange: (next: MacroAction) => void }) {
  const { t } = useTranslation('writing');
  const label = t(`macro.kind.${action.kind}`);
  switch (action.kind) {
    case 'ADD_NOTE':
      return (
        <Textarea
          label={label}
          value={action.text ?? ''}
          required
          maxLength={10_000}
          autosize
          style={{ flex: 1 }}
          onChange={(event) => onChange({ ...action, text: event.currentTarget.value })}
        />
      );
    case 'SNOOZE':
      return (
        <NumberInput
          label={label}
          description={t('macro.hours')}
          value={action.hours ?? ''}
          min={1}
          max={8784}
          allowDecimal={false}
          style={{ flex: 1 }}
          onChange={(value) => onChange(value === '' ? { kind: 'SNOOZE' } : { ...action, hours: Number(value) })}
        />
      );
    case 'SET_PRIORITY':
      return (
        <NativeSelect
          label={label}
          required
          style={{ flex: 1 }}
          value={action.priority ?? ''}
          onChange={(event) => {
            const priority = priorities.find((each) => each === event.currentTarget.value);
            onChange(priority === undefined ? { kind: 'SET_PRIORITY' } : { ...action, priority });
          }}
          data={[
            { value: '', label: '…' },
            ...priorities.map((each) => ({ value: each, label: t(`macro.priority.${each}`) })),
          ]}
        />
      );
    case 'CLOSE':
      return <span className={classes.stepName}>{label}</span>;
    default:
      return <TargetField action={action} label={label} onChange={onChange} />;
  }
}

function TargetField({
  action,
  label,
  onChange,
}: {
  action: MacroAction;
  label: string;
  onChange: (next: MacroAction) => void;
}) {
  const teams = useQuery({ ...teamsQuery, enabled: action.kind === 'HAND_TO_TEAM' });
  const people = useQuery({
    queryKey: ['employees'],
    queryFn: ({ signal }) => api.get<Employee[]>('/api/employees', undefined, signal),
    enabled: action.kind === 'HAND_TO_PERSON',
  });
  const tags = useQuery({
    queryKey: ['tags'],
    queryFn: ({ signal }) => api.get<Tag[]>('/api/tags', undefined, signal),
    enabled: action.kind === 'ADD_TAG' || action.kind === 'REMOVE_TAG',
  });
  const canned = useQuery({ ...cannedQuery, enabled: action.kind === 'INSERT_REPLY' });
  const choices: { id: string; name: string }[] =
    teams.data ?? people.data ?? tags.data ?? canned.data?.map(({ id, title }) => ({ id, name: title })) ?? [];
  return (
    <NativeSelect
      label={label}
      required
      style={{ flex: 1 }}
      value={action.target ?? ''}
      onChange={(event) => onChange({ ...action, target: event.currentTarget.value })}
      data={[{ value: '', label: '…' }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
