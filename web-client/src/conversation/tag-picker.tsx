import { Modal } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atLeast, useMe } from '../api/session';
import { tagsQuery } from '../api/tags';
import type { ConversationSummary, Tag } from '../api/types';
import { TagDot } from '../ui/tag';
import classes from './tag-picker.module.css';
import { freshColor, useTagging } from './tagging';

type Entry = { kind: 'tag'; tag: Tag } | { kind: 'create'; name: string };

function plain(text: string): string {
  return text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** What fits what was typed: the conversation's own tags first, and the offer of a new one when none is called so. */
function entriesFor(tags: readonly Tag[], own: readonly string[], typed: string): Entry[] {
  const wanted = plain(typed.trim());
  const rank = (tag: Tag): number => (own.includes(tag.id) ? 0 : plain(tag.name).startsWith(wanted) ? 1 : 2);
  const found = tags.filter((tag) => plain(tag.name).includes(wanted)).sort((a, b) => rank(a) - rank(b));
  const entries: Entry[] = found.map((tag) => ({ kind: 'tag', tag }));
  const known = tags.some((tag) => tag.name.toLocaleLowerCase() === typed.trim().toLocaleLowerCase());
  return wanted === '' || known ? entries : [...entries, { kind: 'create', name: typed.trim() }];
}

/** Tags by typing: Enter puts one on or takes it off, and makes it where there is none. */
export function TagPicker({ summary, onClose }: { summary: ConversationSummary; onClose: () => void }) {
  const { t } = useTranslation('house');
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={420}
      yOffset="14vh"
      centered={false}
      title={t('tags.pick')}
      classNames={{ header: 'unseen' }}
    >
      <PickerBody summary={summary} />
    </Modal>
  );
}

function PickerBody({ summary }: { summary: ConversationSummary }) {
  const { t } = useTranslation('house');
  const mayCreate = atLeast(useMe(), 'AGENT');
  const tags = useQuery(tagsQuery).data ?? [];
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  // What is on top stays there while it is being changed.
  const [own] = useState(summary.tagIds);
  const list = useId();
  const tagging = useTagging(summary.id);
  const entries = entriesFor(tags, own, typed);
  const current = Math.min(at, entries.length - 1);
  const isOn = (entry: Entry): boolean => entry.kind === 'tag' && summary.tagIds.includes(entry.tag.id);

  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined || tagging.isPending || (entry.kind === 'create' && !mayCreate)) return;
    if (entry.kind === 'create') tagging.mutate({ create: entry.name, color: freshColor(tags) });
    else tagging.mutate(isOn(entry) ? { add: [], remove: [entry.tag.id] } : { add: [entry.tag.id], remove: [] });
    setTyped('');
  };
  const move = (by: number): void => {
    const next = (current + by + entries.length) % Math.max(1, entries.length);
    setAt(next);
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <input
        data-autofocus
        className={classes.input}
        value={typed}
        maxLength={100}
        placeholder={t('tags.placeholder')}
        aria-label={t('tags.placeholder')}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={entries.length > 0 ? `${list}-${current}` : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') choose(entries[current]);
          else return;
          event.preventDefault();
        }}
      />
      <div className={classes.list} role="listbox" id={list} aria-label={t('tags.pick')} aria-multiselectable="true">
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the field, which handles the keys
          <div
            key={entry.kind === 'tag' ? entry.tag.id : 'create'}
            id={`${list}-${index}`}
            role="option"
            aria-selected={isOn(entry)}
            aria-disabled={entry.kind === 'create' && !mayCreate}
            data-at={index === current || undefined}
            className={classes.item}
            onClick={() => choose(entry)}
            onMouseMove={() => setAt(index)}
          >
            <EntryRow entry={entry} on={isOn(entry)} mayCreate={mayCreate} />
          </div>
        ))}
      </div>
      <p className={classes.hint}>{entries.length === 0 ? t('tags.noneYet') : t('tags.hint')}</p>
    </>
  );
}

function EntryRow({ entry, on, mayCreate }: { entry: Entry; on: boolean; mayCreate: boolean }) {
  const { t } = useTranslation('house');
  if (entry.kind === 'create') {
    return (
      <>
        <IconPlus size={14} stroke={1.75} aria-hidden="true" />
        <span className={classes.name}>{t('tags.create', { name: entry.name })}</span>
        {mayCreate ? null : <span className={classes.why}>{t('tags.onlyAgents')}</span>}
      </>
    );
  }
  return (
    <>
      <TagDot color={entry.tag.color} />
      <span className={classes.name}>{entry.tag.name}</span>
      {on ? <IconCheck size={15} stroke={2} className={classes.check} aria-hidden="true" /> : null}
    </>
  );
}
