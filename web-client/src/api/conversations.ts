import { api } from './client';
import type { ConversationDetail, DetailAnswer, Message, MessagesAnswer } from './types';

/** The summary's fields stand beside the messages. */
export function detailOf({ messages, draft, myToken, mayReply, asOf, ...summary }: DetailAnswer): ConversationDetail {
  return { summary, messages, draft: draft ?? null, myToken: myToken ?? null, mayReply, asOf };
}

export async function fetchDetail(id: string, signal?: AbortSignal): Promise<ConversationDetail> {
  return detailOf(await api.get<DetailAnswer>(`/api/conversations/${id}`, undefined, signal));
}

export async function fetchMessages(id: string, which: { before: number } | { after: number }): Promise<Message[]> {
  const answer = await api.get<MessagesAnswer>(`/api/conversations/${id}/messages`, { ...which, limit: 50 });
  return answer.messages;
}
