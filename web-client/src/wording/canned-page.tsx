import { Button } from '@mantine/core';
import { IconMessage2Bolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { CannedReply } from '../api/types';
import { cannedQuery } from '../api/wording';
import { Empty } from '../ui/empty';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { teamsQuery } from './queries';
import { OwnSignature } from './signatures';
import classes from './wording.module.css';

const CannedForm = lazy(() => import('./canned-form').then((module) => ({ default: module.CannedForm })));

/** The answers that managers keep for the teams. */
export function SharedCannedPage() {
  return <CannedPage personal={false} />;
}

/** An employee's own answers. */
export function OwnCannedPage() {
  return <CannedPage personal />;
}

function CannedPage({ personal }: { personal: boolean }) {
  const { t } = useTranslation('writing');
  const { t: common, i18n } = useTranslation();
  const me = useMe();
  const query = useQuery(cannedQuery);
  const teams = useQuery(teamsQuery);
  const [editing, setEditing] = useState<CannedReply | 'new'>();
  const replies = query.data?.filter((reply) => reply.personal === personal) ?? [];
  const teamOf = ({ teamId }: CannedReply): string =>
    teamId === undefined ? t('canned.everybody') : (teams.data?.find((team) => team.id === teamId)?.name ?? '');
  const sorted = [...replies].sort((a, b) => a.title.localeCompare(b.title, i18n.language));
  return (
    <PageView
      title={personal ? t('canned.own') : t('canned.title')}
      lead={personal ? t('canned.ownLead') : t('canned.lead')}
      menu={personal}
      actions={
        <Button variant="filled" onClick={() => setEditing('new')}>
          {t('canned.add')}
        </Button>
      }
    >
      {query.error === null ? null : <ProblemNotice error={query.error} />}
      {query.isSuccess && replies.length === 0 ? (
        <Empty icon={<IconMessage2Bolt size={38} stroke={1.25} />} title={t('canned.none')}>
          {t('canned.noneLead')}
        </Empty>
      ) : null}
      {replies.length === 0 ? null : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('canned.name')}</th>
              <th>{t('canned.shortcut')}</th>
              {personal ? null : <th>{t('canned.team')}</th>}
              <th>{t('canned.languages')}</th>
              <th className={classes.number}>{t('canned.used')}</th>
              <th>
                <span className="unseen">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((reply) => (
              <tr key={reply.id}>
                <td>
                  <span className={classes.strong}>{reply.title}</span>
                  <span className={classes.words}>{reply.variants[0]?.text}</span>
                </td>
                <td className={classes.quiet}>{reply.shortcut === '' ? null : `/${reply.shortcut}`}</td>
                {personal ? null : <td>{teamOf(reply)}</td>}
                <td className={classes.quiet}>{reply.variants.map((each) => each.language.toUpperCase()).join(' ')}</td>
                <td className={`numbers ${classes.number}`}>{reply.used.toLocaleString(i18n.language)}</td>
                <td>
                  <Button
                    variant="subtle"
                    aria-label={`${t('edit')}: ${reply.title}`}
                    onClick={() => setEditing(reply)}
                  >
                    {t('edit')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {personal ? <OwnSignature /> : null}
      {editing === undefined ? null : (
        <Suspense fallback={<span className="unseen">{common('common.loading')}</span>}>
          <CannedForm
            reply={editing === 'new' ? undefined : editing}
            personal={personal}
            teams={teams.data ?? []}
            language={me.company.language}
            onClose={() => setEditing(undefined)}
          />
        </Suspense>
      )}
    </PageView>
  );
}
