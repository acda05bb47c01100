import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { instantOf, presetsAt, wallOf } from '../lib/schedule';

/** Any time to send at, by the writer's own clock. */
export function ScheduleDialog({ onClose, onChoose }: { onClose: () => void; onChoose: (at: Date) => void }) {
  const { t } = useTranslation();
  const { timeZone } = useMe();
  const [wall, setWall] = useState(() => {
    const now = new Date();
    return wallOf(presetsAt(now, timeZone)[1]?.at ?? now, timeZone);
  });
  const [passed, setPassed] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const at = instantOf(wall, timeZone);
    if (Number.isNaN(at.getTime()) || at.getTime() <= Date.now()) {
      setPassed(true);
      return;
    }
    onClose();
    onChoose(at);
  };
  return (
    <Modal opened onClose={onClose} title={t('composer.later')} size={360}>
      <form onSubmit={submit} style={{ display: 'flex', flexDirection: 'column', gap: 14 }}>
        <TextInput
          type="datetime-local"
          label={t('composer.when')}
          description={timeZone}
          value={wall}
          required
          data-autofocus
          min={wallOf(new Date(), timeZone)}
          error={passed ? t('composer.passed') : undefined}
          onChange={(event) => {
            setWall(event.currentTarget.value);
            setPassed(false);
          }}
        />
        <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('composer.schedule')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
