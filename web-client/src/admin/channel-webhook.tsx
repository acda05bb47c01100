import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice';
import { isReachable } from './channel-kinds';
import { useChannelWords } from './channel-words';
import classes from './channels.module.css';

/** Where the provider posts to, to be copied, with what becomes of it there. */
export function WebhookAddress({ kind, url }: { kind: string; url: string }) {
  const { t } = useTranslation('channels');
  const words = useChannelWords();
  const clipboard = useClipboard({ timeout: 3000 });
  const host = URL.canParse(url) ? new URL(url).host : url;
  return (
    <div className={classes.stack}>
      <p className={classes.said}>{words.webhook(kind)}</p>
      <div className={classes.copied}>
        <TextInput
          aria-label={t('webhook.address')}
          className={classes.address ?? ''}
          value={url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button className={classes.copy ?? ''} onClick={() => clipboard.copy(url)}>
          <span aria-live="polite">{clipboard.copied ? t('webhook.copied') : t('webhook.copy')}</span>
        </Button>
      </div>
      {isReachable(url) ? null : <Notice tone="warn">{t('webhook.unreachable', { host })}</Notice>}
    </div>
  );
}
