import type { Authenticity, Message } from '../api/types';
import type { Letter } from './letters';
import { openConversation, support } from './seed';
import type { World } from './world';

type Check = Authenticity['checks'][number];

const check = (method: Check['method'], result: Check['result'], domain: string): Check => ({ method, result, domain });

function proof(sender: string, more: Partial<Authenticity>): Authenticity {
  return {
    verdict: 'UNKNOWN',
    sender,
    server: 'mx.alpenblick.example',
    assumed: false,
    checks: [],
    encrypted: false,
    ...more,
  };
}

function written(world: World, letter: Letter, minutes: number, more: Partial<Message>): void {
  const made = openConversation(world, letter, support, minutes);
  made.messages = made.messages.map((message) => ({ ...message, ...more }));
}

/** Mails of which it is known who stands behind them: somebody, nobody, somebody else. */
export function seedMails(world: World): void {
  world.aliases = true;
  written(
    world,
    {
      name: 'Bergbank',
      handle: 'service@bergbank.example',
      subject: 'Your account has been limited',
      text: 'Dear customer,\n\nwe have limited your account. Confirm your details at https://bergbank-login.example within 24 hours.\n\nBergbank Security',
    },
    1,
    {
      authenticity: proof('service@bergbank.example', {
        verdict: 'CONTRADICTED',
        checks: [
          check('SPF', 'PASS', 'bulk.example'),
          check('DKIM', 'NONE', ''),
          check('DMARC', 'FAIL', 'bergbank.example'),
        ],
      }),
    },
  );
  written(
    world,
    {
      name: 'Paula Huber',
      handle: 'paula@huber-holz.example',
      subject: 'Invoice 2026-113',
      text: 'Hello, our bank account has changed. Please use the new one on the invoice.',
    },
    2,
    {
      authenticity: proof('paula@huber-holz.example', {
        verdict: 'UNCONFIRMED',
        assumed: true,
        checks: [check('SPF', 'SOFTFAIL', 'huber-holz.example'), check('DMARC', 'NONE', 'huber-holz.example')],
      }),
    },
  );
  written(
    world,
    {
      name: 'Anna Keller',
      handle: 'anna@keller.example',
      subject: 'Contract for the cabin',
      text: 'Hello, I signed the contract for the cabin. Could you send yours back by Friday?',
    },
    3,
    {
      to: [{ name: '', handle: 'rental@alpenblick.example' }],
      authenticity: proof('anna@keller.example', {
        verdict: 'CONFIRMED',
        checks: [check('DKIM', 'PASS', 'keller.example'), check('DMARC', 'PASS', 'keller.example')],
        signature: {
          state: 'VALID',
          name: 'Anna Keller',
          addresses: ['anna@keller.example'],
          issuer: 'SwissSign AG',
          until: '2027-05-31T22:00:00Z',
          ofSender: true,
        },
      }),
    },
  );
  written(
    world,
    {
      name: 'Denise Roux',
      handle: 'denise@notaire.example',
      subject: 'Documents',
      text: 'This message is encrypted and can only be read with the right key.',
    },
    4,
    {
      authenticity: proof('denise@notaire.example', {
        verdict: 'CONFIRMED',
        checks: [check('DMARC', 'PASS', 'notaire.example')],
        signature: { state: 'BROKEN', name: '', ofSender: false, damage: 'CHANGED' },
        encrypted: true,
      }),
    },
  );
}

/** The addresses of the one mail channel: the second where a mail was written to it. */
export function fromOf(messages: readonly Message[], alone: boolean) {
  const main = 'hello@alpenblick.example';
  const rental = 'rental@alpenblick.example';
  const newest = messages.findLast((each) => each.direction === 'INBOUND');
  const usual = newest?.to.some(({ handle }) => handle === rental) ? rental : main;
  return { name: 'Alpenblick Outdoor', main, usual, addresses: alone ? [main] : [main, rental] };
}
