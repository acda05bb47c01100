import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice';
import { isReachable } from './channel-kinds';
import classes from './channels.module.css';
import type { Channel } from './queries';

export function tagOf(server: string, id: string): string {
  return `<script async src="${server}/chat.js" data-channel="${id}"></script>`;
}

export function policyOf(server: string): string {
  return [`script-src ${server}`, `connect-src ${server} ${server.replace(/^http/, 'ws')}`, `img-src ${server}`].join(
    ';\n',
  );
}

const signing = `import { createHmac } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function chatToken(customer, secret) {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const claims = { sub: customer.id, name: customer.name, email: customer.email, exp };
  const said = part({ alg: 'HS256', typ: 'JWT' }) + '.' + part(claims);
  return said + '.' + createHmac('sha256', secret).update(said).digest('base64url');
}

// In the page, with the token that your server made:
(window.Parley ??= []).push((parley) => parley.identify(token));`;

/** What the company puts into its own pages, so that the chat is there. */
export function ChannelEmbed({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const { i18n } = useTranslation();
  const server = window.location.origin;
  const identifies = (channel.settings['identity.mode'] ?? 'OFF') !== 'OFF';
  const preview = `/chat-preview.html?${new URLSearchParams({ channel: channel.id, language: i18n.language })}`;
  return (
    <div className={classes.stack}>
      <p className={classes.said}>{t('embed.lead')}</p>
      <Code label={t('embed.tag')} text={tagOf(server, channel.id)} />
      {isReachable(server) ? null : (
        <Notice tone="warn">{t('embed.unreachable', { host: new URL(server).host })}</Notice>
      )}
      {channel.enabled ? (
        <div>
          <Button
            component="a"
            href={preview}
            target="_blank"
            rel="noreferrer"
            rightSection={<IconExternalLink size={14} stroke={1.75} aria-hidden="true" />}
          >
            {t('embed.preview')}
            <span className="unseen">{t('setup.manual')}</span>
          </Button>
        </div>
      ) : (
        <p className={classes.said}>{t('embed.previewLater')}</p>
      )}
      <details className={classes.more}>
        <summary>{t('embed.policy')}</summary>
        <div className={classes.stack}>
          <p className={classes.said}>{t('embed.policyLead')}</p>
          <Code label={t('embed.policyCode')} text={policyOf(server)} />
        </div>
      </details>
      {identifies ? (
        <details className={classes.more}>
          <summary>{t('embed.signing')}</summary>
          <div className={classes.stack}>
            <p className={classes.said}>{t('embed.signingLead')}</p>
            <Code label={t('embed.signingCode')} text={signing} />
            <p className={classes.said}>{t('embed.signOut')}</p>
          </div>
        </details>
      ) : null}
      <p className={classes.said}>{t('embed.more')}</p>
    </div>
  );
}

/** Text to be pasted elsewhere, as it is. */
function Code({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('channels');
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <div className={classes.code}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are read by scrolling, also by keyboard */}
      <section aria-label={label} tabIndex={0}>
        <pre>{text}</pre>
      </section>
      <Button size="compact-sm" onClick={() => clipboard.copy(text)}>
        <span aria-live="polite">{clipboard.copied ? t('embed.copied') : t('embed.copy')}</span>
        <span className="unseen">: {label}</span>
      </Button>
    </div>
  );
}
