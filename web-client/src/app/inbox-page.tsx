import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { detailQuery } from '../conversation/queries';
import { ConversationList, NoList } from '../inbox/list';
import { useView } from '../inbox/use-view';
import { useAfterPaint } from '../lib/use-after-paint';
import { printedKeys } from '../ui/commands';
import { Empty } from '../ui/empty';
import { HoldKeys } from '../ui/hold-keys';
import { Kbd } from '../ui/kbd';
import { lazyPart } from '../ui/lazy-part';
import { Waiting } from '../ui/waiting';
import classes from './inbox-page.module.css';

const loadPane = () => import('../conversation/conversation').then((module) => module.ConversationPane);
const ConversationPane = lazyPart(loadPane);
/** A moment after the list is there, before somebody has chosen one of it. */
const preloadMillis = 500;
const preload = (): void => {
  setTimeout(() => loadPane().catch(() => undefined), preloadMillis);
};

/** The list beside the conversation; on a phone one of the two. */
export function InboxPage() {
  const { t } = useTranslation();
  const { view, conversation } = useParams({ strict: false });
  const { message, ...search } = useSearch({ strict: false });
  const navigate = useNavigate();
  const path = view ?? 'mine';
  const found = useView(path, search);
  const { data: detail } = useQuery({ ...detailQuery(conversation ?? ''), enabled: conversation !== undefined });
  const mergedInto = detail?.summary.mergedInto;
  useEffect(() => {
    if (mergedInto === undefined) return;
    void navigate({
      to: '/inbox/$view/$conversation',
      params: { view: path, conversation: mergedInto },
      replace: true,
    });
  }, [mergedInto, navigate, path]);
  const target = useMemo(
    () => (conversation === undefined ? undefined : { conversation, message }),
    [conversation, message],
  );
  // The row that was chosen is marked at once; the conversation follows a frame later.
  const drawn = useAfterPaint(target);
  const shown = target === undefined ? undefined : drawn;
  const follows = shown !== target;
  return (
    <div className={classes.panes} data-opened={conversation !== undefined || undefined}>
      <div className={classes.list}>
        {found.state === 'found' ? (
          <ConversationList
            key={JSON.stringify(found.view)}
            view={found.view}
            saved={found.saved}
            search={search}
            opened={conversation}
            latest={detail?.summary}
            onShown={preload}
          />
        ) : (
          <NoList gone={found.state === 'gone'} />
        )}
      </div>
      <div className={classes.conversation} inert={follows}>
        {follows ? <HoldKeys /> : null}
        {shown === undefined ? (
          <Empty icon={<IconMessageCircle size={38} stroke={1.25} />} title={t('conversation.noneOpen')}>
            <Kbd keys="J" /> <Kbd keys="K" /> {t('conversation.hintMove')} · <Kbd keys={printedKeys('Mod+k')} />{' '}
            {t('conversation.hintPalette')}
          </Empty>
        ) : (
          <Suspense
            fallback={
              <>
                <HoldKeys />
                <Waiting />
              </>
            }
          >
            <ConversationPane
              key={`${shown.conversation}-${shown.message ?? ''}`}
              id={shown.conversation}
              at={shown.message}
              onBack={() => navigate({ to: '/inbox/$view', params: { view: path }, search })}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}
