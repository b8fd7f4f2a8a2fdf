/** Where a document contradicts itself: what one of its claims leaves out, and another names, counts or prints. */
import { COUNTS_AS, effectOf } from '../../domain/act.ts';
import type {
  ActionsClaim,
  CountClaim,
  CountedActs,
  CountedStanding,
  ListClaim,
  TableClaim,
} from '../../domain/claim.ts';
import type { ParticipantId } from '../../domain/participant.ts';
import type { PublishedCell } from '../../domain/published-table.ts';
import { meaningOf, tableForm } from '../../domain/table-form.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { NamedParticipant } from '../question.ts';
import type { Difference, Elsewhere, Finding } from './finding.ts';

/** Each finding with what the others of its document say of the same thing. */
export function withinDocument(findings: readonly Finding[]): Finding[] {
  return findings.map(one => {
    const others = findings.filter(
      other => other !== one && other.claim.treaty !== null && isOfTheSame(one, other),
    );
    return {
      ...one,
      elsewhere: [...statedElsewhere(one, others), ...printedElsewhere(one, others)],
    };
  });
}

function isOfTheSame({ claim }: Finding, other: Finding): boolean {
  return claim.treaty === other.claim.treaty;
}

/** Who is missing here, and stands there by the very act that is missing. */
function statedElsewhere({ differences }: Finding, others: readonly Finding[]): Elsewhere[] {
  const missing = differences.filter(({ what }) => what === 'missing');
  return others.flatMap(other => {
    const says = SAYS[other.claim.kind];
    const participants = missing
      .filter(one => states(other, one))
      .map(({ participant }) => participant.id);
    if (says === undefined || participants.length === 0) return [];
    return [{ says, paragraph: other.claim.paragraph, participants: [...new Set(participants)] }];
  });
}

const SAYS = { list: 'names', count: 'counts', table: 'prints' } as Readonly<
  Record<string, 'names' | 'counts' | 'prints' | undefined>
>;

function states({ claim, acts, verdict }: Finding, { act, participant }: Difference): boolean {
  if (act === null || !acts.some(({ id }) => id === act.id)) return false;
  switch (claim.kind) {
    case 'list':
      return claim.participants.includes(participant.id);
    case 'table':
      return claim.table.cells.some(one => one.participant === participant.id && one.on === act.on);
    case 'count':
      // Only a number that is right is sure to count each of those by which it is.
      return verdict === 'agrees';
    default:
      return false;
  }
}

/** A table of the document that gives another number than its text. */
function printedElsewhere(one: Finding, others: readonly Finding[]): Elsewhere[] {
  const { claim } = one;
  if (claim.kind !== 'count' && claim.kind !== 'list' && claim.kind !== 'actions') return [];
  return others.flatMap(({ claim: table }): Elsewhere[] => {
    if (table.kind !== 'table' || !speaksOfTheSameDay(claim, table)) return [];
    const printed = printedIn(table, claim);
    if (printed === null || printed.length === numberIn(claim)) return [];
    const { paragraph } = table;
    const lacks = lackedBy(printed, one);
    return [{ says: 'prints-so-many', paragraph, number: printed.length, lacks }];
  });
}

type Counting = CountClaim | ListClaim | ActionsClaim;

function speaksOfTheSameDay(claim: Counting, { asOf }: TableClaim): boolean {
  return claim.kind === 'actions' ? asOf === null || asOf >= claim.to : claim.asOf === asOf;
}

function numberIn(claim: Counting): number {
  return claim.kind === 'list' ? claim.participants.length : claim.number;
}

/** Who is counted in the table: one for each act in the period, or one for each in the standing; null where it cannot say. */
function printedIn({ table }: TableClaim, claim: Counting): ParticipantId[] | null {
  const form = tableForm(table.headings);
  const kindOf = ({ column, mark }: PublishedCell) => meaningOf(form, column, mark);
  const cells = table.cells.map(cell => ({ ...cell, as: COUNTS_AS[effectOf(kindOf(cell))] }));
  const ids = (of: CountedActs, some = cells) =>
    some
      .filter(({ as }) => as !== null && (of === 'actions' || as === of))
      .map(who => who.participant);
  if (claim.kind !== 'actions') {
    return inStanding(claim.of, new Set(ids('signatures')), new Set(ids('consents')));
  }
  const { from, to } = claim;
  return ids(
    claim.of,
    cells.filter(({ on }) => on >= from && on <= to),
  );
}

function inStanding(
  of: CountedStanding,
  signed: ReadonlySet<ParticipantId>,
  consented: ReadonlySet<ParticipantId>,
): ParticipantId[] | null {
  switch (of) {
    case 'signatories':
      return [...signed];
    case 'signed-only':
      return [...signed].filter(id => !consented.has(id));
    case 'contracting':
      return [...consented];
    // No table says for whom the treaty is in force.
    case 'parties':
      return null;
    default:
      return unreachable(of);
  }
}

function lackedBy(printed: readonly ParticipantId[], { acts }: Finding): NamedParticipant[] {
  const lacked = acts.filter(({ participant }) => !printed.includes(participant.id));
  return [...new Map(lacked.map(({ participant }) => [participant.id, participant])).values()];
}
