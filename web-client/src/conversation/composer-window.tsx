import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../api/answering';
import { ApiProblem } from '../api/problem';
import { useMe } from '../api/session';
import type { Answering, Template } from '../api/types';
import { fullTime } from '../lib/time';
import { OnlineButton } from '../live/online-button';
import { useNow } from '../ui/age';
import { Notice } from '../ui/notice';
import classes from './composer-window.module.css';

interface WindowProps {
  conversation: string;
  answering: Answering;
  onSend: (template: { name: string; language: string; parameters: string[] }, text: string) => void;
}

/** Whether the channel takes a free answer now. */
export function useIsClosed(answering: Answering | undefined): boolean {
  const now = useNow();
  return answering?.closesAt !== undefined && Date.parse(answering.closesAt) <= now;
}

/** Why a free answer is not taken any more, or how long it still is; and what can be sent in its place. */
export function ComposerWindow({ conversation, answering, onSend }: WindowProps) {
  const { t, i18n } = useTranslation('answering');
  const me = useMe();
  const now = useNow();
  const closed = useIsClosed(answering);
  if (answering.refusal !== undefined) {
    return (
      <Box>
        <Notice tone="bad">{t('window.refused', { words: answering.refusal })}</Notice>
      </Box>
    );
  }
  if (answering.closesAt === undefined) return null;
  if (!closed) {
    const soon = Date.parse(answering.closesAt) - now < 2 * 3_600_000;
    return soon ? (
      <Box>
        <Notice tone="warn">
          {t('window.soon', { at: fullTime(answering.closesAt, i18n.language, me.timeZone) })}
        </Notice>
      </Box>
    ) : null;
  }
  const templates = answering.asIs.features.includes('TEMPLATES');
  return (
    <Box>
      <Notice tone="warn">{t(templates ? 'window.closedTemplates' : 'window.closed')}</Notice>
      {templates ? <Prepared conversation={conversation} onSend={onSend} /> : null}
    </Box>
  );
}

function idOf(template: Template): string {
  return `${template.name} (${template.language})`;
}

function filled(text: string, parameters: readonly string[]): string {
  return text.replace(/\{\{(\d+)\}\}/g, (place, number: string) => parameters[Number(number) - 1] || place);
}

function Prepared({ conversation, onSend }: Pick<WindowProps, 'conversation' | 'onSend'>) {
  const { t } = useTranslation('answering');
  const { data: templates, error, isFetching, refetch } = useQuery(templatesQuery(conversation));
  const [chosen, setChosen] = useState<string | null>(null);
  const [parameters, setParameters] = useState<string[]>([]);
  const template = templates?.find((each) => idOf(each) === chosen);
  const complete =
    template !== undefined && Array.from({ length: template.parameters }).every((_, at) => parameters[at]?.trim());
  if (error !== null && templates === undefined)
    return (
      <Notice
        tone="bad"
        action={
          <OnlineButton loading={isFetching} onClick={() => void refetch()}>
            {t('window.askTemplates')}
          </OnlineButton>
        }
      >
        {t('window.templatesUnknown')} {error instanceof ApiProblem ? error.detail : null}
      </Notice>
    );
  if (templates?.length === 0) return <Notice tone="info">{t('window.noTemplates')}</Notice>;
  return (
    <div className={classes.prepared}>
      <Select
        label={t('window.choose')}
        data={templates?.map(idOf) ?? []}
        value={chosen}
        searchable
        onChange={(next) => {
          setChosen(next);
          setParameters([]);
        }}
      />
      {template === undefined ? null : (
        <>
          {Array.from({ length: template.parameters }, (_, at) => at).map((at) => (
            <TextInput
              key={at}
              label={t('window.parameter', { number: at + 1 })}
              value={parameters[at] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setParameters((all) =>
                  Object.assign(
                    Array.from({ length: template.parameters }, (_n, i) => all[i] ?? ''),
                    { [at]: value },
                  ),
                )
              }
            />
          ))}
          {template.text === '' ? null : <p className={classes.preview}>{filled(template.text, parameters)}</p>}
          <Button
            variant="filled"
            disabled={!complete}
            title={complete ? undefined : t('window.incomplete')}
            onClick={() =>
              onSend(
                {
                  name: template.name,
                  language: template.language,
                  parameters: parameters.slice(0, template.parameters),
                },
                template.text === '' ? template.name : filled(template.text, parameters),
              )
            }
          >
            {t('window.send')}
          </Button>
        </>
      )}
    </div>
  );
}

function Box({ children }: { children: React.ReactNode }) {
  return <div className={classes.box}>{children}</div>;
}
