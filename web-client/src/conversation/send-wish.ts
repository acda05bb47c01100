import { useEffect, useState } from 'react';
import type { SendHow } from './composer-send';

/** What stands in the way of sending, in words; and whether it goes away by itself. */
export interface Hindrance {
  words: string;
  passes: boolean;
}

export function lasting(words: string): Hindrance {
  return { words, passes: false };
}

export function passing(words: string): Hindrance {
  return { words, passes: true };
}

interface SendWish {
  /** Sends, or does so once what passes is over; where something lasting is in the way, that is said. */
  ask: (how: SendHow) => void;
  /** Whoever goes on writing did not mean it yet. */
  drop: () => void;
  /** Why it was not sent when that was asked. */
  said: string | undefined;
  waits: boolean;
}

/** Keeps the wish to send: who presses the keys while something is in the way loses neither the wish nor the reason. */
export function useSendWish(hindrance: Hindrance | undefined, send: (how: SendHow) => void): SendWish {
  const [wish, setWish] = useState<SendHow>();
  const [said, setSaid] = useState<string>();
  const drop = (): void => {
    setWish(undefined);
    setSaid(undefined);
  };
  useEffect(() => {
    if (wish === undefined || hindrance?.passes === true) return;
    setWish(undefined);
    if (hindrance === undefined) send(wish);
    // What needs somebody to do something is not waited for: by then it may no longer be meant.
    else setSaid(hindrance.words);
  }, [wish, hindrance, send]);
  return {
    ask: (how) => {
      drop();
      if (hindrance === undefined) send(how);
      else setWish(how);
    },
    drop,
    said: wish === undefined ? said : hindrance?.words,
    waits: wish !== undefined,
  };
}
