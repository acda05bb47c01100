import { type IDBPDatabase, openDB } from 'idb';

/** A file of a message that is not sent yet; with an id as soon as the server has it. */
export interface WaitingFile {
  key: string;
  name: string;
  mediaType: string;
  size: number;
  /** Missing where the browser could not keep it over a reload. */
  blob?: Blob | undefined;
  id?: string | undefined;
}

/** A message that the visitor has written and the server has not confirmed. */
export interface Waiting {
  /** What the device calls it: the server takes it once. */
  id: string;
  order: number;
  text: string;
  files: WaitingFile[];
  page: string;
  saidAt: string;
  /** Why the server will not take it; then it waits for the visitor. */
  problem?: string | undefined;
}

interface Shelf {
  list(): Promise<Waiting[]>;
  put(item: Waiting): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

class DatabaseShelf implements Shelf {
  constructor(private readonly database: IDBPDatabase) {}

  static async open(name: string): Promise<Shelf> {
    const database = await openDB(name, 1, {
      upgrade: (fresh) => void fresh.createObjectStore('waiting', { keyPath: 'id' }),
      blocking: () => database.close(),
    });
    return new DatabaseShelf(database);
  }

  list(): Promise<Waiting[]> {
    return this.database.getAll('waiting');
  }

  async put(item: Waiting): Promise<void> {
    await this.database.put('waiting', item);
  }

  remove(id: string): Promise<void> {
    return this.database.delete('waiting', id);
  }

  clear(): Promise<void> {
    return this.database.clear('waiting');
  }
}

/** Words only: files do not fit there. */
class LocalShelf implements Shelf {
  constructor(private readonly key: string) {}

  async list(): Promise<Waiting[]> {
    const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]');
    return Array.isArray(kept) ? (kept as Waiting[]) : [];
  }

  private async change(change: (all: Waiting[]) => Waiting[]): Promise<void> {
    const next = change(await this.list());
    if (next.length === 0) localStorage.removeItem(this.key);
    else localStorage.setItem(this.key, JSON.stringify(next));
  }

  put(item: Waiting): Promise<void> {
    const files = item.files.map(({ blob: _, ...file }) => file);
    return this.change((all) => [...all.filter((one) => one.id !== item.id), { ...item, files }]);
  }

  remove(id: string): Promise<void> {
    return this.change((all) => all.filter((one) => one.id !== id));
  }

  clear(): Promise<void> {
    return this.change(() => []);
  }
}

/**
 * What waits to be sent, in the page's own storage: in IndexedDB, where that is blocked in localStorage, and where that is blocked too
 * in memory. Nothing is opened before somebody writes.
 */
export class WaitingShelf {
  private opened: Promise<Shelf | undefined> | undefined;
  /** What no storage takes, and files that it does not take. */
  private readonly inMemory = new Map<string, Waiting>();

  constructor(private readonly name: string) {}

  private shelf(): Promise<Shelf | undefined> {
    this.opened ??= DatabaseShelf.open(this.name).catch(async () => {
      const local = new LocalShelf(`${this.name}.waiting`);
      return local.list().then(
        () => local,
        () => undefined,
      );
    });
    return this.opened;
  }

  async list(): Promise<Waiting[]> {
    const shelf = await this.shelf();
    const kept = (await shelf?.list().catch(() => [])) ?? [];
    const all = new Map(kept.map((item) => [item.id, item]));
    for (const [id, item] of this.inMemory) if (shelf === undefined || all.has(id)) all.set(id, item);
    return [...all.values()].sort((one, other) => one.order - other.order);
  }

  async put(item: Waiting): Promise<void> {
    const shelf = await this.shelf();
    if (shelf === undefined) {
      this.inMemory.set(item.id, item);
      return;
    }
    try {
      await shelf.put(item);
      if (shelf instanceof LocalShelf) this.inMemory.set(item.id, item);
    } catch {
      // Too large for the storage, or the storage went away: this page still has it.
      this.opened = Promise.resolve(undefined);
      for (const kept of await shelf.list().catch(() => [])) this.inMemory.set(kept.id, kept);
      this.inMemory.set(item.id, item);
    }
  }

  async remove(id: string): Promise<void> {
    this.inMemory.delete(id);
    await (await this.shelf())?.remove(id).catch(() => undefined);
  }

  async clear(): Promise<void> {
    this.inMemory.clear();
    await (await this.shelf())?.clear().catch(() => undefined);
  }
}
