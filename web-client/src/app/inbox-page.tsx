import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { viewOfPath } from '../api/keys';
import { ConversationPane } from '../conversation/conversation';
import { detailQuery } from '../conversation/queries';
import { ConversationList } from '../inbox/list';
import { printedKeys } from '../ui/commands';
import { Empty } from '../ui/empty';
import { Kbd } from '../ui/kbd';
import classes from './inbox-page.module.css';

/** The list beside the conversation; on a phone one of the two. */
export function InboxPage() {
  const { t } = useTranslation();
  const { view, conversation } = useParams({ strict: false });
  const navigate = useNavigate();
  const path = view ?? 'mine';
  const { data: detail } = useQuery({ ...detailQuery(conversation ?? ''), enabled: conversation !== undefined });
  return (
    <div className={classes.panes} data-opened={conversation !== undefined || undefined}>
      <div className={classes.list}>
        <ConversationList key={path} view={viewOfPath(path)} opened={conversation} latest={detail?.summary} />
      </div>
      <div className={classes.conversation}>
        {conversation === undefined ? (
          <Empty icon={<IconMessageCircle size={38} stroke={1.25} />} title={t('conversation.noneOpen')}>
            <Kbd keys="J" /> <Kbd keys="K" /> {t('conversation.hintMove')} · <Kbd keys={printedKeys('Mod+k')} />{' '}
            {t('conversation.hintPalette')}
          </Empty>
        ) : (
          <ConversationPane
            key={conversation}
            id={conversation}
            onBack={() => navigate({ to: '/inbox/$view', params: { view: path } })}
          />
        )}
      </div>
    </div>
  );
}
