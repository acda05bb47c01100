import {
  Button,
  Input,
  NativeSelect,
  PasswordInput,
  type PasswordInputProps,
  Switch,
  Textarea,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentOf, type Setting, type Values } from './channel-kinds';
import { useChannelWords } from './channel-words';
import classes from './channels.module.css';

export function fieldId(name: string): string {
  return `setting-${name.replaceAll('.', '-')}`;
}

/** A secret that was never entered; one that the server has and does not show, and what becomes of it on saving. */
export type SecretState = 'none' | 'kept' | 'replaced' | 'removed';

interface Props {
  kind: string;
  setting: Setting;
  values: Values;
  secret: SecretState;
  error: string | undefined;
  onChange: (value: string) => void;
  onSecret: (secret: SecretState) => void;
}

/** One setting, asked for by what its type needs. */
export function ChannelField({ kind, setting, values, secret, error, onChange, onSecret }: Props) {
  const words = useChannelWords();
  const { name, type, required, otherwise, choices } = setting;
  const label = words.label(kind, setting);
  const common = {
    id: fieldId(name),
    label,
    description: words.help(kind, setting) || undefined,
    error,
    required: required && secret === 'none',
  };
  const typed = values[name] ?? '';
  const text = {
    ...common,
    value: typed,
    placeholder: otherwise,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (type) {
    case 'SECRET':
      return <SecretField {...text} name={label} optional={!required} secret={secret} onSecret={onSecret} />;
    case 'FLAG':
      return (
        <Switch
          id={common.id}
          label={label}
          description={common.description}
          error={error}
          checked={currentOf(setting, values) === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      );
    case 'CHOICE':
      return (
        <NativeSelect
          {...common}
          value={currentOf(setting, values) || otherwise}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={choices.map((value) => ({ value, label: words.choice(kind, setting, value) }))}
        />
      );
    case 'LINES':
      return <Textarea {...text} autosize minRows={2} maxRows={8} />;
    case 'NUMBER':
      return <TextInput {...text} inputMode="numeric" className={classes.number ?? ''} />;
    case 'URL':
      return <TextInput {...text} inputMode="url" />;
    case 'TEXT':
      if (name === 'color') return <ColourField {...text} current={currentOf(setting, values)} />;
      return <TextInput {...text} />;
  }
}

/** A colour is typed, or chosen from what the browser offers. */
function ColourField({ current, ...text }: TextInputProps & { current: string }) {
  const { t } = useTranslation('channels');
  return (
    <TextInput
      {...text}
      classNames={{ wrapper: classes.number ?? '' }}
      rightSection={
        <input
          type="color"
          className={classes.swatch}
          aria-label={t('settings.WEB_CHAT.color.pick')}
          value={/^#[0-9a-f]{6}$/i.test(current) ? current : '#2f5fd0'}
          onChange={text.onChange}
        />
      }
    />
  );
}

type SecretProps = Omit<PasswordInputProps, 'name' | 'onChange'> & {
  name: string;
  optional: boolean;
  secret: SecretState;
  onChange: (event: { currentTarget: { value: string } }) => void;
  onSecret: (secret: SecretState) => void;
};

/** What is never shown again: whether it is there, and how to have another or none. */
function SecretField({ name: label, optional, secret, onSecret, ...input }: SecretProps) {
  const { t } = useTranslation('channels');
  const keep = (
    <Button
      variant="subtle"
      aria-label={t('form.keepLabel', { label })}
      onClick={() => {
        input.onChange({ currentTarget: { value: '' } });
        onSecret('kept');
      }}
    >
      {t('form.keep')}
    </Button>
  );
  if (secret === 'none' || secret === 'replaced')
    return (
      <div className={secret === 'replaced' ? classes.replacing : undefined}>
        <PasswordInput
          {...input}
          aria-invalid={input.error !== undefined}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('form.show'), tabIndex: 0 }}
        />
        {secret === 'replaced' ? keep : null}
      </div>
    );
  return (
    <Input.Wrapper label={input.label} labelElement="div" description={input.description} error={input.error}>
      <div className={classes.kept}>
        <span>{t(secret === 'kept' ? 'form.isSet' : 'form.removed')}</span>
        {secret === 'removed' ? (
          keep
        ) : (
          <Button
            size="compact-sm"
            id={input.id ?? ''}
            aria-label={t('form.replaceLabel', { label })}
            onClick={() => onSecret('replaced')}
          >
            {t('form.replace')}
          </Button>
        )}
        {secret === 'kept' && optional ? (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('form.removeLabel', { label })}
            onClick={() => onSecret('removed')}
          >
            {t('form.remove')}
          </Button>
        ) : null}
      </div>
    </Input.Wrapper>
  );
}
