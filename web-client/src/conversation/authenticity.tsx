import { IconLock, IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { Authenticity, Message } from '../api/types';
import { printedDay } from '../lib/time';
import { Notice } from '../ui/notice';
import classes from './authenticity.module.css';
import { type Standing, standingOf } from './standing';

interface Props {
  message: Message;
  authenticity: Authenticity;
  shown: boolean;
  onShow: (shown: boolean) => void;
}

const icons = {
  confirmed: IconShieldCheck,
  signed: IconShieldCheck,
  unknown: IconShieldQuestion,
  unconfirmed: IconShieldQuestion,
  contradicted: IconShieldX,
};

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

function names({ sender, signature }: Authenticity, t: TFunction<'mail'>) {
  const domain = domainOf(sender);
  return { sender: sender || t('warn.nobody'), domain: domain || t('warn.nobody'), name: signature?.name ?? '' };
}

/** Beside the time: who stands behind the mail, and the way to know more. */
export function AuthenticityMark({ authenticity, shown, onShow }: Props) {
  const { t } = useTranslation('mail');
  const standing = standingOf(authenticity);
  if (standing === 'none') return null;
  const Icon = icons[standing];
  const words = t(`mark.${standing}`, names(authenticity, t));
  return (
    <button
      type="button"
      className={classes.mark}
      data-standing={standing}
      aria-label={words}
      aria-expanded={shown}
      title={words}
      onClick={() => onShow(!shown)}
    >
      <Icon size={16} stroke={1.75} aria-hidden="true" />
    </button>
  );
}

/** Above the words: the warning where one is due, that the mail is encrypted, and all that was found out, for who asks. */
export function AuthenticityNotice(props: Props) {
  const { message, authenticity, shown, onShow } = props;
  const { t } = useTranslation('mail');
  const id = useId();
  const standing = standingOf(authenticity);
  const more = (
    <button
      type="button"
      className={classes.more}
      aria-expanded={shown}
      aria-controls={id}
      onClick={() => onShow(!shown)}
    >
      {t(shown ? 'warn.hide' : 'warn.details')}
    </button>
  );
  const warning = warningOf(authenticity, standing, t);
  return (
    <div className={classes.notices}>
      {warning === undefined ? null : (
        <Notice tone={standing === 'contradicted' ? 'bad' : 'warn'}>
          <strong>{warning.title}</strong> {warning.why} {more}
        </Notice>
      )}
      {authenticity.encrypted ? (
        <p className={classes.encrypted}>
          <IconLock size={15} stroke={1.75} aria-hidden="true" />
          <span>
            {t('warn.encrypted')} {t('warn.encryptedWhy')}{' '}
            {message.hasRaw ? (
              <a href={`/api/conversations/${message.conversationId}/messages/${message.id}/raw`} download>
                {t('warn.original')}
              </a>
            ) : null}
          </span>
        </p>
      ) : null}
      {shown ? <Details id={id} authenticity={authenticity} /> : null}
    </div>
  );
}

function warningOf(
  authenticity: Authenticity,
  standing: Standing,
  t: TFunction<'mail'>,
): { title: string; why: string } | undefined {
  const facts = names(authenticity, t);
  const { signature } = authenticity;
  if (standing === 'contradicted' || standing === 'unconfirmed')
    return { title: t(`warn.${standing}`, facts), why: t(`warn.${standing}Why`, facts) };
  if (signature?.state === 'BROKEN')
    return { title: t('warn.broken'), why: t(`warn.${signature.damage ?? 'UNREADABLE'}`) };
  if (signature?.state === 'VALID' && !signature.ofSender) return { title: t('warn.otherSigner', facts), why: '' };
  return undefined;
}

function Details({ id, authenticity }: { id: string; authenticity: Authenticity }) {
  const { t } = useTranslation('mail');
  const { sender, server, assumed, checks, encrypted } = authenticity;
  return (
    <section id={id} className={classes.details} aria-label={t('details.title')}>
      <dl>
        {sender === '' ? null : (
          <div>
            <dt>{t('details.sender')}</dt>
            <dd>{sender}</dd>
          </div>
        )}
        {checks.map(({ method, result, domain }) => (
          <div key={method} data-result={result}>
            <dt>{t(`method.${method}`)}</dt>
            <dd>
              {domain === '' ? t(`result.${result}`) : t('details.line', { result: t(`result.${result}`), domain })}
            </dd>
          </div>
        ))}
        <SignatureDetails signature={authenticity.signature} />
        {encrypted ? (
          <div>
            <dt>{t('details.encrypted')}</dt>
            <dd>{t('details.yes')}</dd>
          </div>
        ) : null}
        {checks.length === 0 ? null : (
          <div>
            <dt>{t('details.server')}</dt>
            <dd>
              {server || '–'}
              {assumed ? <span className={classes.quiet}> {t('details.assumed')}</span> : null}
            </dd>
          </div>
        )}
      </dl>
      {checks.length === 0 ? <p className={classes.quiet}>{t('details.noChecks')}</p> : null}
    </section>
  );
}

function SignatureDetails({ signature }: { signature: Authenticity['signature'] }) {
  const { t, i18n } = useTranslation('mail');
  const me = useMe();
  if (signature === undefined) return null;
  const { state, name, addresses = [], issuer = '', until, doubt, damage } = signature;
  return (
    <div data-result={state === 'VALID' ? 'PASS' : state === 'BROKEN' ? 'FAIL' : 'NEUTRAL'}>
      <dt>{t('details.signature')}</dt>
      {state === 'VALID' ? (
        <dd>
          {t('details.valid', {
            name,
            issuer,
            until: until === undefined ? '–' : printedDay(until, 0, i18n.language, me.timeZone),
          })}
          {addresses.length === 0 ? null : (
            <span className={classes.quiet}> {t('details.for', { addresses: addresses.join(', ') })}</span>
          )}
        </dd>
      ) : state === 'UNPROVEN' ? (
        <dd>
          {name === '' ? t('details.unprovenNameless') : t('details.unproven', { name })}
          {doubt === undefined ? null : <span className={classes.quiet}> {t(`doubt.${doubt}`)}</span>}
        </dd>
      ) : (
        <dd>
          {t('details.broken')}
          {damage === undefined ? null : <span className={classes.quiet}> {t(`warn.${damage}`)}</span>}
        </dd>
      )}
    </div>
  );
}
