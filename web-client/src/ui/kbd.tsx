import classes from './kbd.module.css';

/** One key or chord as printed on the keyboard: `Ctrl+K`, `Shift+C`, `G Q`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={classes.keys} aria-hidden="true">
      {keys.split(' ').map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
