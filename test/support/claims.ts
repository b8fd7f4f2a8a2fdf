/** Claims as a test states them: only what matters to it, the rest filled in. */
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Claim, ClaimsDocument } from '../../src/domain/claim.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import type { Finding } from '../../src/projections/claims/finding.ts';
import { checkClaims } from '../../src/projections/claims.ts';
import { claimNote } from '../../src/reports/claim-note.ts';

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
    sights.push({ views: [await view()], asIssued: [await view(issuedOn)] });
  }
  const findings = checkClaims(documentOf(claims, issuedOn), sights);
  return findings.map(one => ({ ...one, note: claimNote(one) }));
}
