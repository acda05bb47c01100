import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys';
import type { Activity } from '../api/types';
import type { Frame } from './frame';

const kept = 200;
/** Messages tell of themselves. */
const silent = new Set([
  'CONVERSATION_OPENED',
  'MESSAGE_RECEIVED',
  'MESSAGE_SENT',
  'NOTE_ADDED',
  'SURVEY_SENT',
  'FOLLOWED',
  'UNFOLLOWED',
  'CONVERSATION_REMOVED',
  'CONVERSATION_CHANGED',
  // Told without its words: the record is asked for again.
  'FIELDS_CHANGED',
]);

function happenedOf(frame: Frame): Activity | undefined {
  const { type, at, version, data = {} } = frame;
  if (silent.has(type) || at === undefined || version === undefined) return undefined;
  if (type === 'DELIVERY_CHANGED' && data.state !== 'FAILED' && data.state !== 'UNKNOWN') return undefined;
  const moved: Record<string, string> =
    frame.previousTeamId === undefined || frame.previousTeamId === frame.teamId
      ? {}
      : { fromTeam: frame.previousTeamId, toTeam: frame.teamId ?? '' };
  return { type, at, version, employee: frame.employee?.name, data: { ...data, ...moved } };
}

/** Keeps what happens to an open conversation until the server's own record of it is asked for. */
export function addHappened(client: QueryClient, frame: Frame): void {
  const id = frame.conversationId;
  if (id === undefined || client.getQueryData(keys.detail(id)) === undefined) return;
  const happened = happenedOf(frame);
  if (happened === undefined) return;
  client.setQueryData<Activity[]>(keys.happened(id), (known = []) => [...known.slice(-kept), happened]);
}
