import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import type { SavedView, ViewWanted } from '../api/views';
import { viewsQuery } from '../api/views';
import { toast } from '../ui/toast';

/** What can be done with a saved view. Deleting and hiding can be taken back. */
export function useSavedView(saved: SavedView | undefined) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const reload = () => client.invalidateQueries({ queryKey: keys.views });
  const doing = (work: () => Promise<unknown>): void => {
    work().then(reload, toast.problem);
  };
  const place = async (hidden: boolean): Promise<void> => {
    const views = await client.ensureQueryData(viewsQuery);
    const out = views.filter((view) => (view.id === saved?.id ? hidden : view.hidden)).map((view) => view.id);
    await api.put('/api/views/order', { order: views.map((view) => view.id), hidden: out });
  };
  return {
    refusal: saved === undefined || saved.mayEdit ? undefined : t('view.notYours'),
    save: (wanted: Pick<ViewWanted, 'filter' | 'sort'>): void => {
      if (saved === undefined) return;
      doing(async () => {
        const { id, name, icon, sharing, teamId, version } = saved;
        await api.put(`/api/views/${id}`, { name, icon, sharing, teamId, version, ...wanted });
        await reload();
        await navigate({ to: '.', search: {}, replace: true });
      });
    },
    hide: (): void =>
      doing(async () => {
        await place(true);
        toast.undoable(t('view.hidden'), t('view.undo'), () => doing(() => place(false)));
      }),
    remove: (): void => {
      if (saved === undefined) return;
      doing(async () => {
        await api.delete(`/api/views/${saved.id}`);
        await navigate({ to: '/inbox/$view', params: { view: 'mine' }, search: {} });
        const { name, icon, filter, sort, sharing, teamId } = saved;
        const again = { name, icon, filter, sort, sharing, teamId };
        toast.undoable(t('view.deleted', { name }), t('view.undo'), () => doing(() => api.post('/api/views', again)));
      });
    },
  };
}
