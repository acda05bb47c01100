import type { ConversationSummary, EmployeeRef } from '../api/types';

/** Who may answer, as the screen tells it. */
export type ClaimState =
  | { kind: 'closed' }
  | { kind: 'free' }
  | { kind: 'mine'; token: number | undefined }
  | { kind: 'theirs'; holder: EmployeeRef };

export function claimState(summary: ConversationSummary, me: string, token: number | undefined): ClaimState {
  if (summary.status === 'CLOSED') return { kind: 'closed' };
  if (!summary.holder) return { kind: 'free' };
  if (summary.holder.id === me) return { kind: 'mine', token };
  return { kind: 'theirs', holder: summary.holder };
}
