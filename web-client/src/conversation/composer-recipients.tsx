import { TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Party } from '../api/types';
import classes from './composer.module.css';
import { printedAddress, type Recipients, readAddress } from './recipients';

type FieldName = 'to' | 'cc' | 'bcc';

/** Whom the answer goes to; copies where the channel has them. */
export function RecipientFields({
  recipients,
  copies,
  onChange,
}: {
  recipients: Recipients;
  copies: boolean;
  onChange: (next: Recipients) => void;
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState({ to: false, cc: false, bcc: false });
  const isShown = (name: 'cc' | 'bcc'): boolean => opened[name] || recipients[name].length > 0;
  const field = (name: FieldName) => (
    <AddressField
      key={name}
      label={t(`composer.${name}`)}
      focused={opened[name]}
      value={recipients[name].map(printedAddress)}
      onChange={(texts) =>
        onChange({ ...recipients, [name]: texts.map(readAddress).filter((each) => each !== undefined) })
      }
    >
      {name === 'to' && copies
        ? (['cc', 'bcc'] as const)
            .filter((other) => !isShown(other))
            .map((other) => (
              <button
                key={other}
                type="button"
                className={classes.addCc}
                onClick={() => setOpened((now) => ({ ...now, [other]: true }))}
              >
                {t(`composer.${other}`)}
              </button>
            ))
        : null}
    </AddressField>
  );
  return (
    <>
      {field('to')}
      {isShown('cc') && copies ? field('cc') : null}
      {isShown('bcc') && copies ? field('bcc') : null}
    </>
  );
}

function AddressField({
  label,
  focused,
  value,
  onChange,
  children,
}: {
  label: string;
  /** Somebody just asked for it. */
  focused: boolean;
  value: string[];
  onChange: (texts: string[]) => void;
  children: React.ReactNode;
}) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const { data: known = [] } = useQuery({
    queryKey: ['recipients', asked],
    queryFn: ({ signal }) => api.get<Party[]>('/api/recipients', { q: asked }, signal),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const suggested = asked.length > 1 ? [...new Set(known.map(printedAddress))] : [];
  return (
    <div className={classes.recipients}>
      <span className={classes.recipientLabel} aria-hidden="true">
        {label}
      </span>
      <TagsInput
        variant="unstyled"
        className={classes.tags}
        aria-label={label}
        autoFocus={focused}
        value={value}
        searchValue={typed}
        onSearchChange={setTyped}
        splitChars={[',', ';']}
        acceptValueOnBlur
        data={suggested}
        // The server has found them already, also by what is not in the printed address.
        filter={({ options }) => options}
        onChange={onChange}
      />
      {children}
    </div>
  );
}
