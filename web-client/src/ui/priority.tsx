import { IconChevronDown, IconChevronsUp, IconChevronUp, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../api/types';
import classes from './priority.module.css';

/** The most urgent first. */
export const priorities = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const satisfies readonly Priority[];

const icons = { URGENT: IconChevronsUp, HIGH: IconChevronUp, NORMAL: IconMinus, LOW: IconChevronDown };

export function PriorityIcon({ priority }: { priority: Priority }) {
  const Icon = icons[priority];
  return (
    <span className={classes.icon} data-priority={priority} aria-hidden="true">
      <Icon size={15} stroke={2} />
    </span>
  );
}

/** Says it where it is worth a word: the normal is silent. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const { t } = useTranslation();
  if (priority === 'NORMAL') return null;
  return (
    <span title={t('priority.is', { priority: t(`priority.${priority}`) })} style={{ display: 'inline-flex' }}>
      <PriorityIcon priority={priority} />
      <span className="unseen">{t('priority.is', { priority: t(`priority.${priority}`) })}</span>
    </span>
  );
}
