/** What the pages of officers share: who is signed in, what was refused and why, fields that stay hidden. */
import type { Child } from 'hono/jsx';
import type { Problem } from '../../../ledger/problem.ts';
import { capitalised } from '../../../reports/running-text.ts';
import type { Fields } from '../../office/recording.ts';
import type { Session } from '../../office/sessions.ts';
import { pageText } from '../layout.tsx';

export interface Desk {
  readonly session: Session;
  /** Whether another person has to confirm. */
  readonly twoPersons: boolean;
}

export function officerPage({ session, twoPersons }: Desk, title: string, content: Child): string {
  return pageText(
    { title },
    <>
      <Officer session={session} twoPersons={twoPersons} />
      <h1>{title}</h1>
      {content}
    </>,
  );
}

function Officer({ session, twoPersons }: Desk) {
  return (
    <form class="officer quiet" action="/sign-out" method="post">
      <Hidden fields={{ form: session.formToken }} />
      <span>{`Signed in as ${session.holder.name}`}</span>
      <a href="/record">Record an act</a>
      {twoPersons && <a href="/proposals">Proposals</a>}
      <button type="submit">Sign out</button>
    </form>
  );
}

export function Hidden({ fields }: { readonly fields: Fields }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** A refusal by rules names each with its article. */
export function Refusal({ problem }: { readonly problem: Problem }) {
  const rules = rulesOf(problem);
  return (
    <section class="problem" role="alert" aria-label="Refused">
      {rules.length === 0 && <p>{`${capitalised(problem.message)}.`}</p>}
      {rules.map(({ rule, article, because }) => (
        <p>
          <strong>{`${capitalised(because)}.`}</strong>
          {` Rule ${rule}; ${article}.`}
        </p>
      ))}
      <p>{problem.hint}</p>
      <p class="quiet">Nothing was recorded.</p>
    </section>
  );
}

interface FailedRule {
  readonly rule: string;
  readonly article: string;
  readonly because: string;
}

function rulesOf({ details }: Problem): readonly FailedRule[] {
  return (details as { rules?: readonly FailedRule[] } | undefined)?.rules ?? [];
}
