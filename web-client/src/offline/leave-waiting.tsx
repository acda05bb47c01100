import { useTranslation } from 'react-i18next';
import { Confirm } from '../ui/confirm';

/** Signing out leaves nothing on the device, also not what waits to be sent: that is asked first. */
export function LeaveWaiting({ count, onLeave, onClose }: { count: number; onLeave: () => void; onClose: () => void }) {
  const { t } = useTranslation('offline');
  return (
    <Confirm
      opened
      danger
      title={t('leave.title', { count })}
      confirm={t('leave.confirm')}
      onConfirm={onLeave}
      onClose={onClose}
    >
      {t('leave.words', { count })}
    </Confirm>
  );
}
