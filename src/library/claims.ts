/** Claims of a document, each replayed at its own coordinates. */
import type { ActionsClaim, Claim, ClaimsDocument } from '../domain/claim.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import type { ClaimSight, Finding } from '../projections/claims/finding.ts';
import { type ClaimCheck, checkClaims } from '../projections/claims.ts';
import type { Coordinates, TreatyView } from '../projections/question.ts';
import type { TallyView } from '../projections/tally.ts';
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
  const pinned = await pinnedQuestion(question, coordinates);
  const viewed = new Views(ledger);
  const places: Coordinates[] = [];
  const sights: ClaimSight[] = [];
  for (const claim of document.claims) {
    const sight = sightOf(claim, document, pinned);
    places.push(await coordinates(sight));
    sights.push(await claimSight(viewed, claim, { sight, document }));
  }
  const findings = checkClaims(document, sights);
  return findings.map((one, index) => checkOf(one, document, places[index] as Coordinates));
}

/** One place in the log for all claims, and one day for those that name none, though somebody may be recording meanwhile. */
async function pinnedQuestion(
  question: ClaimsQuestion,
  coordinates: Asked['coordinates'],
): Promise<ClaimsQuestion> {
  const { asOf, position } = await coordinates(question);
  // An empty log has no position to ask about.
  return { ...question, asOf, ...(position > 0 && { at: position }) };
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
  claim: Claim,
  { sight, document }: { readonly sight: Sight; readonly document: ClaimsDocument },
): Promise<ClaimSight> {
  if (claim.treaty === null) {
    const across = claim.kind === 'actions' ? await viewed.across(claim, sight) : null;
    return { view: null, asIssued: null, across };
  }
  const view = await viewed.of(claim.treaty, sight);
  const asIssued =
    sight.knownOn === undefined
      ? await viewed.of(claim.treaty, { ...sight, knownOn: document.issuedOn })
      : null;
  return { view, asIssued, across: null };
}

/** Several claims of a document ask for one view. */
class Views {
  readonly #ledger: LedgerReader;
  readonly #seen = new Map<string, TreatyView | null>();
  readonly #tallied = new Map<string, TallyView>();

  constructor(ledger: LedgerReader) {
    this.#ledger = ledger;
  }

  async of(treaty: string, sight: Sight): Promise<TreatyView | null> {
    const key = keyOf(sight, treaty);
    const seen = this.#seen.get(key);
    if (seen !== undefined) return seen;
    const view = await this.#ledger.view(treaty, sight).catch(orNull);
    this.#seen.set(key, view);
    return view;
  }

  /** All that the ledger holds, of which no more is kept than the acts of the period. */
  async across({ from, to }: ActionsClaim, sight: Sight): Promise<TallyView> {
    const key = keyOf(sight, from, to);
    const tallied =
      this.#tallied.get(key) ?? (await this.#ledger.actionsAcross({ ...sight, from, to }));
    this.#tallied.set(key, tallied);
    return tallied;
  }
}

function keyOf({ asOf, knownOn, at }: Sight, ...of: readonly string[]): string {
  return JSON.stringify([asOf, knownOn, at, ...of]);
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
