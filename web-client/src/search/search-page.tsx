import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import type { SearchAnswer, SearchHit, SearchMatch } from '../api/types';
import { printedMoment } from '../lib/time';
import { printedKeys } from '../ui/commands';
import { Empty } from '../ui/empty';
import { Kbd } from '../ui/kbd';
import { MenuButton } from '../ui/menu-button';
import { Waiting } from '../ui/waiting';
import { SearchHelp } from './help';
import { Hit, placeOfHit } from './hit';
import { searchQuery, suggestQuery } from './queries';
import classes from './search.module.css';
import { SearchProblem } from './search-problem';
import { completed, rememberSearch, toggled } from './typed';

const pause = 120;
const chips = ['is:open', 'is:mine', 'has:attachment', 'in:notes', 'after:1m', 'from:', 'team:', 'tag:'];

/** Search over all history: results while one types, everything by keyboard, the query in the address. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const { q = '' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const [typed, setTyped] = useState(q);
  const [shownQuery, setShownQuery] = useState(q);
  const [selected, setSelected] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const [settled] = useDebouncedValue(typed, pause);
  const query = q.trim();
  // What is asked stands in the address, which follows the field after a pause.
  const ask = useDebouncedCallback((text: string) => {
    const next = text.trim();
    if (next !== query) void navigate({ to: '/search', search: next === '' ? {} : { q: next }, replace: true });
  }, pause);

  // Back, forward and links change the address: the field follows.
  if (q !== shownQuery) {
    setShownQuery(q);
    setSelected(0);
    if (q !== typed.trim()) setTyped(q);
  }

  const results = useInfiniteQuery(searchQuery(query));
  const suggestions = useQuery(suggestQuery(settled)).data ?? [];
  const pages = query === '' ? [] : (results.data?.pages ?? []);
  const hits = pages.flatMap((page) => page.items);
  const current = hits[Math.min(selected, hits.length - 1)];

  useEffect(() => {
    document.getElementById(`hit-${selected}`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const change = (text: string): void => {
    setTyped(text);
    ask(text);
    input.current?.focus();
  };
  const open = (hit: SearchHit, match?: SearchMatch): void => {
    rememberSearch(localStorage, typed);
    void navigate(placeOfHit(hit, match));
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const [first] = suggestions;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = Math.max(0, Math.min(hits.length - 1, selected + (event.key === 'ArrowDown' ? 1 : -1)));
      setSelected(next);
      if (next >= hits.length - 3 && results.hasNextPage && !results.isFetchingNextPage) void results.fetchNextPage();
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      open(current);
    } else if (event.key === 'Tab' && !event.shiftKey && first !== undefined && typed !== '' && !typed.endsWith(' ')) {
      event.preventDefault();
      change(completed(typed, first.insert));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (typed !== '') change('');
      else router.history.back();
    }
  };

  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <MenuButton />
        <h1 className="unseen">{t('title')}</h1>
        <IconSearch size={18} stroke={1.75} className={classes.icon} aria-hidden="true" />
        <input
          ref={input}
          className={classes.field}
          type="text"
          value={typed}
          // biome-ignore lint/a11y/noAutofocus: the page is there to type into this field
          autoFocus
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={1000}
          placeholder={t('placeholder')}
          aria-label={t('title')}
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="search-results"
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? `hit-${selected}` : undefined}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {results.isFetching ? <span className={classes.busy} aria-hidden="true" /> : null}
      </header>
      <div className={classes.chips}>
        {suggestions.length > 0 && typed !== '' && !typed.endsWith(' ')
          ? suggestions.map((suggestion, at) => (
              <button
                key={suggestion.insert}
                type="button"
                className={classes.chip}
                data-suggestion=""
                onClick={() => change(completed(typed, suggestion.insert))}
              >
                {suggestion.label}
                {suggestion.detail === '' ? null : <span className={classes.detail}>{suggestion.detail}</span>}
                {at === 0 ? <Kbd keys="Tab" /> : null}
              </button>
            ))
          : chips.map((filter) => (
              <button
                key={filter}
                type="button"
                className={classes.chip}
                aria-pressed={filter.endsWith(':') ? undefined : typed.split(' ').includes(filter)}
                onClick={() => change(toggled(typed, filter))}
              >
                {filter}
              </button>
            ))}
      </div>
      <div className={classes.scroll}>
        {query === '' ? (
          <SearchHelp onQuery={change} />
        ) : results.error !== null ? (
          <div className={classes.problem}>
            <SearchProblem error={results.error} />
          </div>
        ) : pages.length === 0 ? (
          <div className={classes.waiting}>
            <Waiting />
          </div>
        ) : (
          <>
            <Summary pages={pages} shown={hits.length} />
            {hits.length === 0 && !results.hasNextPage ? (
              <Empty icon={<IconSearchOff size={38} stroke={1.25} />} title={t('nothing')}>
                {t('nothingHint')}
              </Empty>
            ) : null}
            <div
              id="search-results"
              role="listbox"
              aria-label={t('results')}
              data-stale={results.isPlaceholderData || undefined}
            >
              {hits.map((hit, at) => (
                <Hit
                  key={hit.conversation.id}
                  id={`hit-${at}`}
                  hit={hit}
                  selected={at === selected}
                  onPoint={() => setSelected(at)}
                  onOpen={(match) => open(hit, match)}
                />
              ))}
            </div>
            {results.hasNextPage ? (
              <button
                type="button"
                className={classes.next}
                disabled={results.isFetchingNextPage}
                onClick={() => results.fetchNextPage()}
              >
                {results.isFetchingNextPage ? t('loading') : t('older')}
              </button>
            ) : null}
          </>
        )}
      </div>
      <footer className={classes.keys} aria-hidden="true">
        <Kbd keys="↑" /> <Kbd keys="↓" /> {t('keys.move')} · <Kbd keys="Enter" /> {t('keys.open')} · <Kbd keys="Tab" />{' '}
        {t('keys.complete')} · <Kbd keys={printedKeys('Escape')} /> {t('keys.back')}
      </footer>
    </div>
  );
}

/** How many there are, how far back was looked, and whose name was meant. */
function Summary({ pages, shown }: { pages: readonly SearchAnswer[]; shown: number }) {
  const { t, i18n } = useTranslation('search');
  const { timeZone } = useMe();
  const first = pages[0];
  const last = pages.at(-1);
  if (first === undefined || last === undefined) return null;
  const count = first.count.toLocaleString(i18n.language);
  return (
    <div className={classes.summary} role="status">
      {shown === 0 && last.next === undefined ? null : (
        <span>{first.exact ? t('count', { count: first.count, number: count }) : t('about', { number: count })}</span>
      )}
      {shown === 0 && last.searchedTo !== undefined ? (
        <span>{t('searchedTo', { date: printedMoment(last.searchedTo, Date.now(), i18n.language, timeZone) })}</span>
      ) : null}
      {first.alike.map(({ typed, names }) => (
        <span key={typed}>{t('alike', { typed, names: names.join(', ') })}</span>
      ))}
    </div>
  );
}
