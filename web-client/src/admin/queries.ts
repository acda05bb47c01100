import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { ChannelView, Company, Invitation, LocalMail, Samples, SetAside, Team } from '../api/types';

export type Security = 'TLS' | 'STARTTLS' | 'NONE';
export type ReceiveProtocol = 'IMAP' | 'POP3' | 'SMTP_LISTENER' | 'GRAPH' | 'NONE';
export type SendMode = 'LOCAL' | 'SMTP' | 'GRAPH';

export interface Receive {
  protocol: ReceiveProtocol;
  host?: string;
  port?: number;
  security?: Security;
  user?: string;
  passwordSet: boolean;
  folder?: string;
}

export interface Send {
  mode: SendMode;
  host?: string;
  port?: number;
  security?: Security;
  user?: string;
  passwordSet: boolean;
}

/** The server describes the two sides as settings by name: these are those that the form knows. */
export type Channel = Omit<ChannelView, 'receive' | 'send'> & { receive: Receive; send: Send };

/** Everything the managers' pages keep in the cache stands below one key. */
const name = (...rest: string[]) => ['admin', ...rest] as const;

export const channelsQuery = queryOptions({
  queryKey: name('channels'),
  queryFn: ({ signal }) => api.get<Channel[]>('/api/channels', undefined, signal),
  refetchInterval: 10_000,
});

export const teamsQuery = queryOptions({
  queryKey: keys.teams,
  queryFn: ({ signal }) => api.get<Team[]>('/api/teams', undefined, signal),
});

export const companyQuery = queryOptions({
  queryKey: name('company'),
  queryFn: ({ signal }) => api.get<Company>('/api/company', undefined, signal),
});

export const invitationsQuery = queryOptions({
  queryKey: name('invitations'),
  queryFn: ({ signal }) => api.get<Invitation[]>('/api/invitations', undefined, signal),
});

export const setAsideQuery = queryOptions({
  queryKey: name('set-aside'),
  queryFn: ({ signal }) => api.get<SetAside[]>('/api/set-aside', undefined, signal),
  refetchInterval: 15_000,
});

export const samplesQuery = queryOptions({
  queryKey: name('samples'),
  queryFn: ({ signal }) => api.get<Samples>('/api/samples', undefined, signal),
});

export const localMailKey = name('local-mail');

export const localMailQuery = (id: string) =>
  queryOptions({
    queryKey: name('local-mail', id),
    queryFn: ({ signal }) => api.get<LocalMail>(`/api/local-mail/${id}`, undefined, signal),
  });

/** A change of the administration: when it is done, what it touched is asked for again. */
export function useChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  touched: readonly (readonly unknown[])[],
  done?: (output: Output, input: Input) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output, input) => {
      await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      done?.(output, input);
    },
  });
}
