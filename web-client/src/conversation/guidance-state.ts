import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import type { CheckAnswer, CheckFinding, Visibility } from '../api/types';
import type { Written } from '../writing/rich-text';

/** What an answer says, and to whom, as far as guidelines are asked about it. */
export interface Asked {
  text: string;
  html?: string;
  visibility?: Visibility;
  files: number;
}

export interface Guidance {
  findings: readonly CheckFinding[];
  /** Why it is sent in spite of a warning, by guideline. */
  reasons: Readonly<Record<string, string>>;
  give: (guideline: string, reason: string) => void;
}

const nothing: readonly CheckFinding[] = [];

/** What the guidelines say of an answer while it is written: the newest words are asked about as soon as the last question is answered. */
export function useGuidance(
  conversation: string,
  written: Written,
  plain: boolean,
  more: Omit<Asked, 'text'>,
): Guidance {
  const [findings, setFindings] = useState(nothing);
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const next = useRef<Asked>(undefined);
  const busy = useRef(false);
  const { text, html } = written;
  const { visibility, files } = more;
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<void> => {
      busy.current = true;
      while (next.current !== undefined && !gone) {
        const asked = next.current;
        next.current = undefined;
        try {
          const answer = await api.post<CheckAnswer>(`/api/conversations/${conversation}/check`, asked);
          if (!gone) setFindings(answer.findings);
        } catch {
          // The server asks the guidelines again when the answer is sent: nothing passes unseen.
          if (!gone) setFindings(nothing);
        }
      }
      busy.current = false;
    };
    if (text.trim() === '') {
      next.current = undefined;
      setFindings(nothing);
      return;
    }
    next.current = { text, files, ...(plain ? {} : { html }), ...(visibility === undefined ? {} : { visibility }) };
    if (!busy.current) void ask();
    return () => {
      gone = true;
      busy.current = false;
    };
  }, [conversation, text, html, plain, visibility, files]);
  return {
    findings,
    reasons,
    give: (guideline, reason) => setReasons((before) => ({ ...before, [guideline]: reason })),
  };
}

/** The reasons that the server is told: those given for what is still warned of. */
export function acknowledged({ findings, reasons }: Guidance): { guideline: string; reason: string }[] {
  return [...new Set(findings.filter(({ level }) => level === 'WARN').map(({ guidelineId }) => guidelineId))]
    .map((guideline) => ({ guideline, reason: reasons[guideline]?.trim() ?? '' }))
    .filter(({ reason }) => reason !== '');
}

export type Obstacle = 'forbidden' | 'unapproved' | 'unexplained';

/** Why it cannot be sent as it stands; whoever approved these words has seen what is warned of. */
export function obstacle({ findings, reasons }: Guidance, approved: boolean): Obstacle | undefined {
  if (findings.some(({ level }) => level === 'FORBID')) return 'forbidden';
  if (approved) return undefined;
  if (findings.some(({ level }) => level === 'APPROVE')) return 'unapproved';
  const open = findings.some(({ level, guidelineId }) => level === 'WARN' && !reasons[guidelineId]?.trim());
  return open ? 'unexplained' : undefined;
}
