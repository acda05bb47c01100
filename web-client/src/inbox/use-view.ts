import { useQuery } from '@tanstack/react-query';
import type { View } from '../api/keys';
import { isSystem, isTeam, savedIdOf, type ViewSearch, viewOfPath, viewOfSaved } from '../api/places';
import { type SavedView, viewsQuery } from '../api/views';

type Found = { state: 'found'; view: View; saved: SavedView | undefined } | { state: 'loading' } | { state: 'gone' };

/** The view that the address bar names: a system view, a saved one, or either with a filter of one's own. */
export function useView(path: string, search: ViewSearch): Found {
  const id = savedIdOf(path);
  const { data, isPending } = useQuery({ ...viewsQuery, enabled: id !== undefined });
  if (id === undefined && !isSystem(path) && !isTeam(path)) return { state: 'gone' };
  if (id === undefined) return { state: 'found', view: viewOfPath(path, search), saved: undefined };
  const saved = data?.find((each) => each.id === id);
  if (saved !== undefined) return { state: 'found', view: viewOfSaved(id, saved, search), saved };
  return { state: isPending ? 'loading' : 'gone' };
}
