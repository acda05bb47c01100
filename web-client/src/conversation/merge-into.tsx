import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { isProblem } from '../api/problem';
import type { Aside, ConversationSummary } from '../api/types';
import { ProblemNotice } from '../ui/problem';
import { type Other, useMerge } from './merging';

/** Into which other conversation: one of the same contact, or any by its number. */
export function MergeInto({ summary, onClose }: { summary: ConversationSummary; onClose: () => void }) {
  const { t } = useTranslation('house');
  const { t: app } = useTranslation();
  const aside = useQuery({
    queryKey: keys.aside(summary.id),
    queryFn: () => api.get<Aside>(`/api/conversations/${summary.id}/aside`),
  });
  const [chosen, setChosen] = useState('');
  const [number, setNumber] = useState('');
  const merge = useMerge(summary.id);
  const typed = Number(number.replace('#', ''));
  const byNumber = Number.isInteger(typed) && typed > 0 ? { number: typed } : undefined;
  const into: Other | undefined = byNumber ?? (chosen === '' ? undefined : { id: chosen });
  const others = aside.data?.others ?? [];
  const otherContact = isProblem(merge.error, 'other-contact');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (into !== undefined) merge.mutate({ ...into, anyContact: otherContact }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('merge.title')}
      size={440}
      closeButtonProps={{ 'aria-label': app('common.close') }}
    >
      <form onSubmit={submit}>
        {others.length === 0 ? null : (
          <NativeSelect
            mb={12}
            label={t('merge.others', { name: summary.contact.name })}
            value={chosen}
            onChange={({ currentTarget }) => {
              setChosen(currentTarget.value);
              merge.reset();
            }}
            data={[
              { value: '', label: '–' },
              ...others.map((other) => ({ value: other.id, label: `#${other.number} ${other.subject}` })),
            ]}
          />
        )}
        <TextInput
          label={t('merge.number')}
          description={t('merge.numberLead')}
          inputMode="numeric"
          data-autofocus
          value={number}
          onChange={({ currentTarget }) => {
            setNumber(currentTarget.value);
            merge.reset();
          }}
        />
        {merge.error === null ? null : <ProblemNotice error={merge.error} />}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={onClose}>{app('common.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={into === undefined}
            title={into === undefined ? t('merge.choose') : undefined}
            loading={merge.isPending}
          >
            {t(otherContact ? 'merge.anyway' : 'merge.do')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
