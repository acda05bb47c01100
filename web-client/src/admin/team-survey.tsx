import { Button, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { SurveyPolicy, SurveyPolicyAnswer } from '../api/types';
import { languageNames, languages } from '../i18n/i18n';
import { Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import classes from './admin.module.css';
import { useChange } from './queries';

const surveyQuery = (team: string) =>
  queryOptions({
    queryKey: ['admin', 'survey', team],
    queryFn: ({ signal }) => api.get<SurveyPolicyAnswer>(`/api/teams/${team}/survey`, undefined, signal),
  });

/** Whether and how the team asks customers how satisfied they are. */
export function TeamSurveySection({ id }: { id: string }) {
  const { t } = useTranslation('survey');
  const survey = useQuery(surveyQuery(id));
  return (
    <Section title={t('settings.title')} lead={t('settings.lead')}>
      {survey.error !== null ? (
        <ProblemNotice error={survey.error} />
      ) : survey.data === undefined ? (
        <Waiting />
      ) : (
        <SurveyForm team={id} answer={survey.data} />
      )}
    </Section>
  );
}

function SurveyForm({ team, answer }: { team: string; answer: SurveyPolicyAnswer }) {
  const { t } = useTranslation('survey');
  const { t: common } = useTranslation();
  const [policy, setPolicy] = useState<SurveyPolicy>(answer.policy);
  const set = (change: Partial<SurveyPolicy>): void => setPolicy((before) => ({ ...before, ...change }));
  const save = useChange(
    (body: object) => api.put(`/api/teams/${team}/survey`, body),
    [surveyQuery(team).queryKey],
    () => toast.done(common('common.saved')),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = Object.entries(policy.questions).map(([language, text]) => [language, text.trim()]);
    const questions = Object.fromEntries(asked.filter(([, text]) => text !== ''));
    save.mutate({ ...policy, questions });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Switch
        label={t('settings.enabled')}
        description={t('settings.enabledLead')}
        checked={policy.enabled}
        onChange={(event) => set({ enabled: event.currentTarget.checked })}
      />
      {policy.enabled ? <Details policy={policy} standard={answer.standard} set={set} /> : null}
      {save.error === null ? null : <ProblemNotice error={save.error} />}
      <div className={classes.formActions}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {common('common.save')}
        </Button>
      </div>
    </form>
  );
}

interface DetailsProps {
  policy: SurveyPolicy;
  standard: SurveyPolicyAnswer['standard'];
  set: (change: Partial<SurveyPolicy>) => void;
}

function Details({ policy, standard, set }: DetailsProps) {
  const { t } = useTranslation('survey');
  return (
    <>
      <NumberInput
        label={t('settings.delay')}
        description={t('settings.delayLead')}
        value={policy.delayMinutes / 60}
        min={0}
        max={720}
        step={0.5}
        decimalScale={2}
        required
        onChange={(value) => set({ delayMinutes: Math.round(Number(value) * 60) })}
      />
      <Switch
        label={t('settings.business')}
        checked={policy.businessHours}
        onChange={(event) => set({ businessHours: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('settings.rest')}
        value={policy.restDays}
        min={0}
        max={3650}
        required
        onChange={(value) => set({ restDays: Number(value) })}
      />
      <NumberInput
        label={t('settings.open')}
        value={policy.openDays}
        min={1}
        max={365}
        required
        onChange={(value) => set({ openDays: Number(value) })}
      />
      <NativeSelect
        label={t('settings.scale')}
        value={policy.scale}
        data={(['FACES', 'THUMBS'] as const).map((value) => ({ value, label: t(`settings.scales.${value}`) }))}
        onChange={(event) => set({ scale: event.currentTarget.value as SurveyPolicy['scale'] })}
      />
      {languages.map((language) => (
        <TextInput
          key={language}
          label={`${t('settings.questions')} · ${languageNames[language]}`}
          description={language === languages[0] ? t('settings.questionsLead') : undefined}
          lang={language}
          maxLength={300}
          placeholder={standard[language]}
          value={policy.questions[language] ?? ''}
          onChange={(event) => set({ questions: { ...policy.questions, [language]: event.currentTarget.value } })}
        />
      ))}
      <NumberInput
        label={t('settings.bad')}
        description={t('settings.badLead')}
        value={policy.badUntil}
        min={1}
        max={4}
        required
        onChange={(value) => set({ badUntil: Number(value) })}
      />
      <Switch
        label={t('settings.notifies')}
        checked={policy.notifies}
        onChange={(event) => set({ notifies: event.currentTarget.checked })}
      />
      <Switch
        label={t('settings.reopens')}
        checked={policy.reopens}
        onChange={(event) => set({ reopens: event.currentTarget.checked })}
      />
    </>
  );
}
