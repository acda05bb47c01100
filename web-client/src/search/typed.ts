/** Where the last word begins; a space between quotes does not end a word. */
function lastWordAt(query: string): number {
  const open = (query.match(/"/g)?.length ?? 0) % 2 === 1;
  return query.lastIndexOf(' ', open ? query.lastIndexOf('"') : query.length) + 1;
}

/** The query with the last word completed; what is complete is followed by a space, a filter's name waits for its value. */
export function completed(query: string, insert: string): string {
  return query.slice(0, lastWordAt(query)) + insert + (insert.endsWith(':') ? '' : ' ');
}

/** The query with a filter added, or removed where it stands already. */
export function toggled(query: string, filter: string): string {
  const words = query.split(' ').filter((word) => word !== '');
  return words.includes(filter)
    ? words.filter((word) => word !== filter).join(' ')
    : `${query.trimEnd()} ${filter}${filter.endsWith(':') ? '' : ' '}`.trimStart();
}

const stored = 'parley.searches';
const most = 8;

/** What this person looked for before in this browser, the last first. */
export function recentSearches(storage: Storage): string[] {
  try {
    const read: unknown = JSON.parse(storage.getItem(stored) ?? '[]');
    return Array.isArray(read) ? read.filter((each) => typeof each === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(storage: Storage, query: string): void {
  const text = query.trim();
  if (text === '') return;
  storage.setItem(
    stored,
    JSON.stringify([text, ...recentSearches(storage).filter((each) => each !== text)].slice(0, most)),
  );
}

export function forgetSearches(storage: Storage): void {
  storage.removeItem(stored);
}
