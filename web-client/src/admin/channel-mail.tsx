import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../ui/page';
import classes from './admin.module.css';
import { type ChannelInput, type SignIn, signedInBy } from './channel-input';
import channelClasses from './channels.module.css';
import type { Channel } from './queries';

interface Props {
  input: ChannelInput;
  onChange: (change: Partial<ChannelInput>) => void;
}

/** The addresses beside the main one. */
export function Aliases({ value, onChange }: { value: string; onChange: (aliases: string) => void }) {
  const { t } = useTranslation('admin');
  return (
    <Textarea
      label={t('channels.aliases')}
      description={t('channels.aliasesLead')}
      placeholder="sales@example.com"
      value={value}
      autosize
      minRows={2}
      maxRows={10}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** How the mail servers are entered: with passwords, or with a token that the mailbox's owner gives on the provider's page. */
export function MailSignIn({ input, channel, onChange }: Props & { channel: Channel | undefined }) {
  const { t } = useTranslation('admin');
  const { signIn } = input;
  const graph = input.protocol === 'GRAPH' || input.mode === 'GRAPH';
  const secretSet = channel?.secretsSet.includes('oauth.clientSecret') ?? false;
  return (
    <Section title={t('channels.signIn')} lead={t(`channels.signInLead.${signIn}`)}>
      <div className={classes.form}>
        <NativeSelect
          label={t('channels.signInBy')}
          value={signIn}
          onChange={(event) => onChange(signedInBy(event.currentTarget.value as SignIn, input))}
          data={(['PASSWORD', 'GOOGLE', 'MICROSOFT'] as const).map((value) => ({
            value,
            label: t(`channels.signIns.${value}`),
          }))}
        />
        {signIn === 'PASSWORD' ? null : (
          <div className={classes.row}>
            <TextInput
              label={t('channels.clientId')}
              value={input.clientId}
              required
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ clientId: event.currentTarget.value })}
            />
            <PasswordInput
              label={t('channels.clientSecret')}
              value={input.clientSecret}
              placeholder={secretSet ? t('channels.passwordKept') : ''}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('channels.showPassword') }}
              onChange={(event) => onChange({ clientSecret: event.currentTarget.value })}
            />
          </div>
        )}
        {signIn === 'MICROSOFT' ? (
          <TextInput
            label={t('channels.tenant')}
            description={t('channels.tenantLead')}
            value={input.tenant}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ tenant: event.currentTarget.value })}
          />
        ) : null}
        {signIn === 'MICROSOFT' && graph ? (
          <TextInput
            label={t('channels.mailbox')}
            description={t('channels.mailboxLead')}
            value={input.mailbox}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ mailbox: event.currentTarget.value })}
          />
        ) : null}
      </div>
    </Section>
  );
}

/** Whose word counts about who stands behind a mail; seldom changed. */
export function MailTrust({ input, onChange }: Props) {
  const { t } = useTranslation('admin');
  return (
    <Section>
      <details className={channelClasses.more} open={input.authserv !== '' || input.certificates !== '' || undefined}>
        <summary>{t('channels.trust')}</summary>
        <div className={classes.form}>
          <TextInput
            label={t('channels.authserv')}
            description={t(input.protocol === 'SMTP_LISTENER' ? 'channels.authservListener' : 'channels.authservLead')}
            placeholder="mx.example.com"
            value={input.authserv}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ authserv: event.currentTarget.value })}
          />
          <Textarea
            label={t('channels.certificates')}
            description={t('channels.certificatesLead')}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={input.certificates}
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
            onChange={(event) => onChange({ certificates: event.currentTarget.value })}
          />
        </div>
      </details>
    </Section>
  );
}
