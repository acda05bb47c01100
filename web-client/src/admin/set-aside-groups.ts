import type { SetAside } from '../api/types';

/** What stands on one line: a message alone, or all events of one kind that one channel cannot read. */
export interface Line {
  key: string;
  eventType: string | undefined;
  channelName: string;
  /** The newest first. */
  items: [SetAside, ...SetAside[]];
}

/** One line for each message, and one for each kind of event of each channel; the newest first. */
export function linesOf(items: readonly SetAside[]): Line[] {
  const newest = [...items].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  const lines = new Map<string, Line>();
  for (const item of newest) {
    const key = item.eventType ? `${item.channelId} ${item.eventType}` : item.id;
    const known = lines.get(key);
    if (known !== undefined) known.items.push(item);
    else
      lines.set(key, {
        key,
        eventType: item.eventType || undefined,
        channelName: item.channelName ?? '',
        items: [item],
      });
  }
  return [...lines.values()];
}
