/** Claims of a document, each replayed at its own coordinates. */
import type { Claim, ClaimsDocument } from '../domain/claim.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import type { ClaimSight, Finding } from '../projections/claims/finding.ts';
import { type ClaimCheck, checkClaims } from '../projections/claims.ts';
import type { Coordinates, TreatyView } from '../projections/question.ts';
import { claimNote } from '../reports/claim-note.ts';
import { usage } from './arguments.ts';
import { claimsIn } from './claims-files.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { ClaimsQuestion, Sight } from './requests.ts';

interface Asked {
  readonly ledger: LedgerReader;
  readonly coordinates: (sight: Sight) => Promise<Coordinates>;
}

/** @throws LedgerProblem where the file or the question is wrong; a treaty that is not there is no error. */
export async function checkedClaims(
  { ledger, coordinates }: Asked,
  file: string,
  question: ClaimsQuestion,
): Promise<ClaimCheck[]> {
  if (question.asIssued && question.knownOn !== undefined) {
    throw usage(
      'two-days-of-knowledge',
      '--as-issued and --known-on exclude each other',
      'Give --as-issued for the day the document was issued, or --known-on for another.',
    );
  }
  const document = claimsIn(file, await ledger.register());
  const viewed = new Views(ledger);
  const places: Coordinates[] = [];
  const sights: ClaimSight[] = [];
  for (const claim of document.claims) {
    const sight = sightOf(claim, document, question);
    places.push(await coordinates(sight));
    sights.push(await claimSight(viewed, claim, { sight, document }));
  }
  const findings = checkClaims(document, sights);
  return findings.map((one, index) => checkOf(one, document, places[index] as Coordinates));
}

/** What the claim itself says of its day and of what was known goes before what is asked. */
function sightOf(
  claim: Claim,
  { issuedOn }: ClaimsDocument,
  { asOf, knownOn, at, asIssued = false }: ClaimsQuestion,
): Sight {
  const day = (claim.kind === 'actions' ? claim.to : claim.asOf) ?? asOf;
  const known = claim.knownOn ?? (asIssued ? issuedOn : knownOn);
  return {
    ...(day !== undefined && { asOf: day }),
    ...(known !== undefined && { knownOn: known }),
    ...(at !== undefined && { at }),
  };
}

async function claimSight(
  viewed: Views,
  { treaty }: Claim,
  { sight, document }: { readonly sight: Sight; readonly document: ClaimsDocument },
): Promise<ClaimSight> {
  const views = await viewed.of(treaty, sight);
  const asIssued =
    sight.knownOn === undefined && treaty !== null
      ? await viewed.of(treaty, { ...sight, knownOn: document.issuedOn })
      : null;
  return { views, asIssued };
}

/** Several claims of a document ask for one view. */
class Views {
  readonly #ledger: LedgerReader;
  readonly #seen = new Map<string, TreatyView | null>();

  constructor(ledger: LedgerReader) {
    this.#ledger = ledger;
  }

  /** @param treaty null: all that the ledger holds. */
  async of(treaty: string | null, sight: Sight): Promise<TreatyView[]> {
    const wanted = treaty === null ? await this.#ledger.treaties() : [treaty];
    const views: TreatyView[] = [];
    for (const id of wanted) {
      const view = await this.#one(id, sight);
      if (view !== null) views.push(view);
    }
    return views;
  }

  async #one(id: string, sight: Sight): Promise<TreatyView | null> {
    const key = JSON.stringify([id, sight.asOf, sight.knownOn, sight.at]);
    const seen = this.#seen.get(key);
    if (seen !== undefined) return seen;
    const view = await this.#ledger.view(id, sight).catch(orNull);
    this.#seen.set(key, view);
    return view;
  }
}

/** A treaty that the ledger does not hold is an answer; anything else is not. */
function orNull(error: unknown): null {
  if (error instanceof LedgerProblem && error.code === 'unknown-treaty') return null;
  throw error;
}

function checkOf(finding: Finding, of: ClaimsDocument, place: Coordinates): ClaimCheck {
  const { claim, stated, replayed, verdict, differences, readings, acts } = finding;
  return {
    claim: claim.id,
    stated,
    replayed,
    verdict,
    note: claimNote(finding),
    document: of.document,
    title: of.title,
    issuedOn: of.issuedOn,
    paragraph: claim.paragraph,
    quote: claim.quote,
    kind: claim.kind,
    treaty: claim.treaty,
    asOf: place.asOf,
    from: claim.kind === 'actions' ? claim.from : null,
    knownOn: place.knownOn,
    position: place.position,
    differences,
    readings,
    acts,
  };
}
