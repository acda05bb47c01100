import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { Company, Language } from '../api/types';
import { languageNames, languages } from '../i18n/i18n';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { companyQuery, samplesQuery, useChange } from './queries';

const zones = Intl.supportedValuesOf('timeZone');

export function CompanyPage() {
  const { t } = useTranslation('admin');
  const company = useQuery(companyQuery);
  return (
    <PageView title={t('sections.company')}>
      {company.error === null ? null : <ProblemNotice error={company.error} />}
      {company.data === undefined ? null : <CompanyForm company={company.data} />}
      <Samples />
    </PageView>
  );
}

function CompanyForm({ company }: { company: Company }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [name, setName] = useState(company.name);
  const [language, setLanguage] = useState<Language>(company.language);
  const [timeZone, setTimeZone] = useState(company.timeZone);
  const [undoSeconds, setUndoSeconds] = useState(company.undoSeconds);
  const save = useChange(
    (body: object) => api.patch<Company>('/api/company', body),
    [companyQuery.queryKey, keys.me],
    () => toast.done(common('common.saved')),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), language, timeZone, undoSeconds });
  };
  return (
    <Section>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('company.name')}
          value={name}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.row}>
          <NativeSelect
            label={t('company.language')}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as Language)}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
          />
          <NativeSelect
            label={t('company.timeZone')}
            value={timeZone}
            onChange={(event) => setTimeZone(event.currentTarget.value)}
            data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
          />
        </div>
        <NumberInput
          label={t('company.undo')}
          description={t('company.undoLead')}
          value={undoSeconds}
          min={0}
          max={120}
          required
          onChange={(value) => setUndoSeconds(Number(value))}
        />
        {save.error === null ? null : <ProblemNotice error={save.error} />}
        <div className={classes.formActions}>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {common('common.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** The sample conversations: added and removed as a whole. */
function Samples() {
  const { t } = useTranslation('admin');
  const samples = useQuery(samplesQuery);
  const touched = [samplesQuery.queryKey, keys.counts, keys.lists];
  const add = useChange(() => api.post('/api/samples'), touched);
  const remove = useChange(() => api.delete('/api/samples'), touched);
  const error = add.error ?? remove.error ?? samples.error;
  return (
    <Section
      title={t('samples.title')}
      lead={samples.data?.present ? t('samples.present', { count: samples.data.count }) : t('samples.absent')}
      actions={
        samples.data === undefined ? null : samples.data.present ? (
          <Button loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t('samples.remove')}
          </Button>
        ) : (
          <Button loading={add.isPending} onClick={() => add.mutate(undefined)}>
            {t('samples.add')}
          </Button>
        )
      }
    >
      {error === null ? null : <ProblemNotice error={error} />}
    </Section>
  );
}
