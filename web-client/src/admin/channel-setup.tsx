import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageView } from '../ui/page';
import { ConnectStep } from './channel-connect';
import { ChannelEmbed } from './channel-embed';
import { stateOf } from './channel-facts';
import { fieldId } from './channel-field';
import { ChannelGuide, hasGuide } from './channel-guide';
import { isPosted, type KindView, type Values } from './channel-kinds';
import { ChannelSettings, goTo, type Refusal } from './channel-settings';
import { WebhookAddress } from './channel-webhook';
import { useChannelWords } from './channel-words';
import classes from './channels.module.css';
import { type Channel, teamsQuery } from './queries';

/** A channel is set up from top to bottom: at the provider, here, the address between both, and connecting. */
export function ChannelSetup({ view, channel }: { view: KindView; channel: Channel | undefined }) {
  const { t } = useTranslation('channels');
  const { t: common } = useTranslation();
  const words = useChannelWords();
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery).data ?? [];
  const [values, setValues] = useState<Values>(channel?.settings ?? {});
  const [refused, setRefused] = useState<Refusal>();
  const kind = words.kind(view.kind);
  const posted = isPosted(view, values);
  const guided = hasGuide(view.kind);
  const embedded = view.kind === 'WEB_CHAT';
  const numbers = [guided, true, posted, true, embedded].map(
    ((at) => (shown: boolean) => {
      if (shown) at += 1;
      return at;
    })(0),
  );
  const refuse = (refusal: Refusal | undefined): void => {
    setRefused(refusal);
    if (refusal !== undefined) goTo(fieldId(refusal.setting));
  };
  const saved = async (now: Channel): Promise<void> => {
    setRefused(undefined);
    await navigate({
      to: '/admin/$section/$item',
      params: { section: 'channels', item: now.id },
      search: { setup: true },
      replace: true,
    });
    goTo(isPosted(view, now.settings) ? 'step-webhook' : 'step-connect');
  };
  return (
    <PageView
      title={t('setup.title', { kind })}
      lead={words.lead(view.kind)}
      actions={
        <Button onClick={() => navigate({ to: '/admin/$section', params: { section: 'channels' } })}>
          {common('common.back')}
        </Button>
      }
    >
      <div className={classes.steps}>
        {guided ? (
          <Step
            number={numbers[0]}
            id="prepare"
            title={view.kind === 'API' || view.kind === 'FEED' ? t('setup.prepareOwn') : t('setup.prepare', { kind })}
          >
            <ChannelGuide kind={view.kind} />
          </Step>
        ) : null}
        <Step number={numbers[1]} id="settings" title={t('setup.settings')} done={channel !== undefined}>
          <ChannelSettings
            view={view}
            channel={channel}
            submit={t('setup.save')}
            refused={refused}
            onSaved={(now) => void saved(now)}
            onEdited={setValues}
          />
        </Step>
        {posted ? (
          <Step number={numbers[2]} id="webhook" title={t('setup.webhook')} later={channel === undefined}>
            {channel === undefined ? null : <WebhookAddress kind={view.kind} url={channel.webhookUrl} />}
          </Step>
        ) : null}
        <Step
          number={numbers[3]}
          id="connect"
          title={t('setup.connect')}
          later={channel === undefined}
          done={channel !== undefined && stateOf(channel) === 'CONNECTED'}
        >
          {channel === undefined ? null : (
            <ConnectStep
              channel={channel}
              teamName={teams.find((team) => team.id === channel.teamId)?.name ?? ''}
              onRefused={refuse}
            />
          )}
        </Step>
        {embedded ? (
          <Step number={numbers[4]} id="embed" title={t('embed.title')} later={channel === undefined}>
            {channel === undefined ? null : <ChannelEmbed channel={channel} />}
          </Step>
        ) : null}
      </div>
    </PageView>
  );
}

function Step({
  number,
  id,
  title,
  later = false,
  done = false,
  children,
}: {
  number: number | undefined;
  id: string;
  title: string;
  later?: boolean;
  done?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('channels');
  return (
    <section className={classes.step} data-later={later || undefined} aria-labelledby={`step-${id}`}>
      <span className={classes.mark} data-done={done || undefined} aria-hidden="true">
        {done ? <IconCheck size={14} stroke={2.25} /> : number}
      </span>
      <div className={classes.stepBody}>
        <h2 className={classes.stepTitle} id={`step-${id}`} tabIndex={-1}>
          {title}
        </h2>
        {later ? <p className={classes.said}>{t('setup.first')}</p> : children}
      </div>
    </section>
  );
}
