import { Button } from '@mantine/core';
import { IconExternalLink, IconLock, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Answering, ColleagueDraft, ConversationSummary, Visibility } from '../api/types';
import { nameOf } from '../lib/names';
import classes from './draft-audience.module.css';

/** Who will read a draft: as many as read the question, unless it was chosen to be private. */
export function readersOf(draft: ColleagueDraft['draft'], summary: ConversationSummary): Visibility {
  return draft.visibility === 'PRIVATE' ? 'PRIVATE' : summary.visibility;
}

/** Beside the name of a draft's writer: that others than the customer will read it. */
export function PublicMark({ readers }: { readers: Visibility }) {
  const { t } = useTranslation('drafting');
  if (readers === 'PRIVATE') return null;
  return (
    <span className={classes.mark}>
      <IconWorld size={12} stroke={2} aria-hidden="true" />
      {t(`audience.mark.${readers}`)}
    </span>
  );
}

interface BandProps {
  readers: Visibility;
  summary: ConversationSummary;
  answering: Answering | undefined;
  busy: boolean;
  onChange: (visibility: Visibility) => void;
}

/** Above the decision about a draft: who will read it and where, and the one action that changes it. */
export function AudienceBand({ readers, summary, answering, busy, onChange }: BandProps) {
  const { t } = useTranslation('drafting');
  const { t: answers } = useTranslation('answering');
  if (summary.visibility === 'PRIVATE') return null;
  const isPublic = readers !== 'PRIVATE';
  const Icon = isPublic ? IconWorld : IconLock;
  const name = nameOf(summary.contact);
  return (
    <div className={classes.band} data-private={!isPublic || undefined} role="status">
      <Icon size={20} stroke={2} aria-hidden="true" />
      <p className={classes.words}>
        <strong>{t(`audience.title.${readers}`)}</strong>
        <span>
          {t(`audience.why.${readers}`, { name, channel: summary.channel.name })}
          {answering === undefined || answering.url === '' ? null : (
            <a className={classes.link} href={answering.url} target="_blank" rel="noreferrer">
              {answers('audience.look')}
              <IconExternalLink size={12} stroke={1.75} aria-hidden="true" />
            </a>
          )}
        </span>
      </p>
      {answering?.privately === undefined ? null : (
        <Button loading={busy} onClick={() => onChange(isPublic ? 'PRIVATE' : summary.visibility)}>
          {t(isPublic ? 'audience.goPrivate' : 'audience.goPublic')}
        </Button>
      )}
    </div>
  );
}
