import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Age } from '../ui/age';
import { ProblemNotice } from '../ui/problem';
import classes from './preferences.module.css';
import { hindranceOf, usePush } from './push';

/** Being told while no page is open: this browser on or off, and my other devices. */
export function PushSection() {
  const { t } = useTranslation('notify');
  const { devices, here, turnOn, remove } = usePush();
  const hindrance = hindranceOf();
  const all = devices.data?.devices ?? [];
  const isHere = all.some((device) => device.endpoint === here);
  const problem = remove.error ?? devices.error;
  return (
    <div className={classes.form}>
      {hindrance === undefined ? null : <p className={classes.why}>{t(`push.${hindrance}`)}</p>}
      {turnOn.isError ? <p className={classes.why}>{t('push.failed')}</p> : null}
      {problem === null ? null : <ProblemNotice error={problem} />}
      {hindrance !== undefined || isHere ? null : (
        <div>
          <Button loading={turnOn.isPending} onClick={() => turnOn.mutate()}>
            {t('push.on')}
          </Button>
        </div>
      )}
      {all.length === 0 ? null : (
        <ul className={classes.devices}>
          {all.map((device) => (
            <li key={device.id}>
              <span className={classes.device}>
                {device.device}
                {device.endpoint === here ? <span className={classes.here}> · {t('push.here')}</span> : null}
              </span>
              {device.reachedAt === undefined ? null : (
                <span className={classes.reached}>
                  {t('push.reached')} <Age since={device.reachedAt} />
                </span>
              )}
              <Button
                variant="subtle"
                loading={remove.isPending && remove.variables?.id === device.id}
                aria-label={t('push.removeNamed', { device: device.device })}
                onClick={() => remove.mutate(device)}
              >
                {t('push.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
