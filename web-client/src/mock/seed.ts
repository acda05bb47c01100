import type { ConversationSummary, Field, Message, Role, TagColor } from '../api/types';
import { type Letter, letters, people, subjects } from './letters';
import { type Conversation, placeOf, type Said, World } from './world';

export const anna = '0198a000-0000-7000-8000-00000000a001';
const bruno = '0198a000-0000-7000-8000-00000000a002';
const chiara = '0198a000-0000-7000-8000-00000000a003';
const denis = '0198a000-0000-7000-8000-00000000a004';
export const support = '0198a000-0000-7000-8000-00000000b001';
export const orders = '0198a000-0000-7000-8000-00000000b002';
const channel = {
  id: '0198a000-0000-7000-8000-00000000c001',
  kind: 'EMAIL' as const,
  name: 'hello@alpenblick.example',
};
const minute = 60_000;

function ago(minutes: number): string {
  return new Date(Date.now() - minutes * minute).toISOString();
}

function staff(world: World): void {
  const teams = [
    { id: support, name: 'Support' },
    { id: orders, name: 'Orders' },
  ];
  world.teams.push(...teams);
  const add = (id: string, name: string, role: Role, present: boolean): void => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@alpenblick.example`;
    world.employees.push({ id, name, email, role, present, active: true, teams: role === 'EMPLOYEE' ? [] : teams });
  };
  add(anna, 'Anna Keller', 'ADMINISTRATOR', true);
  add(bruno, 'Bruno Meier', 'AGENT', true);
  add(chiara, 'Chiara Rossi', 'AGENT', true);
  add(denis, 'Denis Favre', 'EMPLOYEE', false);
}

function labels(world: World, all: readonly Conversation[]): void {
  const add = (at: number, name: string, color: TagColor): string => {
    const id = `0198a000-0000-7000-8000-00000000d00${at}`;
    world.tags.push({ id, name, color });
    return id;
  };
  const delivery = add(1, 'Delivery', 'BLUE');
  const refund = add(2, 'Refund', 'GREEN');
  const warranty = add(3, 'Warranty', 'PURPLE');
  const press = add(4, 'Press', 'AMBER');
  const sets: string[][] = [[delivery], [], [refund, delivery], [], [warranty], [], [], [press, refund, delivery]];
  for (const [index, conversation] of all.entries()) {
    conversation.summary = { ...conversation.summary, tagIds: sets[index % sets.length] ?? [] };
  }
}

function ownFields(world: World): void {
  const add = (field: Pick<Field, 'key' | 'label' | 'type' | 'subject'> & Partial<Field>): void => {
    const position = world.fields.length;
    const id = `0198a000-0000-7000-8000-00000000e00${position}`;
    world.fields.push({ labels: {}, choices: [], requiredOnClose: false, ...field, id, position });
  };
  const choices = ['Tent', 'Rope', 'Lamp', 'Shoe'].map((label) => ({ value: label.toLowerCase(), label }));
  add({
    key: 'order_number',
    label: 'Order number',
    labels: { de: 'Bestellnummer' },
    type: 'TEXT',
    subject: 'CONVERSATION',
  });
  add({
    key: 'product',
    label: 'Product',
    labels: { de: 'Produkt' },
    type: 'CHOICE',
    subject: 'CONVERSATION',
    choices,
  });
  add({
    key: 'club_member',
    label: 'Club member',
    labels: { de: 'Vereinsmitglied' },
    type: 'BOOLEAN',
    subject: 'CONTACT',
  });
}

function inbound(letter: Letter, at: string): Said {
  const full = [letter.text, letter.signature, letter.quoted].filter(Boolean).join('\n\n');
  return {
    direction: 'INBOUND',
    author: { kind: 'CONTACT', name: letter.name ?? letter.handle, handle: letter.handle },
    to: [{ name: 'Alpenblick Outdoor', handle: channel.name }],
    subject: letter.subject,
    text: full,
    newText: letter.text,
    quotedText: letter.quoted ?? '',
    signature: letter.signature ?? '',
    html: letter.html ?? '',
    receivedAt: at,
    nature: letter.nature ?? 'PERSONAL',
    natureDetail: letter.detail,
    hasRaw: true,
    attachments: (letter.attachments ?? []).map((each, at2) => ({ ...each, id: `file-${letter.handle}-${at2}` })),
  };
}

export function openConversation(world: World, letter: Letter, teamId: string, minutes: number): Conversation {
  const at = ago(minutes);
  const number = 1041 + world.conversations.size;
  const summary: ConversationSummary = {
    id: world.newId(),
    number,
    subject: letter.subject,
    snippet: letter.text.replace(/\s+/g, ' ').slice(0, 140),
    status: 'OPEN',
    channel,
    teamId,
    contact: { id: `contact-${letter.handle}`, name: letter.name ?? letter.handle, handle: letter.handle },
    participants: [],
    followers: [],
    drafting: [],
    lastSeq: 0,
    lastMessageAt: at,
    waitingSince: at,
    lastDirection: 'INBOUND',
    version: 1,
    sample: false,
    nature: letter.nature ?? 'PERSONAL',
    priority: 'NORMAL',
    tagIds: [],
    place: 0,
    visibility: 'PRIVATE',
  };
  summary.place = placeOf(summary);
  const conversation: Conversation = { summary, messages: [], drafts: new Map(), reviews: new Map(), token: 1 };
  world.addMessage(conversation, inbound(letter, at));
  conversation.summary = { ...summary, lastSeq: 1 };
  world.conversations.set(summary.id, conversation);
  return conversation;
}

function answer(world: World, conversation: Conversation, by: string, text: string, minutes: number): Message {
  const { contact } = conversation.summary;
  const at = ago(minutes);
  const message = world.addMessage(conversation, {
    direction: 'OUTBOUND',
    author: world.author(by),
    to: [{ name: contact.name, handle: contact.handle }],
    subject: `Re: ${conversation.summary.subject}`,
    text,
    receivedAt: at,
    delivery: { state: 'SENT', attempts: 1, heldBack: false, sentAt: at },
  });
  conversation.summary = { ...conversation.summary, lastSeq: message.seq, lastDirection: 'OUTBOUND' };
  return message;
}

function note(world: World, conversation: Conversation, by: string, text: string, minutes: number): void {
  const message = world.addMessage(conversation, {
    direction: 'NOTE',
    author: { ...world.author(by), handle: '' },
    text,
    receivedAt: ago(minutes),
  });
  conversation.summary = { ...conversation.summary, lastSeq: message.seq };
}

function follow(world: World, conversation: Conversation, text: string, minutes: number): void {
  const { contact, subject } = conversation.summary;
  const letter = { name: contact.name, handle: contact.handle, subject: `Re: ${subject}`, text };
  const message = world.addMessage(conversation, inbound(letter, ago(minutes)));
  conversation.summary = {
    ...conversation.summary,
    lastSeq: message.seq,
    lastMessageAt: message.receivedAt,
    lastDirection: 'INBOUND',
    waitingSince: message.receivedAt,
    snippet: text.slice(0, 140),
  };
}

/** One of each: held by me, held by another, with notes, with failed and uncertain deliveries, and one very long. */
function stories(world: World, all: Conversation[]): void {
  const at = (index: number): Conversation => all[index] as Conversation;
  const hold = (conversation: Conversation, by: string): void => {
    conversation.token = world.newToken();
    conversation.summary = { ...conversation.summary, holder: world.ref(by) };
  };
  const club = at(7);
  answer(
    world,
    club,
    anna,
    'Dear Priya\n\nClubs get 18 % from 25 pieces, and yes, by invoice within 30 days.\n\nKind regards\nAnna Keller',
    190,
  );
  note(world, club, bruno, 'We have 52 of the Lumen 400 left, the next delivery comes on 9 December.', 150);
  follow(
    world,
    club,
    'That sounds great! Could you reserve 40 for us until Monday? Our treasurer signs on Sunday.',
    26,
  );
  hold(club, anna);
  club.summary = { ...club.summary, participants: [world.ref(bruno)] };

  const wrong = at(11);
  answer(
    world,
    wrong,
    anna,
    'Dear Mr Okafor\n\nThe blue rope left our warehouse today. Please bring the red one to Basel whenever it suits you.',
    55,
  );
  (wrong.messages.at(-1) as Message).delivery = {
    state: 'FAILED',
    attempts: 5,
    heldBack: false,
    error: '452 4.2.2 The mailbox is full',
  };
  hold(wrong, anna);

  const invoice = at(12);
  answer(world, invoice, anna, 'Gentile signora Ferrari\n\nIn allegato trova la fattura intestata allo studio.', 90);
  (invoice.messages.at(-1) as Message).delivery = { state: 'UNKNOWN', attempts: 1, heldBack: false };
  hold(invoice, anna);

  hold(at(9), chiara);
  hold(at(10), bruno);
  at(10).summary = { ...at(10).summary, participants: [world.ref(anna)] };

  const long = at(3);
  for (let index = 0; index < 60; index += 1) {
    if (index % 2 === 0)
      answer(world, long, bruno, `Buongiorno, abbiamo scritto di nuovo al corriere (${index + 1}).`, 4300 - index * 60);
    else follow(world, long, `Ancora nessuna notizia dal corriere. Tentativo ${index + 1}.`, 4270 - index * 60);
  }
  follow(world, long, 'Buongiorno, il corriere ora chiede anche il codice doganale. Potete aiutarmi?', 95);
}

/** Some more urgent than others, some put aside. */
function attention(world: World, all: Conversation[]): void {
  const change = (index: number, changed: Partial<ConversationSummary>): void => {
    const conversation = all[index] as Conversation;
    conversation.summary = { ...conversation.summary, ...changed };
  };
  change(1, { priority: 'URGENT', dueAt: ago(12) });
  change(2, { priority: 'HIGH', dueAt: ago(-9) });
  change(0, { dueAt: ago(-200) });
  change(6, { priority: 'LOW' });
  change(4, { snooze: { until: ago(-60 * 20), by: world.ref(anna) } });
  change(5, { snooze: { by: world.ref(bruno) } });
  const offered = all[13] ?? all[8];
  if (offered !== undefined) {
    offered.summary = { ...offered.summary, holder: world.ref(anna), offeredUntil: ago(-2) };
    offered.token = world.newToken();
  }
  for (const conversation of all) conversation.summary.place = placeOf(conversation.summary);
}

export function seededWorld(): World {
  const world = new World();
  staff(world);
  const first = letters.map((letter, index) =>
    openConversation(world, letter, index % 4 === 3 ? orders : support, 14 + index * 23 + (index > 8 ? 240 : 0)),
  );
  stories(world, first);
  labels(world, first);
  attention(world, first);
  ownFields(world);
  for (let index = 0; index < 320; index += 1) {
    const [name, local] = people[index % people.length] as (typeof people)[number];
    const subject = subjects[(index * 7) % subjects.length] as string;
    const text = `${subject}. Order AB-${20100 + index}. ${'Could you have a look, please? '.repeat((index % 3) + 1)}`;
    const letter = { name, handle: `${local}${index}@example.org`, subject, text };
    const made = openConversation(
      world,
      letter,
      index % 3 === 0 ? orders : support,
      index % 5 === 0 ? 3 + index / 30 : 700 + index * 31,
    );
    if (index % 5 !== 0) {
      answer(world, made, [bruno, chiara, anna][index % 3] as string, 'Thank you, this is solved.', 600 + index * 31);
      made.summary = { ...made.summary, status: 'CLOSED', waitingSince: undefined };
    }
  }
  return world;
}
