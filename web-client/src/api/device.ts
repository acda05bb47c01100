/** What this browser itself remembers about whom it belongs to; read before anything personal is shown. */

const person = 'parley.person';
const keep = 'parley.keep';
const leaving = 'parley.leaving';
/** What a person typed or did here: it goes with them. */
const personal = ['parley.draft.', 'parley.note.', 'parley.sending.', 'parley.searches', 'parley.seen'];

export function personHere(): string | undefined {
  return localStorage.getItem(person) ?? undefined;
}

/** Forgets in this browser's small store what was somebody's. */
export function forgetPerson(): void {
  const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  for (const name of names) if (personal.some((prefix) => name.startsWith(prefix))) localStorage.removeItem(name);
  localStorage.removeItem(person);
}

/** Somebody is signed in; what another person left here is gone before the first word is drawn. */
export function welcomePerson(id: string): void {
  const before = personHere();
  if (before === id) return;
  if (before !== undefined) forgetPerson();
  localStorage.setItem(person, id);
}

/** Whether conversations may be kept readable on this device. */
export function mayKeep(): boolean {
  return localStorage.getItem(keep) !== 'off';
}

export function setMayKeep(allowed: boolean): void {
  if (allowed) localStorage.removeItem(keep);
  else localStorage.setItem(keep, 'off');
}

/** Signed out while the server could not be told: it is told first of all when it answers again. */
export function isLeaving(): boolean {
  return localStorage.getItem(leaving) !== null;
}

export function setLeaving(now: boolean): void {
  if (now) localStorage.setItem(leaving, 'true');
  else localStorage.removeItem(leaving);
}

/** Calls back when another window of this browser signed out, or in as somebody else. */
export function onOtherPerson(me: string, changed: (gone: boolean) => void): () => void {
  const heard = ({ key, newValue }: StorageEvent): void => {
    if (key === person && newValue !== me) changed(newValue === null);
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
