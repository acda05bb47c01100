import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Answering } from '../api/types';
import classes from './composer.module.css';

/** The address that goes out on a message: the chosen one as long as the channel has it, else the usual one. */
export function fromOf(from: Answering['from'], chosen: string | undefined): string | undefined {
  if (from === undefined) return chosen;
  return chosen !== undefined && from.addresses.includes(chosen) ? chosen : from.usual;
}

/** Under which of the channel's addresses it goes out, where there is a choice. */
export function FromField({
  from,
  value,
  disabled,
  onChange,
}: {
  from: Answering['from'];
  value: string | undefined;
  disabled: boolean;
  onChange: (address: string) => void;
}) {
  const { t } = useTranslation();
  if (from === undefined || from.addresses.length < 2) return null;
  return (
    <div className={classes.recipients}>
      <span className={classes.recipientLabel} aria-hidden="true">
        {t('composer.from')}
      </span>
      <NativeSelect
        variant="unstyled"
        className={classes.tags}
        aria-label={t('composer.from')}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[...from.addresses]}
      />
    </div>
  );
}
