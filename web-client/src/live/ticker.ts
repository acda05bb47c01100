/** Calls back once a second until stopped; by a worker where there is one, since background pages' timers sleep. */
export function everySecond(tick: () => void): () => void {
  if (typeof Worker === 'undefined') {
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }
  const worker = new Worker(new URL('./ticker.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = tick;
  return () => worker.terminate();
}
