import { Button, Group, Modal, TextInput } from '@mantine/core';
import { IconAlarmSnooze, IconMailQuestion, IconSun } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { ConversationSummary } from '../api/types';
import { printedMoment } from '../lib/time';
import { fieldOf, momentOfField } from '../lib/zoned';
import { useAction } from '../live/actions';
import { type Choice, Chooser } from '../ui/chooser';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import { snoozeTimes } from './snooze-times';

const icon = { size: 15, stroke: 1.75 } as const;

/** Puts the conversation aside: until one of a few times, until a time of one's own, or until the customer writes. */
export function Snooze({
  summary,
  token,
  onClose,
}: {
  summary: ConversationSummary;
  token: number | undefined;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('attention');
  const { t: common } = useTranslation();
  const { timeZone } = useMe();
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState('');
  const action = useAction(onClose);
  const print = (at: Date): string => printedMoment(at.toISOString(), now.getTime(), i18n.language, timeZone);
  const snooze = (until: Date | undefined): void =>
    action.mutate(
      { kind: 'snooze', id: summary.id, token, until: until?.toISOString() },
      {
        onSuccess: () => toast.done(until === undefined ? t('done.untilReply') : t('done.until', { at: print(until) })),
      },
    );
  const choices: Choice[] = [
    ...snoozeTimes(now, timeZone).map(({ name, at }) => ({
      id: name,
      label: t(`snooze.${name}`),
      icon: <IconAlarmSnooze {...icon} />,
      detail: print(at),
      onChoose: () => snooze(at),
    })),
    {
      id: 'reply',
      label: t('snooze.untilReply'),
      icon: <IconMailQuestion {...icon} />,
      onChoose: () => snooze(undefined),
    },
  ];
  if (summary.snooze !== undefined) {
    choices.unshift({
      id: 'wake',
      label: t('snooze.wake'),
      icon: <IconSun {...icon} />,
      onChoose: () => action.mutate({ kind: 'wake', id: summary.id }, { onSuccess: () => toast.done(t('done.woken')) }),
    });
  }
  const picked = momentOfField(own, timeZone);
  const past = picked !== undefined && picked <= now;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('snooze.title')}
      size={400}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <Chooser label={t('snooze.title')} choices={choices} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (picked !== undefined && !past) snooze(picked);
        }}
      >
        <Group align="end" gap={8} mt={10} wrap="nowrap">
          <TextInput
            type="datetime-local"
            label={t('snooze.own')}
            description={timeZone.replaceAll('_', ' ')}
            min={fieldOf(now, timeZone)}
            value={own}
            error={past ? t('snooze.past') : undefined}
            style={{ flex: 1 }}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={action.isPending}
            disabled={picked === undefined || past}
            title={picked === undefined ? t('snooze.choose') : undefined}
          >
            {t('snooze.do')}
          </Button>
        </Group>
      </form>
      {action.error === null ? null : <ProblemNotice error={action.error} />}
    </Modal>
  );
}
