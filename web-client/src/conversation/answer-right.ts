import type { ConversationDetail } from '../api/types';
import type { ClaimState } from './claim-state';

/** By what right I may answer now: as the holder with a token, or as a second person where the team lets me. */
export interface AnswerRight {
  token: number;
  second: boolean;
}

export function answerRight(
  detail: Pick<ConversationDetail, 'summary' | 'secondReply'>,
  state: ClaimState,
  me: string,
): AnswerRight | undefined {
  if (state.kind === 'mine') return state.token === undefined ? undefined : { token: state.token, second: false };
  const joined = detail.summary.participants.some((each) => each.id === me);
  return state.kind === 'theirs' && detail.secondReply === 'JOIN' && joined ? { token: 0, second: true } : undefined;
}
