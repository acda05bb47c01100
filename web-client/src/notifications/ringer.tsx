import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationPreferencesQuery, notificationsQuery } from '../api/notifications';
import type { NotificationLine } from '../api/types';
import { holdWhileVisible, newestOf, ringOnce, showBadge } from './ring';

/** Opens what was touched outside of this page while it was there. */
function useWorker(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const worker = navigator.serviceWorker;
    if (worker === undefined) return;
    const said = ({ data }: MessageEvent<{ kind?: string; path?: string }>): void => {
      const conversation = data.kind === 'open' ? /^\/inbox\/mine\/([\w-]+)$/.exec(data.path ?? '')?.[1] : undefined;
      if (conversation !== undefined) {
        void navigate({ to: '/inbox/$view/$conversation', params: { view: 'mine', conversation } });
      }
    };
    worker.addEventListener('message', said);
    return () => worker.removeEventListener('message', said);
  }, [navigate]);
}

/** Makes the page heard and seen when something new is told: sound, system notification, badge. Of several tabs one does it. */
export function Ringer() {
  const { t } = useTranslation('notify');
  const { data } = useQuery(notificationsQuery);
  const { data: preferences } = useQuery(notificationPreferencesQuery);
  const known = useRef<string>(undefined);
  const count = data?.unread.length ?? 0;
  useEffect(() => showBadge(count), [count]);
  useEffect(holdWhileVisible, []);
  useWorker();

  const lines = data?.lines;
  const sound = preferences?.sound !== false;
  useEffect(() => {
    if (lines === undefined) return;
    const before = known.current;
    known.current = newestOf(lines);
    // What was there when the page was opened is shown by the number, and rings no more.
    if (before === undefined) return;
    const fresh = lines.filter((line) => line.rings && line.id > before);
    const [newest] = fresh;
    if (newest === undefined) return;
    const title = (line: NotificationLine): string => t(`line.${line.kind}`, { who: line.actor || line.contact });
    void ringOnce(newest.id, {
      title: fresh.length === 1 ? title(newest) : t('ring.several', { count: fresh.length }),
      body: [newest.subject, newest.words].filter((text) => text !== '').join('\n'),
      conversation: newest.conversationId,
      sound,
    });
  }, [lines, sound, t]);
  return null;
}
