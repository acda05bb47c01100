import { useTranslation } from 'react-i18next';
import { clock } from '../lib/time';
import { useConnection } from '../live/connection';
import classes from './connection-state.module.css';

/** Says truly whether what is shown is live. */
export function ConnectionState() {
  const { t, i18n } = useTranslation();
  const connection = useConnection();
  const words = (): string => {
    switch (connection.state) {
      case 'connecting':
        return t('connection.connecting');
      case 'live':
        return t('connection.live');
      case 'reconnecting':
        return t('connection.reconnecting');
      case 'offline':
        return t('connection.offline', { time: clock(new Date(connection.lastUpdate).toISOString(), i18n.language) });
    }
  };
  return (
    <p className={classes.state} role="status" data-state={connection.state}>
      <span className={classes.dot} aria-hidden="true" />
      {words()}
    </p>
  );
}
