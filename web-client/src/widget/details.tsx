/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useChat } from './chat-context';
import type { Profile } from './profile';
import { goOn } from './viewport';

/** What looks like an address that letters can be sent to; the server looks closer. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());
}

type Doing = 'nothing' | 'saving' | 'saved' | 'invalid' | 'failed';

function useDescribing() {
  const { session } = useChat();
  const [doing, setDoing] = useState<Doing>('nothing');
  const save = async (name: string, email: string): Promise<boolean> => {
    if (email.trim() !== '' && !isEmail(email)) {
      setDoing('invalid');
      return false;
    }
    setDoing('saving');
    try {
      await session.describe(name.trim(), email.trim());
      setDoing('saved');
      return true;
    } catch (error) {
      setDoing([400, 422].includes((error as { status?: number }).status ?? 0) ? 'invalid' : 'failed');
      return false;
    }
  };
  return { doing, save };
}

function Said({ doing, id }: { doing: Doing; id: string }) {
  const { words } = useChat();
  const said = { nothing: '', saving: '', saved: words.saved, invalid: words.emailInvalid, failed: words.notSaved }[
    doing
  ];
  return (
    <p class="said" id={id} role="status" data-bad={doing === 'invalid' || doing === 'failed' || undefined}>
      {said}
    </p>
  );
}

/** Asks once for an address to answer to when the visitor is gone. */
export function MailCard({ profile }: { profile: Profile }) {
  const { session, words, context } = useChat();
  const [email, setEmail] = useState('');
  const { doing, save } = useDescribing();
  return (
    <form
      class="card"
      aria-label={words.mailTitle}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (email.trim() !== '') void save(profile.name, email).then((saved) => saved && goOn(context.root));
      }}
    >
      <p>
        <strong>{words.mailTitle}</strong> {words.mailLead}
      </p>
      <div class="card-row">
        <input
          type="email"
          autocomplete="email"
          aria-label={words.email}
          aria-describedby="mail-said"
          aria-invalid={doing === 'invalid'}
          placeholder={words.email}
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={doing === 'saving'}>
          {words.save}
        </button>
      </div>
      <Said doing={doing} id="mail-said" />
      <button
        type="button"
        class="plain"
        onClick={() => {
          session.skipMail();
          goOn(context.root);
        }}
      >
        {words.mailSkip}
      </button>
    </form>
  );
}

/** Who the visitor is, and the way to be nobody again. */
export function Details({ profile, done }: { profile: Profile; done: () => void }) {
  const { words, context } = useChat();
  const { privacyUrl } = context.config;
  return (
    <div class="details">
      {profile.verified ? (
        <p>
          {words.verified}
          {[profile.name, profile.email]
            .filter((each) => each !== '')
            .map((each) => (
              <span key={each} class="line">
                {each}
              </span>
            ))}
        </p>
      ) : (
        <DescribeForm profile={profile} />
      )}
      {privacyUrl === '' ? null : (
        <p>
          <a href={privacyUrl} target="_blank" rel="noopener noreferrer">
            {words.privacy}
          </a>
        </p>
      )}
      <Forget done={done} />
    </div>
  );
}

function DescribeForm({ profile }: { profile: Profile }) {
  const { words } = useChat();
  const [name, setName] = useState(profile.name);
  const [email, setEmail] = useState(profile.email);
  const { doing, save } = useDescribing();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(name, email);
      }}
    >
      <label>
        {words.name}
        <input
          autocomplete="name"
          maxLength={200}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.email}
        <input
          type="email"
          autocomplete="email"
          maxLength={254}
          aria-describedby="details-said"
          aria-invalid={doing === 'invalid'}
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <Said doing={doing} id="details-said" />
      <button type="submit" class="button" disabled={doing === 'saving'}>
        {words.save}
      </button>
    </form>
  );
}

/** The safe answer is at hand. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}

function Forget({ done }: { done: () => void }) {
  const { session, words } = useChat();
  const [asking, setAsking] = useState(false);
  return (
    <div class="forget">
      {asking ? (
        <div role="alertdialog" aria-label={words.forget} aria-describedby="forget-lead">
          <p id="forget-lead">{words.forgetLead}</p>
          <div class="card-row">
            <button
              type="button"
              class="button"
              onClick={() => {
                void session.forget();
                done();
              }}
            >
              {words.forgetYes}
            </button>
            <button type="button" class="plain" ref={focusOnce} onClick={() => setAsking(false)}>
              {words.forgetNo}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="plain" onClick={() => setAsking(true)}>
          {words.forget}
        </button>
      )}
    </div>
  );
}
