/** What a program asks of a ledger, and what it gets back for recording. */
import type { RuleOutcome } from '../ledger/preconditions.ts';
import type { Counts } from '../projections/standings.ts';

/** The three coordinates of a question, as people write them. Dates are `YYYY-MM-DD`. */
export interface Sight {
  /** What was the law on that day? Left out: today, by the machine's calendar. */
  readonly asOf?: string;
  /** What had been made known by that day? Left out: no limit. */
  readonly knownOn?: string;
  /** What did the log hold when this was its last position? Left out: the end. */
  readonly at?: number;
}

/** Both days are in it, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface ClaimsQuestion extends Sight {
  /** Each claim as known on the day its document was issued. */
  readonly asIssued?: boolean;
}

/** Acts to be tried without recording them. */
export interface Suppositions {
  /** Each as `KIND PARTICIPANT DATE`: "accession ECU 2002-02-05". */
  readonly suppose?: readonly string[];
}

/** What every request to record may say besides what happened. */
export interface RecordingOptions {
  readonly notifiedOn?: string;
  readonly source?: string;
  readonly note?: string;
  /** Who records; left out, the name given when the ledger was opened. */
  readonly by?: string;
  /** A UUID chosen by the caller: asking twice with the same one records once. */
  readonly id?: string;
  /** The version the treaty must stand at; otherwise `log-moved-on`. */
  readonly expect?: number;
  /** Judge and count, and record nothing. */
  readonly dryRun?: boolean;
}

export interface ActRequest extends RecordingOptions {
  readonly kind: string;
  readonly treaty: string;
  /** Id, or any name the participant bears or bore. */
  readonly participant: string;
  /** The legal date: signature, or deposit of the instrument. */
  readonly on: string;
  readonly effectiveOn?: string;
  /** The id or position of the act that this one is about: the reservation withdrawn or objected to. */
  readonly concerns?: string;
  /** What it says: a reservation, a declaration, a notification. May run over several lines. */
  readonly text?: string;
  /** Of a territorial application or exclusion. */
  readonly territory?: string;
}

export interface CorrectionRequest extends RecordingOptions {
  /** The id or the position of the entry that recorded the act. */
  readonly act: string;
  readonly reason: string;
  readonly on?: string;
  readonly kind?: string;
  readonly participant?: string;
  readonly effectiveOn?: string;
}

export interface RetractionRequest extends RecordingOptions {
  readonly act: string;
  readonly reason: string;
}

export interface ObserveRequest {
  /** The day on which the tables were published, `YYYY-MM-DD`. */
  readonly publishedOn: string;
  /** The treaty, where the name of the file does not say it. */
  readonly treaty?: string;
  /** Say what would be recorded, and record nothing. */
  readonly dryRun?: boolean;
  /** Record nothing at all where a cell or a table cannot be read. */
  readonly strict?: boolean;
  /** Register treaties and participants that the ledger does not know. */
  readonly registerUnknown?: boolean;
  /** Take in also a table that lacks or changes most of what the ledger prints. */
  readonly allowLoss?: boolean;
  /** Who takes them in; left out, the name given when the ledger was opened. */
  readonly by?: string;
}

export interface Receipt {
  readonly position: number;
  readonly id: string;
  /** Place within the treaty's entries, for `expect`. */
  readonly version: number;
  readonly leafHash: string;
  /** Of the Merkle tree over the log up to this entry. */
  readonly root: string;
  /** How many entries that tree has. */
  readonly size: number;
  /** That the entry is in it: hashes from the leaf upwards (RFC 6962, section 2.1.1). */
  readonly proof: readonly string[];
  /** The bytes that were hashed, as text. */
  readonly entry: string;
  readonly warnings: readonly JudgedRule[];
}

export interface Preview {
  readonly wouldRecord: true;
  /** As of today; null for an entry about the register, which is about no single treaty. */
  readonly counts: { readonly before: Counts; readonly after: Counts } | null;
  readonly rules: readonly JudgedRule[];
}

/** Each rule that was asked, and whether it holds. */
export type JudgedRule = Omit<RuleOutcome, 'category'>;

/** What recording gives back: a receipt, or for a dry run what would change. */
export type Recorded<Request extends RecordingOptions> = Request extends { readonly dryRun: true }
  ? Preview
  : Receipt;
