import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { atLeast, useMe } from '../api/session';
import type { SavedView, ViewWanted } from '../api/views';
import { ProblemNotice } from '../ui/problem';
import classes from './view-editor.module.css';

/** Gives a view its name and says who else sees it: a new one, or one that exists. */
export function ViewSave({
  wanted,
  saved,
  onSaved,
  onClose,
}: {
  wanted: Pick<ViewWanted, 'filter' | 'sort'>;
  saved: SavedView | undefined;
  onSaved: (view: SavedView) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['view', 'app']);
  const me = useMe();
  const client = useQueryClient();
  const [name, setName] = useState(saved?.name ?? '');
  const [sharing, setSharing] = useState(
    saved?.sharing === 'TEAM' ? (saved.teamId ?? 'PERSONAL') : (saved?.sharing ?? 'PERSONAL'),
  );
  const save = useMutation({
    mutationFn: (view: ViewWanted) =>
      saved === undefined
        ? api.post<SavedView>('/api/views', view)
        : api.put<SavedView>(`/api/views/${saved.id}`, { ...view, version: saved.version }),
    onSuccess: async (view) => {
      await client.invalidateQueries({ queryKey: keys.views });
      onSaved(view);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const everybody = sharing === 'PERSONAL' || sharing === 'COMPANY';
    save.mutate({
      ...wanted,
      name: name.trim(),
      icon: saved?.icon ?? '',
      sharing: everybody ? sharing : 'TEAM',
      teamId: everybody ? undefined : sharing,
    });
  };
  const choices = [
    { value: 'PERSONAL', label: t('save.personal') },
    ...(atLeast(me, 'AGENT')
      ? me.teams.map((team) => ({ value: team.id, label: t('save.team', { team: team.name }) }))
      : []),
    ...(atLeast(me, 'MANAGER') ? [{ value: 'COMPANY', label: t('save.company') }] : []),
  ];
  return (
    <Modal opened onClose={onClose} title={saved === undefined ? t('save.title') : t('save.change')}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('save.name')}
          value={name}
          required
          maxLength={60}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('save.sharing')}
          value={sharing}
          allowDeselect={false}
          data={choices}
          onChange={(value) => value !== null && setSharing(value)}
        />
        {save.error === null ? null : <ProblemNotice error={save.error} />}
        <div className={classes.end}>
          <span className={classes.count} />
          <Button onClick={onClose}>{t('app:common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('app:common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
