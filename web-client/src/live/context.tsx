import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useMe } from '../api/session';
import { Live } from './live';

const LiveContext = createContext<Live | undefined>(undefined);

/** Keeps one live line open for as long as somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const me = useMe();
  const [live, setLive] = useState<Live>();
  const who = `${me.id} ${me.teams.map((team) => team.id).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line only for another person or other teams, not for a changed name
  useEffect(() => {
    const line = new Live(queryClient, me);
    line.start();
    setLive(line);
    return () => line.stop();
  }, [queryClient, who]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Undefined only for the moment before the first connection is tried. */
export function useLive(): Live | undefined {
  return useContext(LiveContext);
}
