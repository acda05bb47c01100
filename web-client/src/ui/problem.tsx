import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiProblem, NoAnswer } from '../api/problem';
import { Notice } from './notice';

interface Facts {
  holder?: { name?: string };
  retryAfterSeconds?: number;
  place?: string;
  variable?: string;
  address?: string;
  channel?: string;
}

/** What a problem's sentence may name. */
function factsOf({ body, detail, retryAfterSeconds }: ApiProblem, t: TFunction<'app'>) {
  const { holder, retryAfterSeconds: wait, place, variable, address, channel } = body as Facts;
  return {
    name: typeof body.contact === 'string' ? body.contact : (holder?.name ?? t('problem.colleague')),
    seconds: wait ?? retryAfterSeconds ?? 60,
    detail: detail ?? '',
    place: place ?? '',
    variable: variable ?? '',
    address: address ?? '',
    channel: channel ?? '',
    fields: Array.isArray(body.fields) ? body.fields.join(', ') : '',
  };
}

/** The sentence of the problem's code in the reader's language; for a code of a newer server, the server's own words. */
function sentenceByCode(error: ApiProblem, t: TFunction<'app'>): string {
  const reason = typeof error.body.reason === 'string' ? error.body.reason : '';
  const code = error.status === 429 ? 'too-many' : error.code;
  const known = t(`problem.by.${code as 'internal'}`, { ...factsOf(error, t), defaultValue: '' });
  const sentence = t(`problem.weak.${reason as 'COMMON'}`, { defaultValue: known });
  if (sentence !== '') return sentence;
  return error.status >= 500 ? t('problem.server') : (error.detail ?? error.title);
}

/** What went wrong, as a sentence that says what to do. */
export function sentenceOf(error: unknown, t: TFunction<'app'>): string {
  if (error instanceof NoAnswer) return t('problem.noAnswer');
  if (!(error instanceof ApiProblem)) return t('problem.unexpected');
  return sentenceByCode(error, t);
}

export function ProblemNotice({ error, action }: { error: unknown; action?: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" action={action}>
      {sentenceOf(error, t)}
    </Notice>
  );
}
