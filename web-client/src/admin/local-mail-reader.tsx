import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../api/session';
import { fullTime } from '../lib/time';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { localMailKey, localMailQuery, useChange } from './queries';

/** One mail as its receiver sees it, and the receiver's answer to it. */
export function LocalMailReader({ id }: { id: string }) {
  const { t, i18n } = useTranslation('admin');
  const me = useMe();
  const { t: common } = useTranslation();
  const mail = useQuery(localMailQuery(id));
  const [text, setText] = useState('');
  const answer = useChange(
    () => api.post(`/api/local-mail/${id}/answer`, { text }),
    [localMailKey],
    () => {
      setText('');
      toast.done(t('localMail.sent'));
    },
  );
  if (mail.error !== null) return <ProblemNotice error={mail.error} />;
  if (mail.data === undefined) return null;
  const when = (at: string): string => fullTime(at, i18n.language, me.timeZone);
  const { from, subject, sentAt, html, text: body, conversationId } = mail.data;
  const to = mail.data.to.join(', ');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate(undefined);
  };
  return (
    <article>
      <p className={classes.formActions} style={{ marginBottom: 8 }}>
        <Link to="/admin/$section" params={{ section: 'local-mail' }}>
          {common('common.back')}
        </Link>
        {conversationId ? (
          <Link to="/inbox/$view/$conversation" params={{ view: 'open', conversation: conversationId }}>
            {t('localMail.conversation')}
          </Link>
        ) : null}
      </p>
      <h2 style={{ fontSize: 18, fontWeight: 600 }}>{subject}</h2>
      <dl className={classes.meta}>
        <dt>{t('localMail.from')}</dt>
        <dd>{from}</dd>
        <dt>{t('localMail.to')}</dt>
        <dd>{to}</dd>
        <dt>{t('localMail.date')}</dt>
        <dd>{when(sentAt)}</dd>
      </dl>
      {html ? <MailFrame html={html} title={subject} /> : <div className={classes.mailText}>{body}</div>}
      <form onSubmit={submit} style={{ marginTop: 24, maxWidth: 640 }}>
        <Textarea
          label={t('localMail.answerAs', { customer: to })}
          value={text}
          minRows={4}
          autosize
          required
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {answer.error === null ? null : <ProblemNotice error={answer.error} />}
        <p style={{ marginTop: 10 }}>
          <Button type="submit" variant="filled" loading={answer.isPending} disabled={text.trim() === ''}>
            {t('localMail.answer')}
          </Button>
        </p>
      </form>
    </article>
  );
}

/** HTML in a frame in which no script can run; its height follows its content. */
function MailFrame({ html, title }: { html: string; title: string }) {
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><base target="_blank"><style>body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1b1c1f;overflow-wrap:anywhere}</style>${html}`;
  return (
    <iframe
      className={classes.mailFrame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={page}
      onLoad={(event) => {
        const height = event.currentTarget.contentDocument?.documentElement.scrollHeight ?? 200;
        event.currentTarget.style.height = `${height + 8}px`;
      }}
    />
  );
}
