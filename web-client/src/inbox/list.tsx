import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOfView, type View } from '../api/keys';
import { useMe } from '../api/session';
import type { ConversationSummary } from '../api/types';
import { useAction } from '../live/actions';
import { printedKeys } from '../ui/commands';
import { Empty } from '../ui/empty';
import { MenuButton } from '../ui/menu-button';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { Waiting } from '../ui/waiting';
import classes from './list.module.css';
import { useListCommands } from './list-commands';
import { countsQuery, listQuery } from './queries';
import { Rows } from './rows';
import { useRows } from './selection';

/** One view's conversations: the middle pane. */
export function ConversationList({
  view,
  opened,
  latest,
}: {
  view: View;
  opened: string | undefined;
  /** What is known of the opened conversation, also when it has left this list. */
  latest: ConversationSummary | undefined;
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
  useListCommands({ view, rows, opened, selected, onCursor: setCursor });

  return (
    <section className={classes.list} aria-label={t('list.label')}>
      <ListHeader view={view} />
      {query.isError && items.length === 0 ? (
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
        />
      )}
    </section>
  );
}

function useTitle(view: View): string {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery);
  const me = useMe();
  if (view.kind !== 'queue') return t(`views.${view.kind}`);
  const teams = [...(counts.data?.teams ?? []).map((team) => ({ id: team.teamId, name: team.name })), ...me.teams];
  return teams.find((team) => team.id === view.team)?.name ?? t('views.queue');
}

function ListHeader({ view }: { view: View }) {
  const { t } = useTranslation();
  const title = useTitle(view);
  const action = useAction();
  const navigate = useNavigate();
  const counts = useQuery(countsQuery);
  const queued =
    view.kind === 'queue' ? counts.data?.teams.find((team) => team.teamId === view.team)?.queued : undefined;

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
      {queued === undefined ? null : <span className={`numbers ${classes.count}`}>{queued}</span>}
      <span className={classes.gap} />
      {view.kind === 'queue' ? (
        <Button
          data-tip={printedKeys('Shift+C')}
          onClick={() => claimNext(view.team)}
          loading={action.isPending}
          disabled={queued === 0}
        >
          {t('list.claimNext')}
        </Button>
      ) : null}
    </header>
  );
}
