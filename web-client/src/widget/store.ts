/** A value and those who want to know when it changes. */
export class Store<S extends object> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: S) {}

  get(): S {
    return this.value;
  }

  set(change: Partial<S>): void {
    const same = (Object.keys(change) as (keyof S)[]).every((key) => Object.is(change[key], this.value[key]));
    if (same) return;
    this.value = { ...this.value, ...change };
    for (const listener of this.listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
