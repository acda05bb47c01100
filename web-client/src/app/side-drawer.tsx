import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sidebar } from '../inbox/sidebar';
import classes from './shell.module.css';

/** The side bar over the page, where the screen is too narrow to show it always. */
export function SideDrawer({
  onClose,
  onSheet,
  onNotifications,
}: {
  onClose: () => void;
  onSheet: () => void;
  onNotifications: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      size={264}
      withCloseButton={false}
      padding={0}
      title={t('nav.label')}
      transitionProps={{ duration: 120 }}
      classNames={{ header: 'unseen', body: classes.drawer ?? '', content: classes.drawerContent ?? '' }}
    >
      <Sidebar onSheet={onSheet} onNotifications={onNotifications} />
    </Drawer>
  );
}
