import type { Channel, ReceiveProtocol, Security } from './queries';

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
  mode: 'LOCAL' | 'SMTP';
  sendHost: string;
  sendPort: number;
  sendSecurity: Security;
  sendUser: string;
  sendPassword: string;
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
  const protocol = receive?.protocol ?? 'IMAP';
  const receiveSecurity = receive?.security ?? 'TLS';
  const sendSecurity = send?.security ?? 'STARTTLS';
  return {
    name: channel?.name ?? '',
    address: channel?.address ?? '',
    senderName: channel?.senderName ?? '',
    teamId: channel?.teamId ?? '',
    enabled: channel?.enabled ?? true,
    protocol,
    receiveHost: receive?.host ?? '',
    receivePort: receive?.port ?? portOf(protocol, receiveSecurity),
    receiveSecurity,
    receiveUser: receive?.user ?? '',
    receivePassword: '',
    folder: receive?.folder ?? 'INBOX',
    mode: send?.mode ?? 'SMTP',
    sendHost: send?.host ?? '',
    sendPort: send?.port ?? portOf('SMTP', sendSecurity),
    sendSecurity,
    sendUser: send?.user ?? '',
    sendPassword: '',
  };
}

/** The request's body; an empty password means "as it was". */
export function channelInput(input: ChannelInput): object {
  const remote = input.protocol === 'IMAP' || input.protocol === 'POP3';
  return {
    kind: 'EMAIL',
    name: input.name.trim(),
    address: input.address.trim(),
    senderName: input.senderName.trim(),
    teamId: input.teamId,
    enabled: input.enabled,
    receive: remote
      ? {
          protocol: input.protocol,
          host: input.receiveHost,
          port: input.receivePort,
          security: input.receiveSecurity,
          user: input.receiveUser,
          ...(input.receivePassword === '' ? {} : { password: input.receivePassword }),
          ...(input.protocol === 'IMAP' ? { folder: input.folder.trim() || 'INBOX' } : {}),
        }
      : { protocol: input.protocol },
    send:
      input.mode === 'SMTP'
        ? {
            mode: 'SMTP',
            host: input.sendHost,
            port: input.sendPort,
            security: input.sendSecurity,
            user: input.sendUser,
            ...(input.sendPassword === '' ? {} : { password: input.sendPassword }),
          }
        : { mode: 'LOCAL' },
  };
}
