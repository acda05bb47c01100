import type { TFunction } from 'i18next';
import type { Known } from '../ui/commands';

/** Commands that are there only where a list or a conversation is open, so that their keys can be changed from anywhere. */
export function catalogue(t: TFunction<'app'>): Known[] {
  const list = t('keys.list');
  const conversation = t('keys.conversation');
  return [
    { id: 'next', label: t('do.next'), group: list, keys: 'j' },
    { id: 'previous', label: t('do.previous'), group: list, keys: 'k' },
    { id: 'open', label: t('do.open'), group: list, keys: 'Enter' },
    { id: 'claim-next', label: t('do.claimNext'), group: list, keys: 'Shift+C' },
    { id: 'filter', label: t('do.filter'), group: list, keys: 'Shift+F' },
    { id: 'claim', label: t('do.claim'), group: conversation, keys: 'c' },
    { id: 'reply', label: t('do.reply'), group: conversation, keys: 'r' },
    { id: 'forward', label: t('forward.conversation'), group: conversation, keys: 'Shift+R' },
    { id: 'note', label: t('do.note'), group: conversation, keys: 'n' },
    { id: 'follow', label: t('do.follow'), group: conversation, keys: 'f' },
    { id: 'unfollow', label: t('do.unfollow'), group: conversation, keys: 'f' },
    { id: 'hand-over', label: t('do.handOver'), group: conversation, keys: 'h' },
    { id: 'release', label: t('do.release'), group: conversation, keys: 'u' },
    { id: 'close', label: t('do.close'), group: conversation, keys: 'e' },
    { id: 'reopen', label: t('do.reopen'), group: conversation, keys: 'e' },
    { id: 'spam', label: t('do.spam'), group: conversation, keys: '!' },
    { id: 'not-spam', label: t('do.notSpam'), group: conversation, keys: '!' },
    { id: 'block', label: t('do.block'), group: conversation },
    { id: 'snooze', label: t('do.snooze'), group: conversation, keys: 'z' },
    { id: 'priority', label: t('do.priority'), group: conversation, keys: 'p' },
    { id: 'tag', label: t('do.tag'), group: conversation, keys: 't' },
    { id: 'aside', label: t('do.showAside'), group: conversation, keys: 'i' },
    { id: 'activity', label: t('do.showActivity'), group: conversation, keys: 'Shift+A' },
    { id: 'join', label: t('do.join'), group: conversation },
    { id: 'leave', label: t('do.leave'), group: conversation },
    { id: 'back', label: t('do.back'), group: conversation, keys: 'Escape' },
  ];
}

/** What may share its keys with another: only one of the two is ever there. */
const alternatives = [
  ['close', 'reopen'],
  ['spam', 'not-spam'],
  ['follow', 'unfollow'],
  ['join', 'leave'],
];

/** The commands that would answer to the same keys, or whose keys begin with these. */
export function conflicting(all: readonly Known[], command: Known): Known[] {
  const { keys } = command;
  if (keys === undefined || keys === '') return [];
  return all.filter((other) => {
    if (other.id === command.id || other.keys === undefined || other.keys === '') return false;
    if (alternatives.some((pair) => pair.includes(other.id) && pair.includes(command.id))) return false;
    return other.keys === keys || other.keys.startsWith(`${keys} `) || keys.startsWith(`${other.keys} `);
  });
}
