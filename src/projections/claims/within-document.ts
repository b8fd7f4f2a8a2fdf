/** Where a document contradicts itself: what one of its claims leaves out, and another names, counts or prints. */
import { type ActId, COUNTS_AS, effectOf } from '../../domain/act.ts';
import type {
  ActionsClaim,
  CountClaim,
  CountedActs,
  CountedStanding,
  ListClaim,
  TableClaim,
} from '../../domain/claim.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { ParticipantId } from '../../domain/participant.ts';
import type { PublishedCell } from '../../domain/published-table.ts';
import { meaningOf, tableForm } from '../../domain/table-form.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { NamedParticipant } from '../question.ts';
import type { ActBehind, Elsewhere, Finding } from './finding.ts';

/** Each finding with what the others of its document say of the same thing. */
export function withinDocument(findings: readonly Finding[]): Finding[] {
  const pages = groupBy(findings.map(pageOf), ({ finding }) => finding.claim.treaty);
  return findings.map(one => {
    const { treaty } = one.claim;
    const others = (pages.get(treaty) ?? []).filter(({ finding }) => finding !== one);
    const elsewhere = [...statedElsewhere(one, others), ...printedElsewhere(one, others)];
    return treaty === null ? one : { ...one, elsewhere };
  });
}

/** A finding, and what is asked of it for each of the others: a document may have a thousand of them. */
interface Page {
  readonly finding: Finding;
  /** The acts on record that its claim surely names, counts or prints. */
  readonly stated: ReadonlySet<ActId>;
  /** Of a table: its cells, and what each counts as. */
  readonly printed: readonly Printed[];
}

type Printed = PublishedCell & { readonly as: 'signatures' | 'consents' | null };

function pageOf(finding: Finding): Page {
  return { finding, stated: statedBy(finding), printed: printedBy(finding) };
}

/** Who is missing here, and stands there by the very act that is missing. */
function statedElsewhere({ differences }: Finding, others: readonly Page[]): Elsewhere[] {
  const missing = differences.filter(({ what }) => what === 'missing');
  if (missing.length === 0) return [];
  return others.flatMap(({ finding: { claim }, stated }) => {
    const says = SAYS[claim.kind];
    const participants = missing
      .filter(({ act }) => act !== null && stated.has(act.id))
      .map(({ participant }) => participant.id);
    if (says === undefined || participants.length === 0) return [];
    return [{ says, paragraph: claim.paragraph, participants: [...new Set(participants)] }];
  });
}

const SAYS = { list: 'names', count: 'counts', table: 'prints' } as Readonly<
  Record<string, 'names' | 'counts' | 'prints' | undefined>
>;

function statedBy({ claim, acts, verdict }: Finding): Set<ActId> {
  const idsOf = (some: readonly ActBehind[]) => new Set(some.map(({ id }) => id));
  switch (claim.kind) {
    case 'list': {
      const named = new Set(claim.participants);
      return idsOf(acts.filter(({ participant }) => named.has(participant.id)));
    }
    case 'table': {
      const cells = new Set(claim.table.cells.map(one => `${one.participant} ${one.on}`));
      return idsOf(acts.filter(({ participant, on }) => cells.has(`${participant.id} ${on}`)));
    }
    case 'count':
      // Only a number that is right is sure to count each of those by which it is.
      return idsOf(verdict === 'agrees' ? acts : []);
    default:
      return new Set();
  }
}

function printedBy({ claim }: Finding): Printed[] {
  if (claim.kind !== 'table') return [];
  const form = tableForm(claim.table.headings);
  const kindOf = ({ column, mark }: PublishedCell) => meaningOf(form, column, mark);
  return claim.table.cells.map(cell => ({ ...cell, as: COUNTS_AS[effectOf(kindOf(cell))] }));
}

/** A table of the document that gives another number than its text. */
function printedElsewhere(one: Finding, others: readonly Page[]): Elsewhere[] {
  const { claim } = one;
  if (claim.kind !== 'count' && claim.kind !== 'list' && claim.kind !== 'actions') return [];
  return others.flatMap(({ finding: { claim: table }, printed: cells }): Elsewhere[] => {
    if (table.kind !== 'table' || !speaksOfTheSameDay(claim, table)) return [];
    const printed = printedIn(cells, claim);
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
function printedIn(cells: readonly Printed[], claim: Counting): ParticipantId[] | null {
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
  const has = new Set(printed);
  const lacked = acts.filter(({ participant }) => !has.has(participant.id));
  return [...new Map(lacked.map(({ participant }) => [participant.id, participant])).values()];
}
