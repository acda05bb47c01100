import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice';

/** In the place of what this device does not keep, while there is no connection. */
export function NotKept({ what }: { what: 'conversation' | 'list' }) {
  const { t } = useTranslation('offline');
  return <Notice>{t(`read.${what}`)}</Notice>;
}
