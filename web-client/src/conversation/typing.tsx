import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { nameOf } from '../lib/names';
import { useAround } from '../live/signals';
import classes from './typing.module.css';

/** "Anna is typing": a line that takes its room only when there is somebody. */
export function Typing({ conversation }: { conversation: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { typing } = useAround(conversation, me.id);
  return (
    <div className={classes.typing} role="status">
      {typing.length === 0 ? null : (
        <span>
          {t('conversation.typing', {
            count: typing.length,
            names: typing.map(({ id, name }) => nameOf({ name, handle: id })).join(', '),
          })}
        </span>
      )}
    </div>
  );
}
