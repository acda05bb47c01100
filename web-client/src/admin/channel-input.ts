import type { Channel, ReceiveProtocol, Security, SendMode } from './queries';

/** How mail servers are entered: with passwords, or with a token from the provider's own page. */
export type SignIn = 'PASSWORD' | 'GOOGLE' | 'MICROSOFT';

/** A channel as the form holds it: flat, with empty text for what is not set. */
export interface ChannelInput {
  name: string;
  address: string;
  senderName: string;
  teamId: string;
  enabled: boolean;
  protocol: ReceiveProtocol;
  receiveHost: string;
  receivePort: number;
  receiveSecurity: Security;
  receiveUser: string;
  receivePassword: string;
  folder: string;
  mode: SendMode;
  sendHost: string;
  sendPort: number;
  sendSecurity: Security;
  sendUser: string;
  sendPassword: string;
  aliases: string;
  signIn: SignIn;
  clientId: string;
  clientSecret: string;
  tenant: string;
  mailbox: string;
  authserv: string;
  certificates: string;
}

/** Microsoft Graph is entered with Microsoft's sign-in only. */
export function protocolsOf({ signIn }: ChannelInput): readonly ReceiveProtocol[] {
  return signIn === 'MICROSOFT'
    ? ['IMAP', 'POP3', 'GRAPH', 'SMTP_LISTENER', 'NONE']
    : ['IMAP', 'POP3', 'SMTP_LISTENER', 'NONE'];
}

export function modesOf({ signIn }: ChannelInput): readonly SendMode[] {
  return signIn === 'MICROSOFT' ? ['LOCAL', 'SMTP', 'GRAPH'] : ['LOCAL', 'SMTP'];
}

/** Another sign-in, and both directions by what it knows. */
export function signedInBy(signIn: SignIn, { protocol, mode }: ChannelInput): Partial<ChannelInput> {
  if (signIn === 'MICROSOFT') return { signIn };
  return {
    signIn,
    ...(protocol === 'GRAPH' ? { protocol: 'IMAP' } : {}),
    ...(mode === 'GRAPH' ? { mode: 'SMTP' } : {}),
  };
}

const ports: Record<'IMAP' | 'POP3' | 'SMTP', Record<Security, number>> = {
  IMAP: { TLS: 993, STARTTLS: 143, NONE: 143 },
  POP3: { TLS: 995, STARTTLS: 110, NONE: 110 },
  SMTP: { TLS: 465, STARTTLS: 587, NONE: 25 },
};

/** The usual port of a protocol (RFC 8314); what somebody typed stays until protocol or security changes. */
export function portOf(protocol: ReceiveProtocol | 'SMTP', security: Security): number {
  return protocol === 'IMAP' || protocol === 'POP3' || protocol === 'SMTP' ? ports[protocol][security] : 0;
}

export function inputOf(channel: Channel | undefined): ChannelInput {
  const receive = channel?.receive;
  const send = channel?.send;
  const settings = channel?.settings ?? {};
  const protocol = receive?.protocol ?? 'IMAP';
  const receiveSecurity = receive?.security || 'TLS';
  const sendSecurity = send?.security || 'STARTTLS';
  return {
    name: channel?.name ?? '',
    address: channel?.address ?? '',
    senderName: channel?.senderName ?? '',
    teamId: channel?.teamId ?? '',
    enabled: channel?.enabled ?? true,
    protocol,
    receiveHost: receive?.host ?? '',
    receivePort: receive?.port || portOf(protocol, receiveSecurity),
    receiveSecurity,
    receiveUser: receive?.user ?? '',
    receivePassword: '',
    folder: receive?.folder ?? '',
    mode: send?.mode ?? 'SMTP',
    sendHost: send?.host ?? '',
    sendPort: send?.port || portOf('SMTP', sendSecurity),
    sendSecurity,
    sendUser: send?.user ?? '',
    sendPassword: '',
    aliases: settings.aliases ?? '',
    signIn: (settings['auth.mode'] as SignIn | undefined) ?? 'PASSWORD',
    clientId: settings['oauth.clientId'] ?? '',
    clientSecret: '',
    tenant: settings['oauth.tenant'] ?? '',
    mailbox: settings['graph.mailbox'] ?? '',
    authserv: settings['trust.authserv'] ?? '',
    certificates: settings['trust.certificates'] ?? '',
  };
}

/** The request's body; an empty password or secret means "as it was". */
export function channelInput(input: ChannelInput): object {
  return {
    kind: 'EMAIL',
    name: input.name.trim(),
    address: input.address.trim(),
    senderName: input.senderName.trim(),
    teamId: input.teamId,
    enabled: input.enabled,
    receive: receiveOf(input),
    send: sendOf(input),
    settings: {
      aliases: input.aliases,
      'auth.mode': input.signIn,
      ...(input.signIn === 'PASSWORD'
        ? {}
        : {
            'oauth.clientId': input.clientId.trim(),
            ...(input.clientSecret === '' ? {} : { 'oauth.clientSecret': input.clientSecret }),
            'oauth.tenant': input.tenant.trim(),
            'graph.mailbox': input.mailbox.trim(),
          }),
      'trust.authserv': input.authserv.trim(),
      'trust.certificates': input.certificates,
    },
  };
}

/** Where the provider is known, so are its servers; a password of before is of no use. */
const known = { host: '', port: '', security: '', password: '' };

/** Providers know a mailbox by its address. */
function userOf(user: string, { address }: ChannelInput): string {
  return user.trim() || address.trim();
}

function receiveOf(input: ChannelInput): object {
  const { protocol } = input;
  const folder = protocol === 'IMAP' || protocol === 'GRAPH' ? { folder: input.folder.trim() } : {};
  if (protocol !== 'IMAP' && protocol !== 'POP3') return { protocol, ...folder };
  if (input.signIn !== 'PASSWORD') return { protocol, ...known, user: userOf(input.receiveUser, input), ...folder };
  return {
    protocol,
    host: input.receiveHost,
    port: input.receivePort,
    security: input.receiveSecurity,
    user: input.receiveUser,
    ...(input.receivePassword === '' ? {} : { password: input.receivePassword }),
    ...folder,
  };
}

function sendOf(input: ChannelInput): object {
  const { mode } = input;
  if (mode !== 'SMTP') return { mode };
  if (input.signIn !== 'PASSWORD') return { mode, ...known, user: userOf(input.sendUser, input) };
  return {
    mode,
    host: input.sendHost,
    port: input.sendPort,
    security: input.sendSecurity,
    user: input.sendUser,
    ...(input.sendPassword === '' ? {} : { password: input.sendPassword }),
  };
}
