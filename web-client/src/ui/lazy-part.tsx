import { Button } from '@mantine/core';
import { type ComponentType, createContext, lazy, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice';

const Again = createContext<() => void>(() => undefined);

function NotLoaded() {
  const { t } = useTranslation();
  const again = useContext(Again);
  return (
    <Notice tone="warn" action={<Button onClick={again}>{t('common.tryAgain')}</Button>}>
      {t('problem.partNotLoaded')}
    </Notice>
  );
}

/**
 * A part of the page that is loaded when it is first needed; needs a `Suspense` around it. Where the server cannot be reached just
 * then, it says so in its place and can be asked for again: the rest of the page stays as it is.
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const begin = () =>
    lazy<ComponentType<P>>(() =>
      load().then(
        (part) => ({ default: part }),
        () => ({ default: NotLoaded as ComponentType<P> }),
      ),
    );
  let Current = begin();
  return function Part(props: P) {
    const [, redraw] = useState(0);
    const again = (): void => {
      Current = begin();
      redraw((times) => times + 1);
    };
    return (
      <Again value={again}>
        <Current {...props} />
      </Again>
    );
  };
}
