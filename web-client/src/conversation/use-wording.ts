import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { useMe } from '../api/session';
import type { CannedReply, Language, Variables } from '../api/types';
import { cannedQuery, variablesQuery } from '../api/wording';
import { isLanguage } from '../i18n/i18n';
import type { CannedSource } from '../writing/canned-menu';

const nothing: CannedReply[] = [];

export interface Wording {
  canned: CannedSource;
  language: Language;
  setLanguage: (language: Language) => void;
  signature: Variables['signature'] | undefined;
}

/** What one conversation's composer begins with: its language, canned replies in it, the signature. */
export function useWording(conversation: string, team: string): Wording {
  const me = useMe();
  const client = useQueryClient();
  const { data: replies = nothing } = useQuery(cannedQuery);
  const { data: variables } = useQuery(variablesQuery(conversation));
  const stored = `parley.language.${conversation}`;
  const [chosen, setChosen] = useState(() => localStorage.getItem(stored));
  const language = isLanguage(chosen) ? chosen : (variables?.language ?? me.company.language);
  const canned = useMemo<CannedSource>(
    () => ({
      // Without what to fill in, every place in them would stay open.
      replies: variables === undefined ? nothing : replies.filter((reply) => (reply.teamId ?? team) === team),
      values: variables?.values ?? {},
      language,
      otherwise: me.company.language,
      onUsed: (reply) => {
        // Only the order of the menu depends on it: without an answer nothing is lost.
        api
          .post(`/api/canned-replies/${reply.id}/uses`)
          .then(() => client.invalidateQueries({ queryKey: keys.canned }))
          .catch(() => undefined);
      },
    }),
    [replies, variables, team, language, me.company.language, client],
  );
  return {
    canned,
    language,
    setLanguage: (next) => {
      localStorage.setItem(stored, next);
      setChosen(next);
    },
    signature: variables?.signature,
  };
}
