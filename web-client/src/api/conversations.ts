import { api } from './client';
import type { ConversationDetail, DetailAnswer, Message, MessagesAnswer } from './types';

/** The summary's fields stand beside the messages. */
export function detailOf(answer: DetailAnswer): ConversationDetail {
  const { messages, draft, myToken, mayReply, secondReply, reviewNeeded, asOf, ...summary } = answer;
  const own = { draft: draft ?? null, myToken: myToken ?? null };
  return { summary, messages, ...own, mayReply, secondReply, reviewNeeded, asOf };
}

export async function fetchDetail(id: string, signal?: AbortSignal): Promise<ConversationDetail> {
  return detailOf(await api.get<DetailAnswer>(`/api/conversations/${id}`, undefined, signal));
}

export async function fetchMessages(id: string, which: { before: number } | { after: number }): Promise<Message[]> {
  const answer = await api.get<MessagesAnswer>(`/api/conversations/${id}/messages`, { ...which, limit: 50 });
  return answer.messages;
}
