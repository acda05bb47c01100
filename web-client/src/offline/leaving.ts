import { api } from '../api/client';
import { forgetPerson, isLeaving, personHere, setLeaving } from '../api/device';
import { NoAnswer } from '../api/problem';
import { dropDevice, openDevice } from './store';

/** The session ended: what the server showed is no longer here; what its person wrote waits for them alone. */
export async function forgetReadable(): Promise<void> {
  const person = personHere();
  if (person === undefined || !('indexedDB' in window)) return;
  const db = await openDevice(person);
  await db.clear('kept');
  db.close();
}

/** Signs out, and leaves nothing of the person on this device, also when the server cannot be told now. */
export async function signOut(): Promise<void> {
  try {
    await api.post('/auth/sign-out');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    setLeaving(true);
  }
  const person = personHere();
  forgetPerson();
  if (person !== undefined && 'indexedDB' in window) await dropDevice(person);
  // A page loaded anew forgets everything that belonged to the session.
  location.assign('/sign-in');
}

/** Ends the session of which the server could not be told; rejects while it still cannot be. */
export async function endLeaving(): Promise<void> {
  if (!isLeaving()) return;
  await api.post('/auth/sign-out');
  setLeaving(false);
}
