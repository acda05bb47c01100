import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { employeesQuery, useMe } from '../api/session';
import { Initials } from '../ui/initials';
import classes from './mention-field.module.css';
import { afterEdit, type Candidate, candidatesOf, matching, mentioning, type Note, typedMention } from './mentions';

interface MentionFieldProps {
  note: Note;
  onNote: (note: Note) => void;
  teamId: string;
  label: string;
  readOnly: boolean;
  className: string | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
  ref: Ref<{ focus: () => void }>;
}

/** A text area in which `@` offers colleagues and teams: arrows move, Enter or Tab chooses, Escape goes on writing. */
export function MentionField({ note, onNote, teamId, label, readOnly, className, onKeyDown, ref }: MentionFieldProps) {
  // Here and not where it is shown, so that the texts are there before somebody types.
  const { t } = useTranslation('notify');
  const me = useMe();
  const { data: employees } = useQuery(employeesQuery);
  const candidates = useMemo(() => candidatesOf(employees ?? [], me.id, teamId), [employees, me.id, teamId]);
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);
  const [caret, setCaret] = useState<number>();
  const [at, setAt] = useState(0);
  const menu = useId();

  const typed = caret === undefined ? undefined : typedMention(note, caret);
  const found = typed === undefined ? [] : matching(candidates, typed.typed);
  const open = typed !== undefined && found.length > 0;
  const current = Math.min(at, found.length - 1);

  const choose = (who: Candidate | undefined): void => {
    if (who === undefined || typed === undefined || caret === undefined) return;
    const made = mentioning(note, typed.start, caret, who);
    onNote(made.note);
    setCaret(undefined);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(made.caret, made.caret);
    });
  };
  const take = (): void => choose(found[current]);
  const deeds = new Map([
    ['ArrowDown', () => setAt((current + 1) % found.length)],
    ['ArrowUp', () => setAt((current - 1 + found.length) % found.length)],
    ['Enter', take],
    ['Tab', take],
    ['Escape', () => setCaret(undefined)],
  ]);
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing;
    if (!open || !plain || !deeds.has(event.key)) {
      onKeyDown(event);
      return;
    }
    deeds.get(event.key)?.();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.place}>
      {open ? <Choices id={menu} found={found} current={current} t={t} onHover={setAt} onChoose={choose} /> : null}
      <textarea
        ref={field}
        className={className}
        aria-label={label}
        placeholder={label}
        value={note.text}
        readOnly={readOnly}
        aria-haspopup="listbox"
        aria-controls={open ? menu : undefined}
        aria-activedescendant={open ? `${menu}-${current}` : undefined}
        onChange={(event) => {
          onNote(afterEdit(note, event.currentTarget.value));
          setCaret(event.currentTarget.selectionStart);
          setAt(0);
        }}
        onBlur={() => setCaret(undefined)}
        onKeyDown={pressed}
      />
    </div>
  );
}

interface ChoicesProps {
  id: string;
  found: readonly Candidate[];
  current: number;
  t: TFunction<'notify'>;
  onHover: (at: number) => void;
  onChoose: (who: Candidate) => void;
}

function Choices({ id, found, current, t, onHover, onChoose }: ChoicesProps) {
  return (
    <div className={classes.menu} role="listbox" id={id} aria-label={t('mention.label')}>
      {found.map((who, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text area keeps the focus and names the active one
        <div
          key={`${who.kind} ${who.id}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current}
          className={classes.choice}
          onMouseMove={() => onHover(index)}
          // Before the text area loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(who);
          }}
        >
          <Initials name={who.name} seed={who.id} size={18} />
          <span className={classes.name}>{who.name}</span>
          <span className={classes.about}>
            {who.kind === 'TEAM' ? t('mention.team', { count: who.people }) : who.outside ? t('mention.outside') : ''}
          </span>
        </div>
      ))}
    </div>
  );
}
