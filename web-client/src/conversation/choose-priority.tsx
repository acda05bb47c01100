import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../api/types';
import { useAction } from '../live/actions';
import { Chooser } from '../ui/chooser';
import { PriorityIcon, priorities } from '../ui/priority';
import { ProblemNotice } from '../ui/problem';

/** How urgent the conversation is: its place in the queue follows at once. */
export function ChoosePriority({ summary, onClose }: { summary: ConversationSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction(onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('do.priority')}
      size={320}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Chooser
        label={t('do.priority')}
        choices={priorities.map((priority) => ({
          id: priority,
          label: t(`priority.${priority}`),
          icon: <PriorityIcon priority={priority} />,
          chosen: summary.priority === priority,
          onChoose: () => action.mutate({ kind: 'priority', id: summary.id, priority }),
        }))}
      />
      {action.error === null ? null : <ProblemNotice error={action.error} />}
    </Modal>
  );
}
