import { IconCloudOff, IconMailPause, IconSparkles } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock, shortTime } from '../lib/time';
import { useConnection } from '../live/connection';
import classes from './bar.module.css';
import { useAllWaiting } from './waiting';
import { useNewVersion } from './worker';

const OutboxDialog = lazy(() => import('./outbox-dialog').then((module) => ({ default: module.OutboxDialog })));
const day = 24 * 60 * 60_000;

/** Says calmly what is different from always: no line, answers that wait or were not taken, a new version. */
export function OfflineBar() {
  const { t } = useTranslation('offline');
  const connection = useConnection();
  const items = useAllWaiting();
  const version = useNewVersion();
  const [opened, setOpened] = useState(false);
  const offline = connection.state === 'offline';
  const refused = items.filter(({ standing }) => standing.kind === 'refused').length;
  const open = items.length - refused;
  return (
    <div className={classes.bars}>
      {/* Always there, so that what comes is read out. */}
      <div role="status">
        {offline || items.length > 0 ? (
          <div className={classes.bar} data-tone={refused > 0 ? 'warn' : 'calm'}>
            {offline ? <Offline since={connection.lastUpdate} /> : null}
            {items.length === 0 ? null : (
              <>
                <IconMailPause size={15} stroke={1.75} aria-hidden="true" />
                <span className={classes.words}>
                  {refused > 0 ? t('bar.refused', { count: refused }) : t('bar.waiting', { count: open })}
                </span>
                <button type="button" className={classes.action} onClick={() => setOpened(true)}>
                  {t('bar.show')}
                </button>
              </>
            )}
          </div>
        ) : null}
        {version === undefined ? null : (
          <div className={classes.bar} data-tone="calm">
            <IconSparkles size={15} stroke={1.75} aria-hidden="true" />
            <span className={classes.words}>{t('bar.version')}</span>
            <button type="button" className={classes.action} onClick={version.take}>
              {t('bar.reload')}
            </button>
          </div>
        )}
      </div>
      <Suspense fallback={null}>{opened ? <OutboxDialog onClose={() => setOpened(false)} /> : null}</Suspense>
    </div>
  );
}

function Offline({ since }: { since: number }) {
  const { t, i18n } = useTranslation('offline');
  const at = new Date(since).toISOString();
  const time = Date.now() - since > day ? shortTime(at, i18n.language) : clock(at, i18n.language);
  return (
    <>
      <IconCloudOff size={15} stroke={1.75} aria-hidden="true" />
      <span className={classes.offline}>
        <strong>{t('bar.offline', { time })}</strong> <span className={classes.more}>{t('bar.offlineMore')}</span>
      </span>
    </>
  );
}
