import type { ConversationSummary, Message } from '../api/types';
import type { Letter } from './letters';
import { openConversation, support } from './seed';
import type { Conversation, World } from './world';

type Channel = ConversationSummary['channel'];

function channel(at: number, kind: Channel['kind'], name: string): Channel {
  return { id: `0198a000-0000-7000-8000-00000000c1${String(at).padStart(2, '0')}`, kind, name };
}

function said(world: World, of: Channel, letter: Letter, minutes: number, more: Partial<Message>): Conversation {
  const made = openConversation(world, letter, support, minutes);
  const visibility = more.visibility ?? 'PRIVATE';
  made.summary = { ...made.summary, channel: of, visibility };
  made.messages = made.messages.map((message) => ({ ...message, to: [], ...more, visibility }));
  return made;
}

function answered(world: World, conversation: Conversation, text: string, more: Partial<Message>): void {
  const employee = world.employees[0];
  if (employee === undefined) return;
  const receivedAt = new Date(Date.now() - 600_000).toISOString();
  const author = world.author(employee.id);
  const message = world.addMessage(conversation, { direction: 'OUTBOUND', author, text, receivedAt, ...more });
  conversation.summary = { ...conversation.summary, lastSeq: message.seq, lastDirection: 'OUTBOUND' };
}

/** A public post, a chat whose reply window has closed, a chat with everything a message can be, a text message. */
export function seedSocial(world: World): void {
  const letter = (name: string, handle: string, subject: string, text: string): Letter => ({
    name,
    handle,
    subject,
    text,
  });
  said(
    world,
    channel(1, 'MASTODON', 'Alpenblick on Mastodon'),
    letter(
      'Nora Frei',
      '@nora@berge.example',
      '',
      'Ordered a tent from @alpenblick three weeks ago and nobody answers. Is anyone there? 🏕️',
    ),
    2,
    { visibility: 'PUBLIC', url: 'https://berge.example/@nora/114210', hasRaw: true },
  );
  said(
    world,
    channel(2, 'WHATSAPP', 'Alpenblick WhatsApp'),
    letter('Luis Ortega', '+41 79 555 01 44', '', 'Thanks, I will try that tomorrow.'),
    3,
    { sentAt: new Date(Date.now() - 30 * 3_600_000).toISOString() },
  );
  const chat = said(
    world,
    channel(3, 'TELEGRAM', 'Alpenblick bot'),
    letter('Aylin Demir', '@aylin', '', 'Does the Trient GTX come in 38? Here is the pair I have now.'),
    4,
    {
      editedAt: new Date(Date.now() - 120_000).toISOString(),
      reactions: [
        { emoji: '👍', names: ['Aylin Demir'] },
        { emoji: '🎉', names: ['Aylin Demir', 'Bruno Meier'] },
      ],
      remoteFiles: [
        { id: 'remote-1', name: 'shoes.mp4', mediaType: 'video/mp4', size: 8_400_211, refused: false },
        {
          id: 'remote-2',
          name: 'catalogue.zip',
          mediaType: 'application/zip',
          size: 92_000_000,
          refused: true,
          error: 'The file is larger than 52428800 bytes.',
        },
      ],
    },
  );
  answered(world, chat, 'Yes, from next Tuesday. Shall we put a pair aside?', {
    delivery: {
      state: 'SENT',
      attempts: 1,
      heldBack: false,
      sentAt: new Date(Date.now() - 590_000).toISOString(),
      deliveredAt: new Date(Date.now() - 580_000).toISOString(),
      readAt: new Date(Date.now() - 300_000).toISOString(),
    },
  });
  const taken = said(
    world,
    channel(4, 'SMS', '+41 33 555 01 00'),
    letter('', '+41 78 555 09 81', '', 'wrong number, sorry'),
    5,
    { deletedAt: new Date(Date.now() - 60_000).toISOString(), text: '', newText: '' },
  );
  taken.summary = { ...taken.summary, snippet: '' };
}
