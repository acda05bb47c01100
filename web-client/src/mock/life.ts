import { letters } from './letters';
import { anna, openConversation, orders, support } from './seed';
import type { MockBroker } from './stomp';
import type { Conversation, World } from './world';

function customerWrites(world: World, conversation: Conversation): void {
  const { contact, subject } = conversation.summary;
  const text = 'One more thing: could you also tell me when the shop opens on Sunday?';
  const now = new Date().toISOString();
  const message = world.addMessage(conversation, {
    direction: 'INBOUND',
    author: { kind: 'CONTACT', name: contact.name, handle: contact.handle },
    subject: `Re: ${subject}`,
    text,
    receivedAt: now,
  });
  const change = {
    lastSeq: message.seq,
    lastMessageAt: now,
    lastDirection: 'INBOUND' as const,
    waitingSince: conversation.summary.waitingSince ?? now,
    snippet: text,
    status: 'OPEN' as const,
  };
  world.change(conversation, 'MESSAGE_RECEIVED', change, { data: { seq: message.seq, messageId: message.id } });
}

/** Customers write, colleagues claim, type and answer: so that the screen can be seen living. */
export function startLife(world: World, broker: MockBroker): void {
  let turn = 0;
  setInterval(() => {
    turn += 1;
    const all = [...world.conversations.values()];
    const colleague = world.employees[1 + (turn % 2)];
    if (colleague === undefined) return;
    if (turn % 4 === 0) {
      const letter = letters[turn % letters.length];
      if (letter === undefined) return;
      const made = openConversation(world, letter, turn % 8 === 0 ? orders : support, 0);
      world.change(made, 'CONVERSATION_OPENED', {}, { data: { seq: 1 } });
    } else if (turn % 4 === 2) {
      const waiting = all.find((each) => each.summary.status === 'OPEN' && !each.summary.holder);
      if (waiting === undefined) return;
      waiting.token = world.newToken();
      world.change(waiting, 'CLAIMED', { holder: world.ref(colleague.id) }, { employee: colleague.id });
    } else if (turn % 12 === 5) {
      const mine = all.find((each) => each.summary.holder?.id === anna);
      if (mine !== undefined) customerWrites(world, mine);
    } else if (turn % 4 === 1) {
      const mine = all.find((each) => each.summary.participants.length > 0);
      if (mine === undefined) return;
      broker.signal('TYPING', mine.summary.id, colleague.id, true);
    }
  }, 6_000).unref();
}
