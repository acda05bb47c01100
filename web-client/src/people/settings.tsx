import { useTranslation } from 'react-i18next';
import { PageView } from '../ui/page';

/** The employee's own account. */
export function Settings() {
  const { t } = useTranslation();
  return <PageView title={t('settings.title')}>{null}</PageView>;
}
