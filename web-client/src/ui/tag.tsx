import { useTagsOf } from '../api/tags';
import type { Tag, TagColor } from '../api/types';
import classes from './tag.module.css';

/** The colour of a tag as the style sheets know it. */
export function toneOf(color: TagColor): { '--tag': string } {
  return { '--tag': `var(--tag-${color.toLowerCase()})` };
}

export function TagDot({ color }: { color: TagColor }) {
  return <span className={classes.dot} style={toneOf(color) as React.CSSProperties} aria-hidden="true" />;
}

/** One tag: its colour is a dot, its name stays readable. */
export function TagChip({ tag, onClick }: { tag: Pick<Tag, 'name' | 'color'>; onClick?: () => void }) {
  const style = toneOf(tag.color) as React.CSSProperties;
  const inside = (
    <>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.name}>{tag.name}</span>
    </>
  );
  return onClick === undefined ? (
    <span className={classes.chip} style={style} title={tag.name}>
      {inside}
    </span>
  ) : (
    <button type="button" className={classes.chip} style={style} title={tag.name} onClick={onClick}>
      {inside}
    </button>
  );
}

/** All tags of an open conversation; pressing one opens the picker. */
export function TagChips({ ids, onClick }: { ids: readonly string[]; onClick: () => void }) {
  const tags = useTagsOf(ids);
  if (tags.length === 0) return null;
  return (
    <div className={classes.chips}>
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag} onClick={onClick} />
      ))}
    </div>
  );
}

const shownInRow = 2;

/** The first tags of a row in a list, and how many more there are. */
export function TagDots({ ids }: { ids: readonly string[] }) {
  const tags = useTagsOf(ids);
  if (tags.length === 0) return null;
  const rest = tags.slice(shownInRow);
  return (
    <span className={classes.few}>
      {tags.slice(0, shownInRow).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
      {rest.length === 0 ? null : (
        <span className={classes.more} title={rest.map((tag) => tag.name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
