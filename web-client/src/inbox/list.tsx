import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../api/filter';
import { pathOfView, type View } from '../api/keys';
import { isSystem, type ViewSearch } from '../api/places';
import { useMe } from '../api/session';
import type { ConversationSummary } from '../api/types';
import type { SavedView } from '../api/views';
import { useAction } from '../live/actions';
import { useOffline } from '../live/connection';
import { useShownViews, useViewCounts } from '../live/views';
import { printedKeys } from '../ui/commands';
import { Empty } from '../ui/empty';
import { lazyQuiet } from '../ui/lazy-quiet';
import { MenuButton } from '../ui/menu-button';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import { BulkBar } from './bulk-bar';
import { BulkProgress } from './bulk-progress';
import classes from './list.module.css';
import { useListCommands } from './list-commands';
import { countsQuery, listQuery } from './queries';
import { Rows } from './rows';
import { useRows } from './selection';
import { useSelection } from './use-selection';
import { ViewTools } from './view-tools';

const NotKept = lazyQuiet(() => import('../offline/not-kept').then((module) => module.NotKept));
const FilterBar = lazy(() => import('./filter-bar').then((module) => ({ default: module.FilterBar })));
const nothing: readonly Filter[] = [];

/** One view's conversations: the middle pane. */
export function ConversationList({
  view,
  saved,
  search,
  opened,
  latest,
  onShown,
}: {
  view: View;
  saved: SavedView | undefined;
  search: ViewSearch;
  opened: string | undefined;
  /** What is known of the opened conversation, also when it has left this list. */
  latest: ConversationSummary | undefined;
  /** The list, or why there is none, is on the screen. */
  onShown: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const query = useInfiniteQuery(listQuery(view));
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const [cursor, setCursor] = useState(opened);
  const [followed, setFollowed] = useState(opened);
  if (opened !== followed) {
    setFollowed(opened);
    if (opened !== undefined) setCursor(opened);
  }
  const selected = cursor ?? opened;
  const rows = useRows(items, selected, latest);
  useShownViews(view.kind === 'filter' ? [view.filter] : nothing);
  const order = useMemo(() => items.map((each) => each.id), [items]);
  const selection = useSelection(order);
  useListCommands({ view, rows, opened, selected, onCursor: setCursor, onSelect: selection.toggle });
  const matching = useMatching(view);
  const offline = useOffline();
  const shown = !query.isPending;
  useEffect(() => {
    if (shown) onShown();
  }, [shown, onShown]);

  return (
    <section className={classes.list} aria-label={t('list.label')}>
      <ListHeader view={view} saved={saved} search={search} />
      {search.filter === undefined && search.sort === undefined ? null : (
        <Suspense>
          <FilterBar view={view} saved={saved} search={search} />
        </Suspense>
      )}
      {selection.ids.size === 0 ? null : (
        <Suspense fallback={null}>
          <BulkBar view={view} selection={selection} matching={matching} more={query.hasNextPage} />
        </Suspense>
      )}
      {offline && query.data === undefined ? (
        <div className={classes.problem}>
          <Suspense fallback={<Waiting />}>
            <NotKept what="list" />
          </Suspense>
        </div>
      ) : query.isError && items.length === 0 ? (
        <div className={classes.problem}>
          <ProblemNotice
            error={query.error}
            action={<Button onClick={() => query.refetch()}>{t('common.tryAgain')}</Button>}
          />
        </div>
      ) : query.isPending ? (
        <div className={classes.loading}>
          <Waiting />
        </div>
      ) : rows.length === 0 ? (
        <Empty icon={<IconInbox size={34} stroke={1.25} />} title={t(`list.empty.${view.kind}`)}>
          {t(`list.emptyHint.${view.kind}`)}
        </Empty>
      ) : (
        <Rows
          rows={rows}
          view={view}
          opened={opened}
          cursor={selected}
          me={me.id}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
          selection={selection}
        />
      )}
      <Suspense fallback={null}>
        <BulkProgress />
      </Suspense>
    </section>
  );
}

/** How many match a list, where the side bar knows it. */
function useMatching(view: View): number | undefined {
  const { data: counts } = useQuery(countsQuery);
  if (view.kind === 'queue') return counts?.teams.find((team) => team.teamId === view.team)?.queued;
  return view.kind === 'mine' ? counts?.mine : undefined;
}

/** In the place of a list that is not there yet, or not any more. */
export function NoList({ gone }: { gone: boolean }) {
  const { t } = useTranslation();
  return (
    <section className={classes.list} aria-label={t('list.label')}>
      <header className={classes.head}>
        <MenuButton />
      </header>
      {gone ? (
        <Empty icon={<IconInbox size={34} stroke={1.25} />} title={t('view.gone')}>
          {t('view.goneHint')}
        </Empty>
      ) : (
        <div className={classes.loading}>
          <Waiting />
        </div>
      )}
    </section>
  );
}

function useTitle(view: View, saved: SavedView | undefined): string {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery);
  const me = useMe();
  if (saved !== undefined) return saved.name;
  const path = pathOfView(view);
  if (isSystem(path)) return t(`views.${path}`);
  const teams = [...(counts.data?.teams ?? []).map((team) => ({ id: team.teamId, name: team.name })), ...me.teams];
  return teams.find((team) => team.id === path)?.name ?? t('views.queue');
}

function ListHeader({ view, saved, search }: { view: View; saved: SavedView | undefined; search: ViewSearch }) {
  const { t } = useTranslation();
  const title = useTitle(view, saved);
  const action = useAction();
  const navigate = useNavigate();
  const counts = useQuery(countsQuery);
  const countOf = useViewCounts();
  const offline = useOffline();
  const queued =
    view.kind === 'queue' ? counts.data?.teams.find((team) => team.teamId === view.team)?.queued : undefined;

  const shown = view.kind === 'filter' ? countOf(view.filter) : queued;

  const claimNext = (team: string): void =>
    action.mutate(
      { kind: 'claim-next', team },
      {
        onSuccess: (answer) => {
          const id = answer?.summary?.id;
          if (id === undefined) toast.done(t('list.nothingToClaim'));
          else navigate({ to: '/inbox/$view/$conversation', params: { view: pathOfView(view), conversation: id } });
        },
        onError: toast.problem,
      },
    );

  return (
    <header className={classes.head}>
      <MenuButton />
      <h1 className={classes.title}>{title}</h1>
      {shown === undefined ? null : <span className={`numbers ${classes.count}`}>{shown}</span>}
      <span className={classes.gap} />
      <ViewTools view={view} saved={saved} search={search} />
      {view.kind === 'queue' ? (
        <Button
          data-tip={printedKeys('Shift+C')}
          onClick={() => claimNext(view.team)}
          loading={action.isPending}
          disabled={queued === 0 || offline}
          title={offline ? t('do.offline') : undefined}
        >
          {t('list.claimNext')}
        </Button>
      ) : null}
    </header>
  );
}
