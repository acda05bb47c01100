import type { CheckFinding } from '../api/types';
import { ok, type Routes } from './rest';
import type { World } from './world';

type Rule = [words: RegExp, level: CheckFinding['level'], name: string, text: string, role: string];

const rules: Rule[] = [
  [/guarantee/gi, 'WARN', 'No guarantees', 'Promise what we can keep.', ''],
  [/\d{4} \d{4} \d{4} \d{4}/g, 'FORBID', 'No card numbers', 'Card numbers never go out.', ''],
  [/refund/gi, 'APPROVE', 'Refunds together', 'Refunds are decided by two.', 'MANAGER'],
  [/asap/gi, 'ADVISE', 'Plain words', 'Say when, in plain words.', ''],
];

/** A few guidelines for answers, and what one of them did about a message. */
export function addGuidanceRoutes(world: World, routes: Routes): void {
  routes.on('POST', '/api/conversations/:id/check', ({ body }) => {
    const text = String(body.text);
    const findings = rules.flatMap(([words, level, name, said, role]): CheckFinding[] => {
      const places = [...text.matchAll(words)].map(({ index, 0: word }) => ({
        start: index,
        end: index + word.length,
      }));
      const reason = 'We keep what we say.';
      return places.length === 0
        ? []
        : [{ guidelineId: name, guidelineVersion: 2, name, reason, level, text: said, role, places }];
    });
    return ok({ findings });
  });
  routes.on('GET', '/api/conversations/:id/acts', (_, { id = '' }) => {
    const first = world.conversations.get(id)?.messages[0];
    const act = {
      messageId: first?.id,
      seq: first?.seq,
      guidelineId: 'urgent',
      guidelineVersion: 3,
      name: 'Broken lamps first',
      reason: 'Nobody sits in the dark because of us.',
      words: ['flickers'],
      steps: [{ action: { kind: 'set_priority', priority: 'HIGH' } }],
      at: first?.receivedAt,
    };
    return ok(/flickers/i.test(first?.text ?? '') ? [act] : []);
  });
}
