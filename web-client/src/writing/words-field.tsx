import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { variableNames } from '../lib/template';
import { IconButton } from '../ui/icon-button';
import { Menu, MenuItem } from '../ui/menu';
import { Editor, type Field } from './editor';
import type { Written } from './rich-text';
import classes from './words-field.module.css';

type VariableName = (typeof variableNames)[number] | 'employee.signature';

/** Words with places in them: the same field as the composer's, with a list of what a place may name. */
export function WordsField({
  label,
  lang,
  initial,
  variables,
  onChange,
}: {
  label: string;
  lang?: string;
  initial: string;
  variables: readonly VariableName[];
  onChange: (written: Written) => void;
}) {
  const { t } = useTranslation('writing');
  const field = useRef<Field>(null);
  return (
    <div className={classes.field}>
      <Editor
        ref={field}
        label={label}
        lang={lang}
        initial={initial}
        disabled={false}
        onChange={onChange}
        onFiles={() => undefined}
        onSend={() => undefined}
        onLeave={() => undefined}
        tools={
          <Menu
            label={t('variables')}
            trigger={(props) => (
              <IconButton label={t('variables')} {...props}>
                <IconBraces size={16} stroke={1.75} />
              </IconButton>
            )}
          >
            {variables.map((name) => (
              <MenuItem
                key={name}
                onSelect={() => field.current?.insert({ html: `{{${name}}}`, text: `{{${name}}}` })}
                hint={<code>{name}</code>}
              >
                {t(`variable.${name}`)}
              </MenuItem>
            ))}
          </Menu>
        }
      />
    </div>
  );
}
