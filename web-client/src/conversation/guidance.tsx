import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconBulb, IconHandStop, IconUserCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckFinding, Role } from '../api/types';
import classes from './guidance.module.css';
import { wordsOf } from './guidance-marks';
import type { Guidance } from './guidance-state';

const icons = { ADVISE: IconBulb, WARN: IconAlertTriangle, APPROVE: IconUserCheck, FORBID: IconHandStop };

/** Below the text: what the guidelines say of it, the words, and why. */
export function GuidanceList({ guidance, text }: { guidance: Guidance; text: string }) {
  const { t } = useTranslation('guidance');
  const pauses = usePause(text);
  const shown = guidance.findings.filter((finding) => pauses || !isStillToCome(finding));
  if (shown.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('title')} aria-live="polite">
      {shown.map((finding) => (
        <Line key={`${finding.guidelineId} ${finding.level} ${finding.text}`} {...{ finding, guidance, text }} />
      ))}
    </ul>
  );
}

const pauseMillis = 1500;

/** Whether nobody has typed for a while. */
function usePause(text: string): boolean {
  const [paused, setPaused] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMillis);
    return () => clearTimeout(timer);
  }, [text]);
  return paused === text;
}

/** Advice about what is missing, such as a good-bye: whoever is still writing may be about to write it. */
function isStillToCome({ level, places }: CheckFinding): boolean {
  return level === 'ADVISE' && places.length > 0 && places.every(({ start, end }) => start === end);
}

function Line({ finding, guidance, text }: { finding: CheckFinding; guidance: Guidance; text: string }) {
  const { t } = useTranslation('guidance');
  const { level, guidelineId, name, guidelineVersion, reason } = finding;
  const Icon = icons[level];
  const words = wordsOf(finding, text);
  return (
    <li className={classes.line} data-level={level}>
      <Icon size={16} stroke={1.75} className={classes.icon} aria-label={t(`level.${level}`)} />
      <div className={classes.said}>
        <span>
          {finding.text}
          {words.map((word) => (
            <q key={word} className={classes.word}>
              {word}
            </q>
          ))}
        </span>
        <span className={classes.why}>
          {t('because', { name, version: guidelineVersion, reason })}
          {level === 'APPROVE' ? ` ${t(`by.${finding.role as Role}`)}` : ''}
        </span>
        {level === 'WARN' ? (
          <TextInput
            size="xs"
            className={classes.reason}
            aria-label={t('reason', { name })}
            placeholder={t('reasonHint')}
            value={guidance.reasons[guidelineId] ?? ''}
            onChange={(event) => guidance.give(guidelineId, event.currentTarget.value)}
          />
        ) : null}
      </div>
    </li>
  );
}
