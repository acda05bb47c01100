/** Who this device is to the company: kept in the page's own storage, and only once the visitor wrote or was named by the page. */
export interface Profile {
  token: string;
  name: string;
  email: string;
  verified: boolean;
  /** Whom the page named, as its own system calls them. */
  subject: string;
  /** Up to which line everything was seen here. */
  read: number;
  /** The visitor does not want to be asked for an e-mail address again. */
  mailSkipped: boolean;
}

export const nobody: Profile = {
  token: '',
  name: '',
  email: '',
  verified: false,
  subject: '',
  read: 0,
  mailSkipped: false,
};

export function keyOf(channel: string): string {
  return `parley.chat.${channel}`;
}

/** Where a browser forbids storage, everything holds as long as the page. */
export class Profiles {
  private inMemory: string | undefined;

  constructor(private readonly key: string) {}

  private raw(): string | undefined {
    try {
      return localStorage.getItem(this.key) ?? this.inMemory;
    } catch {
      return this.inMemory;
    }
  }

  known(): boolean {
    return this.raw() !== undefined;
  }

  load(): Profile {
    try {
      const kept = JSON.parse(this.raw() ?? '{}') as Partial<Profile>;
      return { ...nobody, ...kept };
    } catch {
      return nobody;
    }
  }

  /** Changes what is kept, by what other tabs may have changed meanwhile. */
  change(change: Partial<Profile>): Profile {
    const next = { ...this.load(), ...change };
    const text = JSON.stringify(next);
    try {
      localStorage.setItem(this.key, text);
      this.inMemory = undefined;
    } catch {
      this.inMemory = text;
    }
    return next;
  }

  clear(): void {
    this.inMemory = undefined;
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }
}
