import { useMe } from '../api/session';
import type { Message } from '../api/types';
import { LinkedText } from './plain-text';
import classes from './plain-text.module.css';

/** A note as it was written, with those it mentions marked; whoever is called finds themselves at a glance. */
export function NoteText({ message }: { message: Message }) {
  const me = useMe();
  const { text } = message;
  const calls = (kind: string, id: string): boolean =>
    kind === 'EMPLOYEE' ? id === me.id : me.teams.some((team) => team.id === id);
  const mentions = message.mentions ?? [];
  const ends = mentions.map(({ start, length }) => start + length);
  return (
    <div className={classes.text}>
      {mentions.map(({ kind, id, name, start, length }, index) => (
        <span key={start}>
          <LinkedText text={text.slice(ends[index - 1] ?? 0, start)} />
          <span className={classes.mention} data-me={calls(kind, id) || undefined} title={name}>
            {text.slice(start, start + length)}
          </span>
        </span>
      ))}
      <LinkedText text={text.slice(ends.at(-1) ?? 0)} />
    </div>
  );
}
