import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { ApiProblem } from '../api/problem';
import type { Macro, MacroReport } from '../api/types';
import { ProblemNotice, sentenceOf } from '../ui/problem';
import { toast } from '../ui/toast';
import type { Written } from '../writing/rich-text';
import classes from './run-macro.module.css';

const icons = { DONE: IconCheck, FAILED: IconAlertTriangle, SKIPPED: IconMinus };

/** What a macro will do, and after it what of it was done and what was not. */
export function RunMacro({
  macro,
  conversation,
  token,
  onWords,
  onClose,
}: {
  macro: Macro;
  conversation: string;
  token: number | undefined;
  onWords: (words: Written) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { t: writing } = useTranslation('writing');
  const client = useQueryClient();
  const key = useRef<string>(undefined);
  const run = useMutation({
    mutationFn: () => {
      key.current ??= crypto.randomUUID();
      return api.post<MacroReport>(
        `/api/conversations/${conversation}/macros/${macro.id}`,
        token === undefined ? {} : { token },
        { 'Idempotency-Key': key.current },
      );
    },
    onSuccess: async (report) => {
      await client.invalidateQueries({ queryKey: keys.detail(conversation) });
      if (report.text !== '') onWords({ html: report.html, text: report.text });
      if (report.steps.every(({ outcome }) => outcome === 'DONE')) {
        toast.done(macro.name);
        onClose();
      }
    },
  });
  const steps = run.data?.steps;
  return (
    <Modal opened onClose={onClose} title={macro.name} size={440}>
      <ol className={classes.steps}>
        {macro.actions.map((action, at) => {
          const step = steps?.[at];
          const Icon = step === undefined ? undefined : icons[step.outcome];
          const why = step?.outcome === 'FAILED' ? new ApiProblem(409, { code: step.code, detail: step.detail }) : null;
          return (
            <li key={at} data-outcome={step?.outcome}>
              {Icon === undefined ? null : <Icon size={14} stroke={2} aria-hidden="true" />}
              {writing(`macro.kind.${action.kind}`)}
              {step === undefined ? null : <em>{writing(`macro.outcome.${step.outcome}`)}</em>}
              {why === null ? null : <span className={classes.why}>{sentenceOf(why, t)}</span>}
            </li>
          );
        })}
      </ol>
      {run.error === null ? null : <ProblemNotice error={run.error} />}
      <div className={classes.actions}>
        <Button onClick={onClose}>{steps === undefined ? t('common.cancel') : t('common.close')}</Button>
        {steps === undefined ? (
          <Button variant="filled" data-autofocus loading={run.isPending} onClick={() => run.mutate()}>
            {writing('macro.run')}
          </Button>
        ) : null}
      </div>
    </Modal>
  );
}
