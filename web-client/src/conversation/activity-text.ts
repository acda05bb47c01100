import type { TFunction } from 'i18next';
import type { Activity, Message } from '../api/types';
import { shortTime } from '../lib/time';

type Words = TFunction<'house'>;

/** Who did it: a colleague, a rule, or Parley itself. */
function doer(item: Activity, t: Words): string {
  if (item.employee !== undefined && item.employee !== '') return item.employee;
  if (item.data.rule !== undefined) return t('activity.rule', { rule: item.data.rule });
  return t('activity.parley');
}

function listed(names: string | undefined, language: string): string {
  const all = (names ?? '').split('\n').filter(Boolean);
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(all.map((name) => `“${name}”`));
}

function handedOver(item: Activity, t: Words, who: string): string {
  const { to, from = '', fromTeam, toTeam = '' } = item.data;
  if (to !== undefined && to === item.employee) return t('activity.tookOver', { who, from });
  if (to !== undefined) return t('activity.handedTo', { who, to: to || t('activity.somebody') });
  if (fromTeam !== undefined && fromTeam !== '') return t('activity.moved', { who, fromTeam, toTeam });
  return t('activity.movedTo', { who, toTeam });
}

function tagged(item: Activity, t: Words, language: string, who: string): string | undefined {
  const added = listed(item.data.added, language);
  const removed = listed(item.data.removed, language);
  if (added === '' && removed === '') return undefined;
  if (removed === '') return t('activity.tagsAdded', { who, added });
  return added === '' ? t('activity.tagsRemoved', { who, removed }) : t('activity.tagsBoth', { who, added, removed });
}

function fieldsChanged(item: Activity, t: Words, language: string, who: string): string | undefined {
  const lines = (item.data.changes ?? '').split('\n').filter(Boolean);
  if (lines.length === 0) return undefined;
  const changes = lines.map((line) => {
    const [label = '', before = '', after = ''] = line.split('\t');
    if (after === '') return t('activity.fieldEmptied', { label });
    return before === ''
      ? t('activity.fieldSet', { label, after })
      : t('activity.fieldChanged', { label, before, after });
  });
  return t('activity.fields', { who, changes: new Intl.ListFormat(language).format(changes) });
}

function woken(item: Activity, t: Words, who: string): string {
  if (item.employee !== undefined) return t('activity.woken', { who });
  return item.data.reason === 'TIME' ? t('activity.wokenByTime') : t('activity.wokenByMessage');
}

function spamMarked(item: Activity, t: Words, who: string): string {
  const { cause, names = '', certainty = '' } = item.data;
  const count = Number(item.data.count ?? 0);
  switch (cause) {
    case 'SENDER':
      return t('activity.spam.SENDER', { count, names });
    case 'DOMAIN':
      return t('activity.spam.DOMAIN', { count, names });
    case 'CONTENT':
      return t('activity.spam.CONTENT', { certainty });
    case 'BLOCKED':
      return item.employee === undefined ? t('activity.spam.HELD') : t('activity.spam.BLOCKED', { who });
    default:
      return t('activity.spam.PERSON', { who });
  }
}

/** What happened, as a sentence; nothing for what only a newer server knows. */
export function sentenceOf(item: Activity, t: Words, language: string): string | undefined {
  const who = doer(item, t);
  const from = item.data.from || t('activity.somebody');
  const own = item.data.from === undefined || item.data.from === item.employee;
  switch (item.type) {
    case 'CONVERSATION_OPENED':
      return t('activity.opened');
    case 'CLAIMED':
      return t('activity.claimed', { who });
    case 'CONVERSATION_CHANGED':
      return item.data.holder ? t('activity.settled', { holder: item.data.holder }) : t('activity.unsettled');
    case 'RELEASED':
      return own ? t('activity.released', { who }) : t('activity.releasedFor', { who, from });
    case 'TAKEN_BACK':
      return item.data.reason === 'DEACTIVATED'
        ? t('activity.takenBackLeft', { from })
        : t('activity.takenBackAway', { from });
    case 'HANDED_OVER':
      return handedOver(item, t, who);
    case 'DRAFT_TAKEN':
      return t('activity.draftTaken', { who, from });
    case 'REVIEW_ASKED':
      return item.data.to ? t('activity.reviewAskedOf', { who, to: item.data.to }) : t('activity.reviewAsked', { who });
    case 'REVIEW_WITHDRAWN':
      return t('activity.reviewWithdrawn', { who });
    case 'REVIEW_APPROVED':
      return t(item.data.sent === 'true' ? 'activity.reviewSent' : 'activity.reviewApproved', {
        who,
        to: item.data.to || t('activity.somebody'),
      });
    case 'REVIEW_CHANGES':
      return t('activity.reviewChanges', { who, to: item.data.to || t('activity.somebody') });
    case 'REVIEW_VOID':
      return t('activity.reviewVoid', { who });
    case 'JOINED':
      return t('activity.joined', { who });
    case 'LEFT':
      return t('activity.left', { who });
    case 'CLOSED':
      return own ? t('activity.closed', { who }) : t('activity.closedFor', { who, from });
    case 'SURVEY_ANSWERED':
      return t(`activity.survey.${item.data.change as 'RATED'}`, { score: item.data.score ?? '' });
    case 'REOPENED':
      if (item.data.reason === 'SURVEY') return t('activity.reopenedByRating');
      return item.employee === undefined && item.data.rule === undefined
        ? t('activity.reopenedByMessage')
        : t('activity.reopened', { who });
    case 'TAGGED':
      return tagged(item, t, language, who);
    case 'SNOOZED':
      return item.data.until === undefined
        ? t('activity.snoozed', { who })
        : t('activity.snoozedUntil', { who, at: shortTime(item.data.until, language) });
    case 'WOKEN':
      return woken(item, t, who);
    case 'PRIORITY_CHANGED':
      return t('activity.priority', { who, priority: t(`activity.priorities.${item.data.priority as 'LOW'}`) });
    case 'MERGED':
    case 'MERGED_AWAY':
    case 'UNMERGED':
    case 'SPLIT':
    case 'SPLIT_OFF':
    case 'LINKED':
    case 'UNLINKED':
      return t(`activity.together.${item.type}`, { who, number: item.data.number ?? '' });
    case 'SPAM_MARKED':
      return spamMarked(item, t, who);
    case 'SPAM_CLEARED':
      return t('activity.spam.CLEARED', { who });
    case 'FIELDS_CHANGED':
      return fieldsChanged(item, t, language, who);
    case 'DELIVERY_CHANGED':
      return item.data.state === 'UNKNOWN' ? t('activity.maybeDelivered') : t('activity.notDelivered');
    default:
      return undefined;
  }
}

/** What happened before each message, and after the last one. */
export function spread(items: readonly Activity[], messages: readonly Message[]): Activity[][] {
  const places: Activity[][] = messages.map(() => []);
  places.push([]);
  let at = 0;
  for (const item of items) {
    while (at < messages.length && Date.parse(messages[at]?.receivedAt ?? '') <= Date.parse(item.at)) at += 1;
    places[at]?.push(item);
  }
  return places;
}
