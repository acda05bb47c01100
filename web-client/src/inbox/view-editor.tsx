import { Button, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Filter } from '../api/filter';
import { fieldsQuery } from '../api/views';
import { ProblemNotice } from '../ui/problem';
import { Waiting } from '../ui/waiting';
import { filterOfDraft, groupOf, replaced } from './filter-draft';
import { FilterGroup } from './filter-editor';
import { FilterWords } from './filter-words';
import classes from './view-editor.module.css';

/** Edits a filter; how many match is counted while one types. */
export function ViewEditor({
  filter,
  narrows,
  onApply,
  onClose,
}: {
  filter: Filter | undefined;
  /** What the filter is added to, where it narrows another view. */
  narrows: Filter | undefined;
  onApply: (filter: Filter | undefined) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation(['view', 'app']);
  const fields = useQuery(fieldsQuery);
  const [root, setRoot] = useState(() => groupOf(filter));
  const edited = filterOfDraft(root);
  const parts = [narrows, edited].filter((part) => part !== undefined);
  const [counted] = useDebouncedValue(JSON.stringify({ all: parts }), 250);
  const count = useQuery({
    queryKey: ['match-count', counted],
    queryFn: ({ signal }) => api.get<{ count: number }>('/api/matches/count', { filter: counted }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Modal opened onClose={onClose} title={t('editor.title')} size="xl">
      {fields.data === undefined ? (
        fields.isError ? (
          <ProblemNotice error={fields.error} />
        ) : (
          <Waiting />
        )
      ) : (
        <>
          <FilterGroup
            group={root}
            depth={1}
            fields={fields.data}
            words={new FilterWords(t, fields.data, i18n.language)}
            onChange={(key, next) => {
              if (key === root.key) setRoot(next !== undefined && 'parts' in next ? next : groupOf(undefined));
              else setRoot(replaced(root, key, next));
            }}
          />
          {count.error === null ? null : <ProblemNotice error={count.error} />}
          <div className={classes.end}>
            <span className={classes.count} role="status">
              {count.data === undefined ? '' : t('editor.matches', { count: count.data.count })}
            </span>
            <Button onClick={onClose}>{t('app:common.cancel')}</Button>
            <Button variant="filled" onClick={() => onApply(edited)}>
              {t('editor.apply')}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
