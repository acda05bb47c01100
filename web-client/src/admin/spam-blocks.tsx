import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { useMe } from '../api/session';
import type { Block, Unblocked } from '../api/types';
import { shortTime } from '../lib/time';
import { Confirm } from '../ui/confirm';
import { ProblemNotice } from '../ui/problem';
import { toast } from '../ui/toast';
import classes from './admin.module.css';
import { useChange } from './queries';

const blocksQuery = queryOptions({
  queryKey: ['admin', 'blocks'],
  queryFn: ({ signal }) => api.get<Block[]>('/api/blocks', undefined, signal),
});

/** Whose mail is held back, since when, by whom and why. */
export function Blocks() {
  const { t } = useTranslation('spam');
  const { t: admin } = useTranslation('admin');
  const { i18n } = useTranslation();
  const me = useMe();
  const blocks = useQuery(blocksQuery);
  const [leaving, setLeaving] = useState<Block>();
  return (
    <>
      <NewBlock />
      {blocks.error === null ? null : <ProblemNotice error={blocks.error} />}
      {blocks.data?.length === 0 ? <p className={classes.quiet}>{t('admin.noBlocks')}</p> : null}
      {blocks.data === undefined || blocks.data.length === 0 ? null : (
        <table className={classes.table} style={{ marginTop: 16 }}>
          <thead>
            <tr>
              <th>{t('admin.who')}</th>
              <th className={classes.wideOnly}>{t('admin.by')}</th>
              <th className={classes.wideOnly}>{t('admin.reason')}</th>
              <th>{t('admin.heldBack')}</th>
              <th>
                <span className="unseen">{admin('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {blocks.data.map((block) => (
              <tr key={block.id}>
                <td className={classes.strong}>
                  {block.kind === 'DOMAIN' ? t('block.everybody', { domain: block.value }) : block.value}
                </td>
                <td className={classes.wideOnly}>
                  {t('admin.byWhen', {
                    name: block.blockedBy ?? t('admin.somebody'),
                    at: shortTime(block.blockedAt, i18n.language, me.timeZone),
                  })}
                </td>
                <td className={classes.wideOnly}>{block.reason}</td>
                <td className="numbers">{block.heldBack}</td>
                <td>
                  <Button variant="subtle" onClick={() => setLeaving(block)}>
                    {t('admin.unblock')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {leaving === undefined ? null : <Unblock block={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}

function Unblock({ block, onClose }: { block: Block; onClose: () => void }) {
  const { t } = useTranslation('spam');
  const [giveBack, setGiveBack] = useState(true);
  const unblock = useChange(
    () => api.delete<Unblocked>(`/api/blocks/${block.id}?giveBack=${giveBack}`),
    [blocksQuery.queryKey, keys.counts],
    ({ returned }) => {
      toast.done(t('admin.unblocked', { who: block.value, count: returned }));
      onClose();
    },
  );
  return (
    <Confirm
      opened
      title={t('admin.unblockTitle', { who: block.value })}
      confirm={t('admin.unblock')}
      busy={unblock.isPending}
      onConfirm={() => unblock.mutate(undefined)}
      onClose={onClose}
    >
      <p style={{ marginTop: 0 }}>{t('admin.unblockLead')}</p>
      <Checkbox
        label={t('admin.giveBack', { count: block.conversations })}
        checked={giveBack && block.conversations > 0}
        disabled={block.conversations === 0}
        onChange={(event) => setGiveBack(event.currentTarget.checked)}
      />
      {unblock.error === null ? null : <ProblemNotice error={unblock.error} />}
    </Confirm>
  );
}

function NewBlock() {
  const { t } = useTranslation('spam');
  const [kind, setKind] = useState<Block['kind']>('ADDRESS');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const add = useChange(
    () => api.post<Block>('/api/blocks', { kind, value, reason }),
    [blocksQuery.queryKey],
    (block) => {
      toast.done(t('block.done', { who: block.value }));
      setValue('');
      setReason('');
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(undefined);
      }}
    >
      <Group align="end" gap={8}>
        <NativeSelect
          label={t('admin.kind')}
          value={kind}
          data={[
            { value: 'ADDRESS', label: t('admin.address') },
            { value: 'DOMAIN', label: t('admin.domain') },
          ]}
          onChange={(event) => setKind(event.currentTarget.value === 'DOMAIN' ? 'DOMAIN' : 'ADDRESS')}
        />
        <TextInput
          label={t(kind === 'DOMAIN' ? 'admin.domain' : 'admin.address')}
          placeholder={kind === 'DOMAIN' ? 'example.com' : 'name@example.com'}
          value={value}
          maxLength={320}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <TextInput
          label={t('admin.reason')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          type="submit"
          loading={add.isPending}
          disabled={value.trim() === ''}
          title={value.trim() === '' ? t('admin.typeFirst') : undefined}
        >
          {t('block.do')}
        </Button>
      </Group>
      {add.error === null ? null : <ProblemNotice error={add.error} />}
    </form>
  );
}
