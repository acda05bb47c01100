import { Button } from '@mantine/core';
import { IconCalendarClock, IconChevronDown, IconSend2 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { presetsAt } from '../lib/schedule';
import { shortTime } from '../lib/time';
import { printedKeys } from '../ui/commands';
import { Menu, MenuGroup, MenuItem } from '../ui/menu';
import classes from './composer.module.css';

const ScheduleDialog = lazy(() => import('./schedule-dialog').then((module) => ({ default: module.ScheduleDialog })));

export interface SendHow {
  closeAfter?: boolean;
  sendAt?: Date;
}

/** Sends, now or later; while it cannot, it says why. */
export function SendButton({
  why,
  busy,
  label,
  onSend,
}: {
  why: string | undefined;
  busy: boolean;
  /** What the button says where it is not just "Send". */
  label: string | undefined;
  onSend: (how: SendHow) => void;
}) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const [choosing, setChoosing] = useState(false);
  const disabled = why !== undefined;
  return (
    <Button.Group>
      <Button
        variant="filled"
        leftSection={<IconSend2 size={15} stroke={1.75} />}
        loading={busy}
        disabled={disabled}
        title={why ?? printedKeys('Mod+Enter')}
        onClick={() => onSend({})}
      >
        {label ?? t('composer.send')}
      </Button>
      <Menu
        end
        label={t('composer.sendMore')}
        trigger={(props) => (
          <Button
            variant="filled"
            className={classes.split ?? ''}
            disabled={disabled || busy}
            aria-label={t('composer.sendMore')}
            {...props}
          >
            <IconChevronDown size={15} stroke={2} />
          </Button>
        )}
      >
        <MenuItem hint={printedKeys('Mod+Shift+Enter')} onSelect={() => onSend({ closeAfter: true })}>
          {t('composer.sendAndClose')}
        </MenuItem>
        <MenuGroup label={t('composer.later')}>
          {presetsAt(new Date(), me.timeZone).map(({ name, at }) => (
            <MenuItem
              key={name}
              hint={shortTime(at.toISOString(), i18n.language, me.timeZone)}
              onSelect={() => onSend({ sendAt: at })}
            >
              {t(`composer.preset.${name}`)}
            </MenuItem>
          ))}
          <MenuItem icon={<IconCalendarClock size={15} stroke={1.75} />} onSelect={() => setChoosing(true)}>
            {t('composer.chooseTime')}
          </MenuItem>
        </MenuGroup>
      </Menu>
      {choosing ? (
        <Suspense fallback={null}>
          <ScheduleDialog onClose={() => setChoosing(false)} onChoose={(sendAt) => onSend({ sendAt })} />
        </Suspense>
      ) : null}
    </Button.Group>
  );
}
