import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { CannedReply, CannedRequest, Language, Team } from '../api/types';
import { languageNames, languages } from '../i18n/i18n';
import { fillText, type Values, variableNames } from '../lib/template';
import { ProblemNotice } from '../ui/problem';
import { htmlOf, type Written } from '../writing/rich-text';
import { WordsField } from '../writing/words-field';
import classes from './wording.module.css';

interface FormProps {
  reply: CannedReply | undefined;
  personal: boolean;
  teams: readonly Team[];
  /** The company's: a new reply begins in it. */
  language: Language;
  onClose: () => void;
}

/** Writes one canned reply, in as many languages as there is need for. */
export function CannedForm({ reply, personal, teams, language: first, onClose }: FormProps) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation();
  const [title, setTitle] = useState(reply?.title ?? '');
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [teamId, setTeamId] = useState(reply?.teamId ?? '');
  const [language, setLanguage] = useState<Language>(reply?.variants[0]?.language ?? first);
  const [words, setWords] = useState<Partial<Record<Language, Written>>>(() =>
    Object.fromEntries(reply?.variants.map(({ language: of, html, text }) => [of, { html, text }]) ?? []),
  );
  const client = useQueryClient();
  const done = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: keys.canned });
    onClose();
  };
  const save = useMutation({
    mutationFn: (body: CannedRequest) =>
      reply === undefined ? api.post('/api/canned-replies', body) : api.put(`/api/canned-replies/${reply.id}`, body),
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => api.delete(`/api/canned-replies/${reply?.id ?? ''}`),
    onSuccess: done,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const variants = languages.flatMap((of) => {
      const written = words[of];
      return written === undefined || written.text.trim() === '' ? [] : [{ language: of, ...written }];
    });
    save.mutate({
      personal,
      title: title.trim(),
      shortcut: shortcut.replace(/^\//, '').trim(),
      variants,
      ...(teamId === '' ? {} : { teamId }),
      ...(reply === undefined ? {} : { revision: reply.revision }),
    });
  };
  const shown = words[language] ?? { html: '', text: '' };
  const failed = save.error ?? remove.error;
  return (
    <Modal opened onClose={onClose} size={720} title={reply?.title ?? t('canned.add')}>
      <form onSubmit={submit} className={classes.form}>
        <div className={classes.pair}>
          <TextInput
            label={t('canned.name')}
            value={title}
            required
            maxLength={100}
            data-autofocus
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label={t('canned.shortcut')}
            leftSection="/"
            value={shortcut}
            maxLength={40}
            onChange={(event) => setShortcut(event.currentTarget.value)}
          />
          {personal ? null : (
            <NativeSelect
              label={t('canned.team')}
              value={teamId}
              onChange={(event) => setTeamId(event.currentTarget.value)}
              data={[
                { value: '', label: t('canned.everybody') },
                ...teams.map((team) => ({ value: team.id, label: team.name })),
              ]}
            />
          )}
        </div>
        <div className={classes.tabs} role="tablist" aria-label={t('canned.languages')}>
          {languages.map((of) => (
            <button
              key={of}
              type="button"
              role="tab"
              aria-selected={of === language}
              className={classes.tab}
              onClick={() => setLanguage(of)}
            >
              <span lang={of}>{languageNames[of]}</span>
              {(words[of]?.text ?? '').trim() === '' ? null : (
                <span className={classes.dot} role="img" aria-label={t('canned.written')} />
              )}
            </button>
          ))}
        </div>
        <WordsField
          key={language}
          label={t('canned.words', { language: languageNames[language] })}
          lang={language}
          initial={shown.html === '' && shown.text !== '' ? htmlOf(shown.text) : shown.html}
          variables={variableNames}
          onChange={(written) => setWords((known) => ({ ...known, [language]: written }))}
        />
        <Preview text={shown.text} lang={language} />
        {failed === null ? null : <ProblemNotice error={failed} />}
        <div className={classes.actions}>
          {reply === undefined ? null : (
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('remove')}
            </Button>
          )}
          <span className={classes.spacer} />
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {common('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Preview({ text, lang }: { text: string; lang: string }) {
  const { t } = useTranslation('writing');
  if (!text.includes('{{')) return null;
  const examples: Values = Object.fromEntries(variableNames.map((name) => [name, t(`example.${name}`)]));
  return (
    <div className={classes.preview}>
      <span className={classes.previewTitle}>{t('canned.preview')}</span>
      <p lang={lang}>{fillText(text, examples).content}</p>
    </div>
  );
}
