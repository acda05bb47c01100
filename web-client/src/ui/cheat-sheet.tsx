import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './cheat-sheet.module.css';
import { printedKeys, useAllCommands } from './commands';
import { Kbd } from './kbd';

/** All keys of the page at a glance. */
export function CheatSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Sheet />
    </Modal>
  );
}

function Sheet() {
  const withKeys = useAllCommands().filter((command) => command.keys !== undefined);
  const groups = [...new Set(withKeys.map((command) => command.group))];
  return (
    <div className={classes.groups}>
      {groups.map((group) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.title}>{group}</h3>
          <dl className={classes.keys}>
            {withKeys
              .filter((command) => command.group === group)
              .map((command) => (
                <div key={command.id} className={classes.row}>
                  <dt>{command.label}</dt>
                  <dd>
                    <Kbd keys={printedKeys(command.keys ?? '')} />
                    <span className="unseen">{printedKeys(command.keys ?? '')}</span>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
