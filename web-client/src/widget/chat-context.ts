import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Context } from './context';
import type { Session } from './session';
import type { Words } from './words';

export interface Chat {
  context: Context;
  session: Session;
  words: Words;
}

export const ChatContext = createContext<Chat | undefined>(undefined);

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (chat === undefined) throw new Error('outside of the panel');
  return chat;
}
