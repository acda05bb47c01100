import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { tagsQuery } from '../api/tags';
import type { Tag, TagColor, TagUsage } from '../api/types';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { TagChip, TagDot } from '../ui/tag';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { useChange } from './queries';
import own from './tags.module.css';

const colors: readonly TagColor[] = [
  'GRAY',
  'RED',
  'ORANGE',
  'AMBER',
  'GREEN',
  'TEAL',
  'BLUE',
  'INDIGO',
  'PURPLE',
  'PINK',
];
const touched = [keys.tags, keys.tagUsage];

/** Tags: what conversations are called by, how often each is used, and how two become one. */
export function Tags() {
  const { t } = useTranslation('house');
  const { t: admin } = useTranslation('admin');
  const tags = useQuery(tagsQuery);
  const usage = useQuery({ queryKey: keys.tagUsage, queryFn: () => api.get<TagUsage[]>('/api/tags/usage') });
  const [editing, setEditing] = useState<Tag | 'new'>();
  const [merging, setMerging] = useState<Tag>();
  const count = (id: string): number => usage.data?.find((each) => each.id === id)?.conversations ?? 0;
  const restore = useChange((id: string) => api.post(`/api/tags/${id}/restore`), touched);
  const remove = useChange(
    (tag: Tag) => api.delete(`/api/tags/${tag.id}`),
    touched,
    (_, tag) => toast.undoable(t('tags.removed', { name: tag.name }), t('undo'), () => restore.mutate(tag.id)),
  );
  const error = tags.error ?? usage.error ?? remove.error ?? restore.error;
  return (
    <PageView
      title={t('tags.title')}
      lead={t('tags.lead')}
      actions={
        <Button variant="filled" onClick={() => setEditing('new')}>
          {t('tags.add')}
        </Button>
      }
    >
      {error === null ? null : <ProblemNotice error={error} />}
      {tags.data?.length === 0 ? <p className={classes.quiet}>{t('tags.noneYet')}</p> : null}
      <table className={classes.table} style={{ marginTop: 24 }}>
        <thead>
          <tr>
            <th>{t('tags.name')}</th>
            <th>{t('tags.used')}</th>
            <th>
              <span className="unseen">{admin('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tags.data?.map((tag) => (
            <tr key={tag.id}>
              <td>
                <TagChip tag={tag} />
              </td>
              <td className="numbers">{count(tag.id)}</td>
              <td>
                <span className={classes.rowActions}>
                  <Button variant="subtle" onClick={() => setEditing(tag)}>
                    {admin('edit')}
                  </Button>
                  <Button variant="subtle" onClick={() => setMerging(tag)}>
                    {t('tags.merge')}
                  </Button>
                  <Button variant="subtle" onClick={() => remove.mutate(tag)}>
                    {t('tags.remove')}
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing === undefined ? null : (
        <TagModal tag={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
      {merging === undefined ? null : (
        <MergeModal
          tag={merging}
          others={(tags.data ?? []).filter((each) => each.id !== merging.id)}
          onClose={() => setMerging(undefined)}
          onUndo={() => restore.mutate(merging.id)}
        />
      )}
    </PageView>
  );
}

function TagModal({ tag, onClose }: { tag: Tag | undefined; onClose: () => void }) {
  const { t } = useTranslation('house');
  const { t: common } = useTranslation();
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState<TagColor>(tag?.color ?? 'BLUE');
  const save = useChange(
    (body: object) => (tag === undefined ? api.post('/api/tags', body) : api.patch(`/api/tags/${tag.id}`, body)),
    touched,
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), color });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={tag?.name ?? t('tags.add')}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('tags.name')}
          value={name}
          required
          maxLength={100}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <fieldset className={own.colors}>
          <legend>{t('tags.color')}</legend>
          {colors.map((each) => (
            <label key={each} className={own.color} title={t(`tags.colors.${each}`)}>
              <input
                type="radio"
                name="color"
                checked={each === color}
                aria-label={t(`tags.colors.${each}`)}
                onChange={() => setColor(each)}
              />
              <TagDot color={each} />
            </label>
          ))}
        </fieldset>
        {save.error === null ? null : <ProblemNotice error={save.error} />}
        <div className={classes.formActions}>
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

function MergeModal({
  tag,
  others,
  onClose,
  onUndo,
}: {
  tag: Tag;
  others: readonly Tag[];
  onClose: () => void;
  onUndo: () => void;
}) {
  const { t } = useTranslation('house');
  const { t: common } = useTranslation();
  const [into, setInto] = useState('');
  const merge = useChange(
    () => api.post<Tag>(`/api/tags/${tag.id}/merge`, { into }),
    touched,
    (target) => {
      toast.undoable(t('tags.merged', { name: tag.name, into: target.name }), t('undo'), onUndo);
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tags.mergeTitle', { name: tag.name })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <div className={classes.form}>
        <NativeSelect
          label={t('tags.mergeInto')}
          description={t('tags.mergeLead')}
          data-autofocus
          value={into}
          onChange={(event) => setInto(event.currentTarget.value)}
          data={[
            { value: '', label: t('tags.choose'), disabled: true },
            ...others.map((each) => ({ value: each.id, label: each.name })),
          ]}
        />
        {merge.error === null ? null : <ProblemNotice error={merge.error} />}
        <div className={classes.formActions}>
          <span className={classes.spacer} />
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button
            variant="filled"
            disabled={into === ''}
            title={into === '' ? t('tags.choose') : undefined}
            loading={merge.isPending}
            onClick={() => merge.mutate(undefined)}
          >
            {t('tags.merge')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
