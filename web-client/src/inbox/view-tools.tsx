import { IconAdjustments, IconArrowsSort, IconFilter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sorts } from '../api/filter';
import { pathOfView, type View } from '../api/keys';
import { type ViewSearch, viewOfPath } from '../api/places';
import type { SavedView } from '../api/views';
import { type Command, useCommands } from '../ui/commands';
import { IconButton } from '../ui/icon-button';
import { Menu, MenuChoice, MenuGroup, MenuItem } from '../ui/menu';
import { useSavedView } from './use-saved-view';

const ViewEditor = lazy(() => import('./view-editor').then((module) => ({ default: module.ViewEditor })));
const ViewSave = lazy(() => import('./view-save').then((module) => ({ default: module.ViewSave })));

/** Filters and sorts a list, and keeps that as a view. What is not kept stands in the address bar. */
export function ViewTools({ view, saved, search }: { view: View; saved: SavedView | undefined; search: ViewSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'none' | 'editor' | 'save' | 'rename'>('none');
  const close = (): void => setOpened('none');
  const path = pathOfView(view);
  const base = saved === undefined ? viewOfPath(path, { sort: 'NEWEST' }) : undefined;
  const narrows = base?.kind === 'filter' ? base.filter : undefined;
  const sort = view.kind === 'filter' ? view.sort : undefined;
  const actions = useSavedView(saved);
  const change = (next: ViewSearch): void => {
    navigate({ to: '.', search: next, replace: true });
    close();
  };
  const commands = useMemo<Command[]>(
    () => [
      { id: 'filter', label: t('do.filter'), group: t('keys.list'), keys: 'Shift+F', run: () => setOpened('editor') },
    ],
    [t],
  );
  useCommands(commands);
  const icon = { size: 16, stroke: 1.75 } as const;

  return (
    <>
      <IconButton label={t('do.filter')} keys="Shift+F" onClick={() => setOpened('editor')}>
        <IconFilter {...icon} />
      </IconButton>
      <Menu
        label={t('sort.label')}
        end
        trigger={(props) => (
          <IconButton label={t('sort.label')} {...props}>
            <IconArrowsSort {...icon} />
          </IconButton>
        )}
      >
        <MenuGroup label={t('sort.label')}>
          {sorts.map((each) => (
            <MenuChoice key={each} chosen={sort === each} onSelect={() => change({ ...search, sort: each })}>
              {t(`sort.${each}`)}
            </MenuChoice>
          ))}
        </MenuGroup>
      </Menu>
      {view.kind !== 'filter' ? null : (
        <Menu
          label={t('view.menu')}
          end
          trigger={(props) => (
            <IconButton label={t('view.menu')} {...props}>
              <IconAdjustments {...icon} />
            </IconButton>
          )}
        >
          <MenuItem onSelect={() => setOpened('save')}>{t('view.saveNew')}</MenuItem>
          {saved === undefined ? null : (
            <>
              <MenuItem disabled={actions.refusal} onSelect={() => setOpened('rename')}>
                {t('view.rename')}
              </MenuItem>
              <MenuItem onSelect={actions.hide}>{t('view.hide')}</MenuItem>
              <MenuItem disabled={actions.refusal} onSelect={actions.remove}>
                {t('view.delete')}
              </MenuItem>
            </>
          )}
        </Menu>
      )}
      <Suspense>
        {opened === 'editor' ? (
          <ViewEditor
            filter={saved === undefined ? search.filter : (search.filter ?? saved.filter)}
            narrows={narrows}
            onClose={close}
            onApply={(filter) =>
              change({
                ...(search.sort === undefined ? {} : { sort: search.sort }),
                ...(filter === undefined ? {} : { filter }),
              })
            }
          />
        ) : null}
        {(opened === 'save' || opened === 'rename') && view.kind === 'filter' ? (
          <ViewSave
            wanted={{ filter: view.filter, sort: view.sort }}
            saved={opened === 'rename' ? saved : undefined}
            onClose={close}
            onSaved={(made) => {
              close();
              navigate({ to: '/inbox/$view', params: { view: `v-${made.id}` }, search: {} });
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}
