import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';
import { useTranslation } from 'react-i18next';

/** Where the short words appear: a landmark of its own, so that it is found. */
export function Toasts() {
  const { t } = useTranslation();
  return (
    <section aria-label={t('nav.words')}>
      <Notifications position="bottom-center" limit={3} containerWidth={380} withinPortal={false} />
    </section>
  );
}
