import { useTranslation } from 'react-i18next';
import { PageView } from '../ui/page';

/** The managers' pages; the section is in the address. */
export function Admin() {
  const { t } = useTranslation('admin');
  return <PageView title={t('title')}>{null}</PageView>;
}
