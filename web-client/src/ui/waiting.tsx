import { useTranslation } from 'react-i18next';
import classes from './waiting.module.css';

/** Something is being loaded: appears only when it takes a moment. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <span className={classes.waiting} role="status">
      <span className={classes.ring} aria-hidden="true" />
      <span className="unseen">{t('common.loading')}</span>
    </span>
  );
}
