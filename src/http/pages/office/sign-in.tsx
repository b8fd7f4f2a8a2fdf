/** The page on which an officer, or a reader of a closed ledger, signs in with a token. */
import type { Session } from '../../office/sessions.ts';
import { pageText } from '../layout.tsx';
import { Hidden } from './officer.tsx';

/**
 * @param to where the reader wanted to go; empty where nowhere yet.
 * @param failure why the last try did not let them in.
 * @param session of whoever is signed in already, and may want to sign out.
 */
export function signInPage(to: string, failure: string | null, session: Session | null): string {
  return pageText(
    { title: 'Sign in' },
    <>
      <h1>Sign in</h1>
      {session !== null && <SignedIn session={session} />}
      {failure !== null && (
        <p class="problem" role="alert">
          {failure}
        </p>
      )}
      <form class="sheet" action="/sign-in" method="post">
        <Hidden fields={{ to }} />
        <label class="whole">
          Token
          <input
            type="password"
            name="token"
            autocomplete="current-password"
            required
            autofocus={failure !== null}
          />
        </label>
        <div class="whole">
          <button type="submit" class="main">
            Sign in
          </button>
        </div>
      </form>
      <p class="quiet">
        Whoever runs this server gives out tokens. You stay signed in for twelve hours, or until you
        sign out.
      </p>
    </>,
  );
}

function SignedIn({ session }: { readonly session: Session }) {
  return (
    <form class="officer quiet" action="/sign-out" method="post">
      <Hidden fields={{ form: session.formToken }} />
      <span>{`Signed in as ${session.holder.name}`}</span>
      <button type="submit">Sign out</button>
    </form>
  );
}
