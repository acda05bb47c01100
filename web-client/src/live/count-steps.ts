import type { QueueCounts } from '../api/types';
import { compareIds, type Frame } from './frame';

/** What one event did to the numbers beside the lists. */
export interface CountStep {
  id: string;
  was: QueueCounts;
  is: QueueCounts;
}

/** An answer of the server has no event of its own. */
export const withoutEvent = '0-0';

/** Whether the numbers were counted after this event, so that it must not be counted again. */
export function isCounted(counts: QueueCounts, event: Frame['id']): boolean {
  return event !== withoutEvent && compareIds(event, counts.asOf) <= 0;
}

/** Whether the numbers were being counted when it happened: nobody knows whether they have it. */
export function isUnsure(counts: QueueCounts, event: Frame['id']): boolean {
  return compareIds(event, counts.asOf) > 0 && compareIds(event, counts.upTo) <= 0;
}

/** Numbers that were counted before an event, after it. */
export function addStep(counts: QueueCounts, { was, is }: CountStep): QueueCounts {
  const moved = (key: 'mine' | 'joined' | 'snoozed' | 'spam'): number => Math.max(0, counts[key] + is[key] - was[key]);
  const queued = (of: QueueCounts, team: string): number => of.teams.find((each) => each.teamId === team)?.queued ?? 0;
  return {
    ...counts,
    mine: moved('mine'),
    joined: moved('joined'),
    snoozed: moved('snoozed'),
    spam: moved('spam'),
    teams: counts.teams.map((team) => ({
      ...team,
      queued: Math.max(0, team.queued + queued(is, team.teamId) - queued(was, team.teamId)),
    })),
  };
}
