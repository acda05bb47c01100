import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../api/filter';
import type { View } from '../api/keys';
import type { ViewSearch } from '../api/places';
import { fieldsQuery, type SavedView } from '../api/views';
import classes from './filter-bar.module.css';
import { FilterWords } from './filter-words';
import { useSavedView } from './use-saved-view';

/** What the address bar adds to the view, in words; each part can be taken out, and all of it kept. */
export function FilterBar({ view, saved, search }: { view: View; saved: SavedView | undefined; search: ViewSearch }) {
  const { t, i18n } = useTranslation(['view', 'app']);
  const navigate = useNavigate();
  const { data: fields = [] } = useQuery(fieldsQuery);
  const actions = useSavedView(saved);
  const words = new FilterWords(t, fields, i18n.language);
  const { filter, sort } = search;
  const parts: Filter[] = filter === undefined ? [] : 'all' in filter ? filter.all : [filter];
  const go = (next: ViewSearch): void => void navigate({ to: '.', search: next, replace: true });
  const without = (at: number): void => {
    const left = parts.toSpliced(at, 1);
    const rest = sort === undefined ? {} : { sort };
    go(left.length === 0 ? rest : { ...rest, filter: left.length === 1 && left[0] ? left[0] : { all: left } });
  };
  return (
    <div className={classes.bar}>
      <ul className={classes.parts} aria-label={t('bar.label')}>
        {parts.map((part, at) => (
          <li key={JSON.stringify(part)} className={classes.part}>
            <span className={classes.words} title={words.say(part)}>
              {words.say(part)}
            </span>
            <button
              type="button"
              className={classes.remove}
              aria-label={t('bar.remove', { what: words.say(part) })}
              onClick={() => without(at)}
            >
              <IconX size={12} stroke={2} />
            </button>
          </li>
        ))}
        {sort === undefined ? null : (
          <li className={classes.part}>
            <span className={classes.words}>{t(`app:sort.${sort}`)}</span>
            <button
              type="button"
              className={classes.remove}
              aria-label={t('bar.remove', { what: t(`app:sort.${sort}`) })}
              onClick={() => go(filter === undefined ? {} : { filter })}
            >
              <IconX size={12} stroke={2} />
            </button>
          </li>
        )}
      </ul>
      {saved?.mayEdit === true && view.kind === 'filter' ? (
        <button
          type="button"
          className={classes.action}
          onClick={() => actions.save({ filter: view.filter, sort: view.sort })}
        >
          {t('bar.save')}
        </button>
      ) : null}
      <button type="button" className={classes.action} onClick={() => go({})}>
        {t('bar.clear')}
      </button>
    </div>
  );
}
