import { dayOf } from './days';
import type { Language, Line, LineFile } from './protocol';
import { type State, unconfirmed } from './state';
import type { Waiting } from './waiting';

export type Sending = 'sent' | 'sending' | 'waiting' | 'refused';

/** What stands in the log, from top to bottom. */
export type Row =
  | { kind: 'day'; key: string; day: string }
  | { kind: 'new'; key: string }
  | { kind: 'line'; key: string; line: Line; heads: boolean; ends: boolean }
  | { kind: 'own'; key: string; item: Waiting; files: readonly LineFile[]; sending: Sending };

const together = 5 * 60_000;

/** Whether a line goes on where the one before ended: the same writer, soon after. */
function goesOn(before: Line | undefined, line: Line): boolean {
  return (
    before !== undefined &&
    before.from === line.from &&
    before.author === line.author &&
    Date.parse(line.at) - Date.parse(before.at) < together
  );
}

function sendingOf(item: Waiting, sent: boolean, { online, stuck }: State): Sending {
  if (sent) return 'sent';
  if (item.problem !== undefined) return 'refused';
  return online && !stuck ? 'sending' : 'waiting';
}

export function rowsOf(state: State, newFrom: number | undefined, language: Language): Row[] {
  const rows: Row[] = [];
  const { lines } = state.known;
  let day = '';
  const dayAt = (at: string) => {
    const next = dayOf(at, language);
    if (next !== day) rows.push({ kind: 'day', key: `day ${next}`, day: next });
    const changed = next !== day;
    day = next;
    return changed;
  };
  for (const [index, line] of lines.entries()) {
    const newDay = dayAt(line.at);
    if (line.number === newFrom) rows.push({ kind: 'new', key: 'new' });
    const next = lines[index + 1];
    rows.push({
      kind: 'line',
      key: line.from === 'VISITOR' && line.id !== '' ? line.id : String(line.number),
      line,
      heads: newDay || line.number === newFrom || !goesOn(lines[index - 1], line),
      ends: next === undefined || !goesOn(line, next),
    });
  }
  for (const { item, at } of unconfirmed(state)) {
    dayAt(at ?? item.saidAt);
    const files = item.files.map(({ name, mediaType, size }) => ({ name, mediaType, size, url: '' }));
    rows.push({ kind: 'own', key: item.id, item, files, sending: sendingOf(item, at !== undefined, state) });
  }
  return rows;
}
