import { IconMenu2 } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button';
import classes from './menu-button.module.css';

/** Opens the side bar over the page; the frame of the app provides it. */
export const OpenMenu = createContext<() => void>(() => undefined);

/** The way to the side bar, on every page, where the screen is too narrow to show it always. */
export function MenuButton() {
  const { t } = useTranslation();
  return (
    <IconButton label={t('nav.menu')} onClick={useContext(OpenMenu)} className={classes.menu}>
      <IconMenu2 size={18} stroke={1.75} />
    </IconButton>
  );
}
