import type { Answering, ConversationSummary, Manner, Template } from '../api/types';
import { fromOf } from './mail';
import { ok, problem, type Routes } from './rest';
import type { World } from './world';

type Kind = ConversationSummary['channel']['kind'];

const letter: Manner = {
  text: { max: 2_147_483_647, unit: 'UTF16', parts: 1 },
  maxFileBytes: 26_214_400,
  maxFiles: 50,
  fileTypes: [],
  features: ['HTML', 'SUBJECT', 'COPIES', 'LETTERS', 'PRIVATE'],
};

function chat(max: number, unit: Manner['text']['unit'], parts: number, features: Manner['features']): Manner {
  return { text: { max, unit, parts }, maxFileBytes: 20_971_520, maxFiles: 4, fileTypes: [], features };
}

const manners: Partial<Record<Kind, { asIs: Manner; privately?: Manner }>> = {
  MASTODON: {
    asIs: chat(500, 'GRAPHEMES', 1, ['PUBLIC', 'PRIVATE', 'PRIVATE_ANSWER', 'EDITS', 'DELETIONS']),
    privately: chat(500, 'GRAPHEMES', 1, ['PRIVATE', 'EDITS', 'DELETIONS']),
  },
  WHATSAPP: { asIs: chat(4096, 'UTF16', 5, ['PRIVATE', 'TEMPLATES', 'REACTIONS', 'READ_RECEIPTS']) },
  TELEGRAM: { asIs: chat(4096, 'UTF16', 10, ['PRIVATE', 'EDITS', 'REACTIONS']) },
  SMS: { asIs: { ...chat(10, 'SMS_SEGMENTS', 3, ['PRIVATE', 'DELIVERY_RECEIPTS']), maxFileBytes: 0 } },
};

const templates: Template[] = [
  { name: 'order_shipped', language: 'en', text: 'Hello {{1}}, your order {{2}} is on its way.', parameters: 2 },
  { name: 'call_back', language: 'de', text: 'Guten Tag {{1}}, wann dürfen wir Sie anrufen?', parameters: 1 },
];

/** Free answers are taken for a day after the customer's last words. */
const replyWindow = 24 * 3_600_000;

/** How each kind of channel is answered. */
export function addAnsweringRoutes(world: World, routes: Routes): void {
  routes.on('GET', '/api/conversations/:id/answering', (_, { id = '' }) => {
    const found = world.conversations.get(id);
    if (found === undefined) return problem(404, 'not-found', 'This conversation does not exist');
    const { channel, visibility } = found.summary;
    const heard = found.messages.findLast((each) => each.direction === 'INBOUND')?.sentAt ?? '';
    const { asIs, privately } = manners[channel.kind] ?? { asIs: letter };
    const answer: Answering = {
      kind: channel.kind,
      visibility,
      url: found.messages.findLast((each) => each.url)?.url ?? '',
      asIs,
      ...(privately === undefined || visibility === 'PRIVATE' ? {} : { privately }),
      ...(channel.kind === 'EMAIL' ? { from: fromOf(found.messages, !world.aliases) } : {}),
      ...(channel.kind === 'WHATSAPP' ? { closesAt: new Date(Date.parse(heard) + replyWindow).toISOString() } : {}),
    };
    return ok(answer);
  });
  routes.on('GET', '/api/conversations/:id/templates', () => ok(templates));
}
