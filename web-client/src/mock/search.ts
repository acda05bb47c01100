import type { SearchAnswer, SearchHit, SearchPiece, Suggestion } from '../api/types';
import { ok, problem, type Routes } from './rest';
import type { Conversation, World } from './world';

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function pieces(text: string, words: readonly string[]): SearchPiece[] {
  if (words.length === 0) return [{ text, marked: false }];
  const wanted = words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '.')).join('|');
  return text
    .replace(/\s+/g, ' ')
    .split(new RegExp(`(${wanted})`, 'giu'))
    .filter((part) => part !== '')
    .map((part) => ({ text: part, marked: words.includes(plain(part)) }));
}

function hitOf({ summary, messages }: Conversation, words: readonly string[]): SearchHit | undefined {
  const found = messages.filter((message) => {
    const text = plain(`${message.subject} ${message.author.name} ${message.text} ${summary.subject}`);
    return words.every((word) => text.includes(word));
  });
  if (found.length === 0) return undefined;
  return {
    conversation: summary,
    found: found.length,
    messages: found.slice(-2).map((message) => ({
      id: message.id,
      seq: message.seq,
      direction: message.direction,
      sentAt: message.sentAt,
      author: pieces(message.author.name, words),
      subject: pieces(message.subject || summary.subject, words),
      text: pieces(message.text.slice(0, 220), words),
      files: message.attachments.map((file) => pieces(file.name, words)),
    })),
  };
}

const filters: Record<string, (conversation: Conversation, me: string) => boolean> = {
  'is:open': ({ summary }) => summary.status === 'OPEN',
  'is:closed': ({ summary }) => summary.status === 'CLOSED',
  'is:mine': ({ summary }, me) => summary.holder?.id === me,
  'has:attachment': ({ messages }) => messages.some((message) => message.attachments.length > 0),
};

/** Words and a few filters: enough for the page; the server's tests look at the rest. */
export function addSearchRoutes(world: World, routes: Routes): void {
  routes.on('GET', '/api/search', ({ query, me }) => {
    const typed = (query.get('q') ?? '').split(/\s+/).filter((word) => word !== '');
    const unknown = typed.find((word) => /^form:/.test(word));
    if (unknown !== undefined) {
      return problem(400, 'search-query', 'Bad Request', {
        reason: 'UNKNOWN_FILTER',
        what: 'form:',
        possible: ['from', 'to', 'subject'],
        at: 0,
        length: unknown.length,
      });
    }
    const words = typed.filter((word) => !word.includes(':')).map((word) => plain(word.replace(/["*]/g, '')));
    const items = [...world.conversations.values()]
      .filter((conversation) => typed.every((word) => filters[word]?.(conversation, me) ?? true))
      .flatMap((conversation) => hitOf(conversation, words) ?? []);
    const answer: SearchAnswer = { items: items.slice(0, 50), count: items.length, exact: true, alike: [] };
    return ok(answer);
  });

  routes.on('GET', '/api/search/suggest', ({ query }) => {
    const last = (query.get('q') ?? '').split(' ').at(-1) ?? '';
    const values = ['from:', 'file:', 'team:', 'tag:', 'subject:', ...Object.keys(filters)];
    const answer: Suggestion[] = values
      .filter((value) => last !== '' && value.startsWith(last) && value !== last)
      .map((value) => ({ kind: value.endsWith(':') ? 'FILTER' : 'VALUE', insert: value, label: value, detail: '' }));
    return ok(answer);
  });
}
