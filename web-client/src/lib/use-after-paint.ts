import { useEffect, useState } from 'react';

/**
 * The value as it was until the screen has shown once what else depends on it: what costs much to draw follows what costs little,
 * so that the answer to a key is seen at once. Of values that come faster only the last is drawn.
 */
export function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Runs before the next paint; what it sets off runs after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setShown(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return shown;
}
