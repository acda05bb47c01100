import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Check } from './channel-kinds';
import classes from './channels.module.css';

/** Both directions as they were found, each with what was seen or what to do. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation('channels');
  return (
    <ul className={classes.checks}>
      {checks.map(({ side, ok, detail }) => (
        <li key={side} className={classes.check} data-ok={ok}>
          {ok ? (
            <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          )}
          <div>
            <span className={classes.side}>{t(`connect.${side}`)}</span>{' '}
            <span className={ok ? 'unseen' : classes.wrong}>{t(ok ? 'connect.works' : 'connect.fails')}</span>
            <div className={classes.said}>{detail}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}
