import type { TFunction } from 'i18next';
import type { Spam } from '../api/types';

type Words = TFunction<'spam'>;

/** Why a conversation is in Spam, as a sentence. */
export function reasonOf(spam: Spam, t: Words): string {
  const { count = '0', names = '', certainty = '', words = '', value = '' } = spam.facts;
  switch (spam.cause) {
    case 'PERSON':
      return spam.by === undefined ? t('why.SOMEBODY') : t('why.PERSON', { name: spam.by.name });
    case 'SENDER':
      return t('why.SENDER', { count: Number(count), names });
    case 'DOMAIN':
      return t('why.DOMAIN', { count: Number(count), names });
    case 'CONTENT':
      return t('why.CONTENT', { certainty, words });
    case 'BLOCKED':
      return t('why.BLOCKED', { value });
    case 'GUIDELINE':
      return t('why.GUIDELINE', { guideline: spam.facts.name ?? '' });
  }
}

/** What the mail servers on its way held against it. */
export function serversOf(spam: Spam, t: Words): string | undefined {
  const { server, checks } = spam.facts;
  const said = [
    server === undefined ? undefined : t('why.server'),
    checks === undefined ? undefined : t('why.checks', { checks: checks.toUpperCase() }),
  ].filter((each) => each !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}
