import { NativeSelect, NumberInput, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';
import type { Security } from './queries';

export interface RemoteValues {
  host: string;
  port: number;
  security: Security;
  user: string;
  password: string;
}

/** The fields of one connection to a mail server; whoever signs in at a provider's page is asked for their name only. */
export function Remote({
  passwordSet,
  signsIn,
  onChange,
  ...values
}: RemoteValues & { passwordSet: boolean; signsIn: boolean; onChange: (change: Partial<RemoteValues>) => void }) {
  const { t } = useTranslation('admin');
  const user = (
    <TextInput
      label={t('channels.user')}
      description={signsIn ? t('channels.userLead') : undefined}
      value={values.user}
      autoComplete="off"
      onChange={(event) => onChange({ user: event.currentTarget.value })}
    />
  );
  if (signsIn) return user;
  return (
    <>
      <div className={classes.row} style={{ gridTemplateColumns: '2fr 1fr 1fr' }}>
        <TextInput
          label={t('channels.host')}
          value={values.host}
          required
          onChange={(event) => onChange({ host: event.currentTarget.value.trim() })}
        />
        <NativeSelect
          label={t('channels.security')}
          value={values.security}
          onChange={(event) => onChange({ security: event.currentTarget.value as Security })}
          data={[
            { value: 'TLS', label: 'TLS' },
            { value: 'STARTTLS', label: 'STARTTLS' },
            { value: 'NONE', label: t('channels.plain') },
          ]}
        />
        <NumberInput
          label={t('channels.port')}
          value={values.port}
          min={1}
          max={65535}
          hideControls
          required
          onChange={(port) => onChange({ port: Number(port) })}
        />
      </div>
      <div className={classes.row}>
        {user}
        <PasswordInput
          label={t('channels.password')}
          value={values.password}
          placeholder={passwordSet ? t('channels.passwordKept') : ''}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('channels.showPassword') }}
          onChange={(event) => onChange({ password: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
