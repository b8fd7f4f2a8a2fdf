/** Claims as a test states them: only what matters to it, the rest filled in. */
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Claim, ClaimsDocument } from '../../src/domain/claim.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import type { Finding } from '../../src/projections/claims/finding.ts';
import { checkClaims } from '../../src/projections/claims.ts';
import { claimNote } from '../../src/reports/claim-note.ts';
import { type DatedAct, ledgerWith, type Shelf, TREATY } from './histories.ts';

export const day = (text: string) => text as CalendarDate;

type Stating<Kind extends Claim['kind']> = Omit<
  Extract<Claim, { kind: Kind }>,
  'id' | 'paragraph' | 'quote' | 'knownOn' | 'treaty'
> &
  Partial<Pick<Claim, 'id' | 'paragraph' | 'treaty'>>;

export function claim<Kind extends Claim['kind']>(stating: Stating<Kind>): Claim {
  return {
    ...{ id: 'one', paragraph: '1', quote: 'as printed', knownOn: null },
    treaty: 'IV-13' as TreatyId,
    ...stating,
  } as unknown as Claim;
}

export function documentOf(claims: readonly Claim[], issuedOn = '2001-12-20'): ClaimsDocument {
  return { document: 'A/1', title: null, issuedOn: day(issuedOn), claims };
}

/** Each claim against the ledger, as of its own day, with all that is known; and as known when issued. */
export async function checked(
  ledger: Ledger,
  claims: readonly Claim[],
  issuedOn = '2001-12-20',
): Promise<(Finding & { readonly note: string })[]> {
  const sights = [];
  for (const one of claims) {
    const asOf = (one.kind === 'actions' ? one.to : one.asOf) ?? issuedOn;
    const view = (knownOn?: string) =>
      ledger.view(one.treaty ?? 'IV-13', { asOf, ...(knownOn !== undefined && { knownOn }) });
    sights.push({ view: await view(), asIssued: await view(issuedOn), across: null });
  }
  const findings = checkClaims(documentOf(claims, issuedOn), sights);
  return findings.map(one => ({ ...one, note: claimNote(one) }));
}

export const act = (participant: string, kind: DatedAct['kind'], on: string): DatedAct => ({
  participant,
  kind,
  on: day(on),
});

/** Three contracting States, one of which signed and ratified on one day, and one that only signed. */
export const ACTS = [
  act('GHA', 'signature', '2000-09-07'),
  act('GHA', 'ratification', '2000-09-07'),
  act('CHL', 'signature', '2000-09-08'),
  act('GIN', 'accession', '2000-09-07'),
  act('URY', 'accession', '2001-02-15'),
];

export const AS_OF = { asOf: day('2001-12-06') };
export const PERIOD = { from: day('2000-09-01'), to: day('2000-10-31') };
export const ids = (...some: string[]) => some as ParticipantId[];
export const HEADINGS = ['Signature', 'Ratification, Accession(a)'];

export const cell = (participant: string, column: number, on: string, mark = '') => ({
  ...{ participant: participant as ParticipantId, name: participant, line: 1, printed: null },
  ...{ column, on: day(on), mark },
});

export const TABLE = [
  cell('GHA', 0, '2000-09-07'),
  cell('GHA', 1, '2000-09-07'),
  cell('CHL', 0, '2000-09-08'),
  cell('GIN', 1, '2000-09-07', 'a'),
  cell('URY', 1, '2001-02-15', 'a'),
];

export const table = (cells: typeof TABLE) =>
  claim<'table'>({
    ...{ id: 'annex', paragraph: 'annex', kind: 'table', ...AS_OF },
    table: { headings: HEADINGS, cells },
  });

/** A ledger whose record of the treaty is declared complete to the day. */
export async function completeLedger(
  acts: readonly DatedAct[],
  { completeTo = '2025-12-31', ...shelf }: Shelf & { readonly completeTo?: string } = {},
): Promise<Ledger> {
  const ledger = await ledgerWith(acts, shelf);
  const declared = { treaty: TREATY as TreatyId, completeTo: day(completeTo), source: 'a test' };
  await ledger.define({ completeness: [declared] }, 'a test');
  return ledger;
}

/** The one claim, against a complete ledger with these acts in which three instruments bring the treaty into force. */
export async function one(stated: ReturnType<typeof claim>) {
  const [finding] = await checked(await completeLedger(ACTS, { instruments: 3 }), [stated]);
  if (finding === undefined) throw new Error('no finding');
  return finding;
}
