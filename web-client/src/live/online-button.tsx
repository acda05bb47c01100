import { Button, type ButtonProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOffline } from './connection';

/** A button for what only the server can do: without a connection it waits, and says so. */
export function OnlineButton(props: ButtonProps & { onClick: () => void }) {
  const { t } = useTranslation();
  const offline = useOffline();
  return offline ? <Button {...props} disabled title={t('do.offline')} /> : <Button {...props} />;
}
