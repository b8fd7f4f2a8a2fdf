/** What a document states, replayed: each claim agrees, disagrees, or the ledger cannot tell. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Claim, ClaimKind, ClaimsDocument } from '../domain/claim.ts';
import { unreachable } from '../domain/unreachable.ts';
import { checkActions } from './claims/acts-claims.ts';
import { checkAdoption, checkEntryIntoForce, checkThreshold } from './claims/clause-claims.ts';
import type {
  ActBehind,
  ClaimSight,
  Difference,
  Finding,
  Reading,
  Stated,
  Verdict,
} from './claims/finding.ts';
import { checkCount, checkList } from './claims/standing-claims.ts';
import { checkTable } from './claims/table-claims.ts';
import { withinDocument } from './claims/within-document.ts';

/** One claim and what came of it, as `claims --json` prints it. */
export interface ClaimCheck {
  /** The id of the claim in its file. */
  readonly claim: string;
  /** Its symbol. */
  readonly document: string;
  readonly title: string | null;
  readonly issuedOn: CalendarDate;
  readonly paragraph: string;
  readonly quote: string;
  readonly kind: ClaimKind;
  /** Null for a claim on all treaties. */
  readonly treaty: string | null;
  /** The day of which the claim speaks, or the last day of its period. */
  readonly asOf: CalendarDate;
  /** The first day of its period; null where it has none. */
  readonly from: CalendarDate | null;
  readonly knownOn: CalendarDate | null;
  readonly position: number;
  readonly stated: Stated;
  /** Null where the ledger has nothing to say. */
  readonly replayed: Stated | null;
  readonly verdict: Verdict;
  /** In sentences: the difference by name, other readings, what the document says elsewhere; may be empty. */
  readonly note: string;
  readonly differences: readonly Difference[];
  readonly readings: readonly Reading[];
  readonly acts: readonly ActBehind[];
}

/** @param sights one for each claim, in the order of the document. */
export function checkClaims({ claims }: ClaimsDocument, sights: readonly ClaimSight[]): Finding[] {
  const findings = claims.flatMap((claim, index) => {
    const sight = sights[index];
    return sight === undefined ? [] : [check(claim, sight)];
  });
  return withinDocument(findings);
}

function check(claim: Claim, sight: ClaimSight): Finding {
  switch (claim.kind) {
    case 'count':
      return checkCount(claim, sight);
    case 'list':
      return checkList(claim, sight);
    case 'table':
      return checkTable(claim, sight);
    case 'actions':
      return checkActions(claim, sight);
    case 'threshold':
      return checkThreshold(claim, sight);
    case 'entry-into-force':
      return checkEntryIntoForce(claim, sight);
    case 'adoption':
      return checkAdoption(claim, sight);
    default:
      return unreachable(claim);
  }
}
