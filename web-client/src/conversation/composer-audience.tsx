import { Button } from '@mantine/core';
import { IconExternalLink, IconLock, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Answering } from '../api/types';
import classes from './composer-audience.module.css';

interface AudienceProps {
  answering: Answering;
  name: string;
  privately: boolean;
  onPrivately: (privately: boolean) => void;
}

/** Says who will read the answer, where that is not the customer alone, and changes it with one action. */
export function ComposerAudience({ answering, name, privately, onPrivately }: AudienceProps) {
  const { t } = useTranslation('answering');
  if (answering.visibility === 'PRIVATE') return null;
  const Icon = privately ? IconLock : IconWorld;
  return (
    <div className={classes.audience} data-private={privately || undefined} role="status">
      <Icon size={16} stroke={2} aria-hidden="true" />
      <p className={classes.words}>
        <strong>{t(privately ? 'audience.private' : `audience.${answering.visibility}`)}</strong>{' '}
        {privately ? t('audience.privateWhy', { name }) : t('audience.publicWhy')}
        {answering.url === '' ? null : (
          <a className={classes.link} href={answering.url} target="_blank" rel="noreferrer">
            {t('audience.look')}
            <IconExternalLink size={12} stroke={1.75} aria-hidden="true" />
          </a>
        )}
      </p>
      {answering.privately === undefined ? null : (
        <Button size="compact-sm" onClick={() => onPrivately(!privately)} aria-keyshortcuts="Alt+P">
          {t(privately ? 'audience.goPublic' : 'audience.goPrivate')}
        </Button>
      )}
    </div>
  );
}
