import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayKeep, setMayKeep } from '../api/device';
import { useMe } from '../api/session';
import { Section } from '../ui/page';
import { toast } from '../ui/toast';
import { openDevice } from './store';

/** Whether this device keeps conversations to be read without a connection. */
export function DeviceSection() {
  const { t } = useTranslation('offline');
  const me = useMe();
  const [kept, setKept] = useState(mayKeep);
  const change = async (wanted: boolean): Promise<void> => {
    setMayKeep(wanted);
    setKept(wanted);
    if (wanted || !('indexedDB' in window)) return;
    const db = await openDevice(me.id);
    await db.clear('kept');
    db.close();
    toast.done(t('device.cleared'));
  };
  return (
    <Section title={t('device.title')} lead={t('device.lead')}>
      <Switch
        label={t('device.keep')}
        checked={kept}
        onChange={(event) => void change(event.currentTarget.checked).catch(toast.problem)}
      />
    </Section>
  );
}
