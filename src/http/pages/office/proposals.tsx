/** What waits for a second person: the list, and each with its dry run made anew. */

import { isActKind, kindInWords } from '../../../domain/act.ts';
import type { Problem } from '../../../ledger/problem.ts';
import type { Proposal } from '../../office/proposals.ts';
import { LABELS, type Tried } from '../../office/recording.ts';
import { Facts, WouldChange } from './dry-run.tsx';
import { TITLES } from './entry-form.tsx';
import { type Desk, Hidden, officerPage, Refusal } from './officer.tsx';

export function proposalsPage(desk: Desk, proposals: readonly Proposal[]): string {
  return officerPage(
    desk,
    'Proposals',
    proposals.length === 0 ? (
      <p>Nothing waits to be confirmed.</p>
    ) : (
      <ul>
        {proposals.map(one => (
          <li>
            <a href={`/proposals/${one.id}`}>{headOf(one)}</a>
            {`, proposed by ${one.proposedBy}`}
          </li>
        ))}
      </ul>
    ),
  );
}

function headOf({ command, fields }: Proposal): string {
  const { kind = '', participant = '', treaty = '', on = '', act = '' } = fields;
  if (command !== 'record') return `${TITLES[command]}: ${act}`;
  const words = isActKind(kind) ? kindInWords(kind) : kind;
  return `${TITLES[command]}: ${words}, ${participant}, ${treaty}, ${on}`;
}

export interface ProposalSeen {
  readonly proposal: Proposal;
  /** As it would be recorded now, or why it would not be. */
  readonly outcome: Tried | Problem;
  readonly isOwn: boolean;
  readonly notice: string | null;
}

export function proposalPage(desk: Desk, { proposal, outcome, isOwn, notice }: ProposalSeen) {
  const { proposedBy, proposedAt, fields } = proposal;
  return officerPage(
    desk,
    'Proposal',
    <>
      {notice !== null && (
        <p class="problem" role="alert">
          {notice}
        </p>
      )}
      <p>{`${proposedBy} proposed this on ${proposedAt.slice(0, 16).replace('T', ' at ')} (UTC).`}</p>
      {'preview' in outcome ? (
        <WouldChange tried={outcome}>
          <Decisions {...{ desk, proposal, outcome, isOwn }} />
        </WouldChange>
      ) : (
        <>
          <Facts
            facts={Object.entries(fields).map(([name, text]) => [LABELS[name] ?? name, text])}
          />
          <Refusal problem={outcome} />
          <Decisions {...{ desk, proposal, outcome, isOwn }} />
        </>
      )}
    </>,
  );
}

type DecisionsOptions = Omit<ProposalSeen, 'notice'> & { readonly desk: Desk };

function Decisions({ desk, proposal, outcome, isOwn }: DecisionsOptions) {
  const { id } = proposal;
  return (
    <>
      {isOwn && <p>Another officer confirms it: nobody confirms a proposal of their own.</p>}
      <div class="buttons">
        {!isOwn && 'preview' in outcome && (
          <Decision
            desk={desk}
            to={`/proposals/${id}/confirm`}
            more={{ expect: `${outcome.version}` }}
            label="Confirm and record it"
          />
        )}
        <Decision
          desk={desk}
          to={`/proposals/${id}/reject`}
          more={{}}
          label={isOwn ? 'Take it back' : 'Reject it'}
        />
      </div>
    </>
  );
}

interface DecisionOptions {
  readonly desk: Desk;
  readonly to: string;
  readonly more: Readonly<Record<string, string>>;
  readonly label: string;
}

function Decision({ desk, to, more, label }: DecisionOptions) {
  return (
    <form action={to} method="post">
      <Hidden fields={{ form: desk.session.formToken, ...more }} />
      <button type="submit" class={'expect' in more ? 'main' : undefined}>
        {label}
      </button>
    </form>
  );
}
