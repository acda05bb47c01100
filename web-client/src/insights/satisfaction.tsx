import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { SatisfactionPart, SatisfactionTally } from '../api/types';
import { dayOf } from '../lib/time';
import { Empty } from '../ui/empty';
import { PageView, Section } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { pictureOf } from '../ui/satisfaction';
import { Waiting } from '../ui/waiting';
import { Answers } from './answers';
import { dayAfter, rateOf, type Share, satisfiedOf } from './figures';
import { exportUrl, type Scope, satisfactionQuery } from './queries';
import classes from './satisfaction.module.css';
import { ScopeForm } from './scope-form';

/** What customers said after their conversations were closed: for managers. */
export function SatisfactionPage() {
  const { t } = useTranslation('survey');
  const { timeZone } = useMe().company;
  const search = useSearch({ from: '/shell/insights/satisfaction' });
  const navigate = useNavigate();
  const scope: Scope = useMemo(() => {
    const to = search.to ?? dayOf(new Date().toISOString(), timeZone);
    return { ...search, from: search.from ?? dayAfter(to, -29), to };
  }, [search, timeZone]);
  const wrong = scope.to < scope.from;
  const figures = useQuery({ ...satisfactionQuery(scope), enabled: !wrong });
  const choose = (next: Partial<Scope>): void =>
    void navigate({ to: '/insights/satisfaction', search: { ...search, ...next }, replace: true });
  return (
    <PageView
      wide
      menu
      title={t('page.title')}
      lead={t('page.lead')}
      actions={
        <Button
          component="a"
          href={exportUrl(scope)}
          download
          leftSection={<IconDownload size={15} stroke={1.75} />}
          disabled={wrong}
        >
          {t('page.export')}
        </Button>
      }
    >
      <ScopeForm scope={scope} all={figures.data} onChange={choose} />
      {wrong ? (
        <p role="alert" className={classes.wrong}>
          {t('page.wrong')}
        </p>
      ) : figures.error !== null ? (
        <ProblemNotice error={figures.error} />
      ) : figures.data === undefined ? (
        <Waiting />
      ) : figures.data.all.asked === 0 ? (
        <Empty
          title={t('page.none')}
          action={
            <Link to="/admin/$section" params={{ section: 'teams' }}>
              {t('page.settings')}
            </Link>
          }
        >
          {t('page.noneHint')}
        </Empty>
      ) : (
        <>
          <Numbers tally={figures.data.all} />
          <Distribution tally={figures.data.all} />
          <Parts title={t('page.byTeam')} parts={figures.data.teams} onChoose={(team) => choose({ team })} />
          <Parts title={t('page.byPerson')} parts={figures.data.people} onChoose={(employee) => choose({ employee })} />
          <Parts
            title={t('page.byChannel')}
            parts={figures.data.channels}
            onChoose={(channel) => choose({ channel })}
          />
          <Answers scope={scope} />
        </>
      )}
    </PageView>
  );
}

function useShareWords(): (share: Share) => string {
  const { t, i18n } = useTranslation('survey');
  return (share) =>
    share.kind === 'few'
      ? t('page.of', { count: share.count, of: share.of })
      : new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share.value / 100);
}

function Numbers({ tally }: { tally: SatisfactionTally }) {
  const { t } = useTranslation('survey');
  const words = useShareWords();
  const satisfied = satisfiedOf(tally);
  const lead = satisfied.kind === 'few' ? t('page.few') : t('page.csatLead');
  return (
    <dl className={classes.numbers}>
      <div className={classes.number} data-main="true">
        <dt>{t('page.csat')}</dt>
        <dd className="numbers">{words(satisfied)}</dd>
        <dd className={classes.lead}>{lead}</dd>
      </div>
      <div className={classes.number}>
        <dt>{t('page.asked')}</dt>
        <dd className="numbers">{tally.asked}</dd>
      </div>
      <div className={classes.number}>
        <dt>{t('page.answered')}</dt>
        <dd className="numbers">{tally.answered}</dd>
      </div>
      <div className={classes.number}>
        <dt>{t('page.rate')}</dt>
        <dd className="numbers">{words(rateOf(tally))}</dd>
      </div>
    </dl>
  );
}

/** How often each rating was given, the best first; the bars only repeat the numbers. */
function Distribution({ tally }: { tally: SatisfactionTally }) {
  const { t } = useTranslation('survey');
  const most = Math.max(1, ...tally.scores);
  return (
    <Section title={t('page.distribution')}>
      <table className={classes.bars}>
        <tbody>
          {[5, 4, 3, 2, 1].map((score) => {
            const count = tally.scores[score - 1] ?? 0;
            return (
              <tr key={score}>
                <th scope="row">
                  <span aria-hidden="true">{pictureOf(score)}</span> {t(`score.${score as 1}`)}
                </th>
                <td className={classes.track} aria-hidden="true">
                  <span className={classes.bar} data-score={score} style={{ width: `${(count / most) * 100}%` }} />
                </td>
                <td className="numbers">{count}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

interface PartsProps {
  title: string;
  parts: readonly SatisfactionPart[];
  onChoose: (id: string) => void;
}

function Parts({ title, parts, onChoose }: PartsProps) {
  const { t } = useTranslation('survey');
  const words = useShareWords();
  if (parts.length === 0) return null;
  return (
    <Section title={title}>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('page.name')}</th>
              <th scope="col">{t('page.asked')}</th>
              <th scope="col">{t('page.answered')}</th>
              <th scope="col">{t('page.rate')}</th>
              <th scope="col">{t('page.csat')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.id}>
                <th scope="row">
                  <button type="button" className={classes.choose} onClick={() => onChoose(part.id)}>
                    {part.name}
                  </button>
                </th>
                <td className="numbers">{part.tally.asked}</td>
                <td className="numbers">{part.tally.answered}</td>
                <td className="numbers">{words(rateOf(part.tally))}</td>
                <td className="numbers">{words(satisfiedOf(part.tally))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
