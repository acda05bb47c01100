import { ImapFlow } from 'imapflow';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { world } from './world';

/** Sends one mail as a customer's mail program does; resolves with its Message-ID once the server has accepted it. */
export async function send(mail: SendMailOptions, port = world.mailServer.smtpPort): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    const sent = await transport.sendMail(mail);
    return sent.messageId;
  } finally {
    transport.close();
  }
}

/** Every mail in a mailbox of the mail server; the password is the address. */
export async function mailsOf(address: string): Promise<ParsedMail[]> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: world.mailServer.imapPort,
    secure: false,
    auth: { user: address, pass: address },
    logger: false,
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX');
    const mails: ParsedMail[] = [];
    for await (const message of client.fetch('1:*', { source: true })) {
      if (message.source) mails.push(await simpleParser(message.source));
    }
    return mails;
  } finally {
    await client.logout();
  }
}
