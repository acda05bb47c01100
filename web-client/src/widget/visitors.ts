import { type Api, Refused, type Visitor } from './api';
import { pauseBefore } from './backoff';
import type { Context } from './context';
import { warn } from './log';
import { nobody, type Profile, type Profiles } from './profile';
import { pageAddress, subjectOf } from './visitor';

export interface VisitorsWorld {
  context: Context;
  api: Api;
  profiles: Profiles;
  alone(work: () => Promise<void>): Promise<void>;
  /** The device is a visitor now. */
  began(token: string): void;
  /** The page's word for who this is was taken. */
  introduced(verified: boolean): void;
  /** What is kept of the visitor changed. */
  changed(): void;
  /** The server does not know this device any more. */
  dropped(): void;
  forget(): Promise<void>;
}

/** Who this device is: a stranger, a visitor with a token, or a person whom the page named. */
export class Visitors {
  private identity: string | undefined;
  private failures = 0;
  /** Grows when the device is forgotten: what was asked before concerns nobody any more. */
  private epoch = 0;

  constructor(private readonly world: VisitorsWorld) {}

  /** The token of this device; the first message makes the visitor. */
  async token(): Promise<string> {
    const { token } = this.world.profiles.load();
    if (token !== '') return token;
    const { epoch } = this;
    const visitor = await this.visit('', this.identity ?? null);
    if (epoch !== this.epoch) throw new Refused(499, 'cancelled', 'the device was forgotten');
    const subject = this.identity === undefined ? '' : subjectOf(this.identity);
    this.keep({ ...visitor, subject });
    this.world.began(visitor.token);
    return visitor.token;
  }

  async describe(name: string, email: string): Promise<void> {
    const { epoch } = this;
    const { token: _, ...visitor } = await this.world.api.describe(await this.token(), { name, email });
    if (epoch === this.epoch) this.keep(visitor);
  }

  /** The server does not know this token: the next message makes a new visitor. */
  drop(token: string): void {
    const { profiles } = this.world;
    const { token: now, name, email, mailSkipped } = profiles.load();
    if (now === '' || now !== token) return;
    profiles.change({ ...nobody, name, email, mailSkipped });
    this.world.dropped();
  }

  reset(): void {
    this.epoch += 1;
    this.identity = undefined;
  }

  /** The page says who the visitor is. A device that belonged to somebody else forgets them first. */
  async identify(jwt: string): Promise<void> {
    const { context, profiles, alone } = this.world;
    if (context.config.identity === 'OFF')
      return warn('this channel takes no identities: switch them on in its settings in Parley');
    const subject = subjectOf(jwt);
    const before = profiles.load();
    if (before.subject !== '' && before.subject !== subject) await this.world.forget();
    this.identity = jwt;
    if (before.token !== '' && subject !== '' && before.subject === subject) return;
    try {
      await alone(() => this.introduce(jwt, subject));
    } catch (error) {
      if (!(error instanceof Refused) || !error.passing) throw error;
      const pause = Math.max(error.retryAfter, pauseBefore(this.failures));
      this.failures += 1;
      setTimeout(() => {
        if (this.identity === jwt) void this.identify(jwt);
      }, pause);
    }
  }

  private async introduce(jwt: string, subject: string): Promise<void> {
    const { context, profiles } = this.world;
    const { epoch } = this;
    try {
      const visitor = await this.visit(profiles.load().token, jwt);
      if (epoch !== this.epoch) return;
      this.failures = 0;
      this.keep({ ...visitor, subject });
      this.world.introduced(visitor.verified);
      context.emit('identified', { verified: visitor.verified });
    } catch (error) {
      if (!(error instanceof Refused) || error.passing) throw error;
      this.identity = undefined;
      warn(`the identity was refused: ${error.detail || error.code}`);
      context.emit('refused', { code: error.code, detail: error.detail });
    }
  }

  private visit(token: string, identity: string | null): Promise<Visitor> {
    const { api, context } = this.world;
    const ask = (known: string) => api.visit(known, { identity, language: context.language, page: pageAddress() });
    return ask(token).catch((error: unknown) => {
      if (token === '' || !(error instanceof Refused) || error.code !== 'visitor-unknown') throw error;
      this.drop(token);
      return ask('');
    });
  }

  private keep(change: Partial<Profile>): void {
    const { token, ...rest } = change;
    // An identity that is attached to a visitor may leave the token as it is; another visitor has numbers of its own.
    const another = token && token !== this.world.profiles.load().token;
    this.world.profiles.change(another ? { ...rest, token, read: 0 } : rest);
    this.world.changed();
  }
}
