import { Button, NumberInput, Stack, Switch } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { SpamRules, SpamRulesAnswer } from '../api/types';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { useChange } from './queries';

const rulesQuery = queryOptions({
  queryKey: ['admin', 'spam', 'rules'],
  queryFn: ({ signal }) => api.get<SpamRulesAnswer>('/api/spam/rules', undefined, signal),
});

/** What teaches, and how much of it is needed. */
export function SpamRulesForm() {
  const found = useQuery(rulesQuery);
  if (found.error !== null) return <ProblemNotice error={found.error} />;
  return found.data === undefined ? null : <Form key={JSON.stringify(found.data.rules)} answer={found.data} />;
}

function Form({ answer }: { answer: SpamRulesAnswer }) {
  const { t } = useTranslation('spam');
  const { t: common } = useTranslation();
  const [rules, setRules] = useState<SpamRules>(answer.rules);
  const save = useChange(
    (wanted: SpamRules) => api.put<SpamRulesAnswer>('/api/spam/rules', wanted),
    [rulesQuery.queryKey],
    () => toast.done(t('admin.saved')),
  );
  const change = (part: Partial<SpamRules>): void => setRules({ ...rules, ...part });
  const missing = Math.max(0, answer.least - Math.min(answer.learnedSpam, answer.learnedGood));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(rules);
      }}
    >
      <Stack gap={14} maw={520}>
        <Switch
          label={t('admin.learnSenders')}
          description={t('admin.learnSendersLead')}
          checked={rules.senders}
          onChange={(event) => change({ senders: event.currentTarget.checked })}
        />
        <NumberInput
          label={t('admin.addressAfter')}
          min={1}
          max={20}
          value={rules.addressAfter}
          onChange={(value) => change({ addressAfter: Number(value) })}
        />
        <NumberInput
          label={t('admin.domainAfter')}
          description={t('admin.domainAfterLead')}
          min={2}
          max={50}
          value={rules.domainAfter}
          onChange={(value) => change({ domainAfter: Number(value) })}
        />
        <Switch
          label={t('admin.learnWords')}
          description={t('admin.learnWordsLead')}
          checked={rules.content}
          onChange={(event) => change({ content: event.currentTarget.checked })}
        />
        <NumberInput
          label={t('admin.certainty')}
          min={90}
          max={100}
          suffix=" %"
          value={rules.certainty}
          onChange={(value) => change({ certainty: Number(value) })}
        />
        <p className={classes.quiet}>
          {t('admin.learned', { spam: answer.learnedSpam, good: answer.learnedGood })}{' '}
          {missing > 0 ? t('admin.notEnough', { least: answer.least }) : null}
        </p>
        {save.error === null ? null : <ProblemNotice error={save.error} />}
        <div>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {common('common.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
