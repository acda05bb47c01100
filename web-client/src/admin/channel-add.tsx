import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fuzzyRank } from '../lib/fuzzy';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import { ChannelIcon } from './channel-icon';
import { type Kind, kindsQuery } from './channel-kinds';
import { useChannelWords } from './channel-words';
import classes from './channels.module.css';

/** Which kind the new channel is: a name is typed, Enter takes the first that fits. */
export function ChannelAdd() {
  const { t } = useTranslation('channels');
  const { t: common } = useTranslation();
  const words = useChannelWords();
  const navigate = useNavigate();
  const kinds = useQuery(kindsQuery);
  const [typed, setTyped] = useState('');
  const found = (kinds.data ?? [])
    .map(({ kind }) => ({ kind, name: words.kind(kind), lead: words.lead(kind) }))
    .map((one) => ({ ...one, rank: fuzzyRank(one.name, typed) * 4 || fuzzyRank(one.lead, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name));
  const choose = (kind: Kind) =>
    navigate({
      to: '/admin/$section/$item',
      params: { section: 'channels', item: 'new' },
      search: { kind },
    });
  return (
    <PageView
      wide
      title={t('add.title')}
      lead={t('add.lead')}
      actions={
        <Button onClick={() => navigate({ to: '/admin/$section', params: { section: 'channels' } })}>
          {common('common.back')}
        </Button>
      }
    >
      {kinds.error === null ? null : <ProblemNotice error={kinds.error} />}
      <form
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault();
          if (found[0] !== undefined) void choose(found[0].kind);
        }}
      >
        <TextInput
          aria-label={t('add.search')}
          placeholder={t('add.search')}
          value={typed}
          ref={focusOnce}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span role="status" className="unseen">
          {kinds.data === undefined ? '' : t('add.found', { count: found.length })}
        </span>
      </form>
      {kinds.data !== undefined && found.length === 0 ? <p className={classes.said}>{t('add.none')}</p> : null}
      <ul className={classes.grid}>
        {found.map(({ kind, name, lead }, index) => (
          <li key={kind}>
            <Link
              to="/admin/$section/$item"
              params={{ section: 'channels', item: 'new' }}
              search={{ kind }}
              className={classes.tile ?? ''}
              data-first={(typed !== '' && index === 0) || undefined}
            >
              <ChannelIcon kind={kind} />
              <span>
                <span className={classes.tileName}>{name}</span>
                <span className={classes.tileLead}>{lead}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </PageView>
  );
}

/** The page is for choosing: typing can begin at once. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true });
}
