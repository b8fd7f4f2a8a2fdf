/** The questions that a ledger answers: each method is a command, and gives the shape that `--json` prints. Nothing here writes. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Register } from '../domain/participant.ts';
import type { StatusProof } from '../exchange/status-proof-file.ts';
import { type Discontinuity, discontinuity, headOf } from '../ledger/continuity.ts';
import { REGISTER } from '../ledger/entry.ts';
import type { EntryProof } from '../ledger/entry-proof.ts';
import type { TreeHead } from '../ledger/merkle-verify.ts';
import { rootAt } from '../ledger/proving.ts';
import { readEntries, readSealed } from '../ledger/read.ts';
import { registerOf } from '../ledger/register-record.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore, Selection, StoredEntry } from '../ledger/store.ts';
import type { Verification } from '../ledger/verify.ts';
import { type ActionsView, actionsView } from '../projections/actions.ts';
import type { ClaimCheck } from '../projections/claims.ts';
import { type DiffView, diffView } from '../projections/diff.ts';
import { type ExplanationView, explanationView } from '../projections/explanation.ts';
import { type ForceView, forceView } from '../projections/force.ts';
import { type HistoryStep, historyView } from '../projections/history.ts';
import type { ParticipantView } from '../projections/participant.ts';
import { type TreatyView, viewTreaty } from '../projections/question.ts';
import { standings } from '../projections/standings.ts';
import { type StatusView, statusView } from '../projections/status.ts';
import type { TallyView } from '../projections/tally.ts';
import { sentences } from '../reports/sentences.ts';
import {
  makeSureItIsOver,
  optionalPeriodFrom,
  participantFrom,
  periodFrom,
  treatyIdFrom,
  unknownTreaty,
} from './arguments.ts';
import type { ActsExport, PanelExport } from './export-requests.ts';
import { participantAcross } from './participant-across.ts';
import { coordinatesOf } from './places.ts';
import type { ProveRequest } from './proofs.ts';
import { readSources } from './read-sources.ts';
import type { ClaimsQuestion, Period, Sight, Suppositions } from './requests.ts';
import { makeSureTheyAreSeen, supposedEntries, suppositionFrom } from './suppositions.ts';
import type { VerifyRequest } from './verification.ts';

export interface LedgerSettings {
  readonly now: () => Date;
  /** Who records, where a request does not say. */
  readonly by: string;
}

export class LedgerReader {
  protected readonly store: LedgerStore;
  protected readonly settings: LedgerSettings;

  constructor(store: LedgerStore, settings: LedgerSettings) {
    this.store = store;
    this.settings = settings;
  }

  async status(treaty: string, sight: Sight = {}): Promise<StatusView> {
    return statusView(await this.view(treaty, sight));
  }

  /**
   * The table with the entries behind it and their proofs: `verifyProof` replays it without a ledger.
   * @throws LedgerProblem as `view` and `prove`.
   */
  async statusProof(treaty: string, question: Sight & ProveRequest = {}): Promise<StatusProof> {
    const { provenSize } = await import('./proofs.ts');
    const { statusProof } = await import('./status-proof.ts');
    const at = await provenSize(this.store, question);
    const view = await this.view(treaty, { ...question, at });
    return statusProof(this.store, view, question.checkpoint ?? null);
  }

  /** One element for each day on which something changed, counts at the end of the day. */
  async history(treaty: string, sight: Sight = {}): Promise<HistoryStep[]> {
    return historyView(await this.view(treaty, sight));
  }

  /** The acts done in a period, both days included. */
  async actions(treaty: string, question: Sight & Period): Promise<ActionsView> {
    const period = periodFrom(question.from, question.to);
    return actionsView(await this.view(treaty, question), period);
  }

  /** The same across all treaties, counted by treaty, by kind and by participant. */
  async actionsAcross({ from, to, ...sight }: Sight & Period): Promise<TallyView> {
    const { actionsAcross } = await import('./actions-across.ts');
    const coordinates = await coordinatesOf(this.store, this.today(), sight);
    return actionsAcross(this.store, periodFrom(from, to), coordinates);
  }

  /** What changed in the table between two sights. */
  async diff(treaty: string, from: Sight, to: Sight): Promise<DiffView> {
    return diffView(await this.view(treaty, from), await this.view(treaty, to));
  }

  /** Every entry behind the table, or behind one participant's row. */
  async explain(
    treaty: string,
    { participant, ...sight }: Sight & { readonly participant?: string } = {},
  ): Promise<ExplanationView> {
    const view = await this.view(treaty, sight);
    const only =
      participant === undefined ? null : participantFrom(view.register, participant, view.asOf);
    return explanationView(view, only);
  }

  /**
   * The report's sentences on the state of the treaty; with `from` and `to`, on what was deposited in that period.
   * @throws LedgerProblem `half-a-period`, or `as-of-before-end`.
   */
  async paragraph(treaty: string, question: Sight & Partial<Period> = {}): Promise<string> {
    const period = optionalPeriodFrom(question);
    const view = await this.view(treaty, question);
    makeSureItIsOver(period, view.asOf);
    return sentences(view, period);
  }

  /** Entry into force: when, by which instruments, or what is missing; `suppose` tries acts without recording them. */
  async force(treaty: string, question: Sight & Suppositions = {}): Promise<ForceView> {
    const view = await this.view(treaty, question);
    return forceView(view, standings(view));
  }

  /**
   * One participant across all treaties, by id or any name it bore.
   * @throws LedgerProblem `unknown-participant` with the nearest names, or `ambiguous-participant`.
   */
  async participant(participant: string, sight: Sight = {}): Promise<ParticipantView> {
    return participantAcross(
      this.store,
      participant,
      await coordinatesOf(this.store, this.today(), sight),
    );
  }

  /**
   * What a document states, held against the log claim by claim. A claim without a day of its own is checked as of
   * `asOf`. @throws LedgerProblem `unreadable-file`, or `bad-claims` with the lines and keys that are wrong.
   */
  async claims(file: string, question: ClaimsQuestion = {}): Promise<ClaimCheck[]> {
    const { checkedClaims } = await import('./claims.ts');
    const coordinates = (sight: Sight) => coordinatesOf(this.store, this.today(), sight);
    return checkedClaims({ ledger: this, coordinates }, file, question);
  }

  /**
   * A treaty at three coordinates, as every reader gets it.
   * @throws LedgerProblem `unknown-treaty`, or with the rule that refuses an act that is supposed.
   */
  async view(treaty: string, question: Sight & Suppositions): Promise<TreatyView> {
    const { asOf, at, suppose = [] } = question;
    const id = treatyIdFrom(treaty);
    const coordinates = await coordinatesOf(this.store, this.today(), question);
    const sources = await readSources(this.store, id, coordinates.position);
    const acts = suppose.map(text => suppositionFrom(text, id, registerOf(sources.register)));
    // What if: the question is about the day of the last act that is supposed.
    const supposedOn = acts
      .map(act => act.doneOn)
      .toSorted()
      .at(-1);
    makeSureTheyAreSeen(acts, question);
    const supposed = await supposedEntries(this.store, acts);
    const view = viewTreaty(
      { ...sources, treaty: [...sources.treaty, ...supposed] },
      {
        ...coordinates,
        asOf: asOf === undefined ? (supposedOn ?? coordinates.asOf) : coordinates.asOf,
        position: coordinates.position + supposed.length,
      },
    );
    if (view !== null) return view;
    throw unknownTreaty(id, await this.treaties(), at);
  }

  /** Reads everything again and names what is damaged. @throws LedgerProblem `bad-key`, `wrong-key`, `bad-checkpoint` */
  async verify(request: VerifyRequest = {}): Promise<Verification> {
    const { verified } = await import('./verification.ts');
    return verified(this.store, request);
  }

  /** Size and root of the log as it stands, or as it was at a size; entries are not read. */
  async head(at?: number): Promise<TreeHead> {
    return at === undefined ? headOf(this.store) : { size: at, root: await rootAt(this.store, at) };
  }

  /** Where the log does not go on from what was seen of it before, as `head` gave it; null where it does. */
  async discontinuity(seen: TreeHead): Promise<Discontinuity | null> {
    return discontinuity(this.store, seen);
  }

  /** An entry and the proof that it is in the log, by id or position. @throws LedgerProblem as `entryProof`. */
  async prove(entry: string, request: ProveRequest = {}): Promise<EntryProof> {
    const { entryProof } = await import('./proofs.ts');
    return entryProof(this.store, entry, request);
  }

  /** The whole log, a line an entry, without line ends. */
  async *export(): AsyncIterable<string> {
    const { logLine } = await import('../exchange/log-lines.ts');
    for await (const batch of this.store.read({ from: 1, to: await this.store.size() })) {
      yield* batch.map((stored: StoredEntry) => logLine(stored));
    }
  }

  /**
   * Every act that counts of the treaties named, or of all, treaty by treaty, in pieces of text: JSON Lines, or CSV.
   * @throws LedgerProblem `unknown-treaty`, `no-treaty`, before the first piece.
   */
  async *exportActs(question: ActsExport = {}): AsyncIterable<string> {
    const { exportedActs } = await import('./exports.ts');
    yield* exportedActs(this, question);
  }

  /** A CSV in pieces of text: a row for each treaty, State and year. @throws LedgerProblem as `exportActs`, or `bad-years`. */
  async *exportPanel(question: PanelExport): AsyncIterable<string> {
    const { exportedPanel } = await import('./exports.ts');
    yield* exportedPanel(this, question);
  }

  /** The same in a zip, in pieces of bytes, with a description of its columns and how to cite it. */
  async *exportPanelPackage(question: PanelExport): AsyncIterable<Uint8Array> {
    const { panelPackage } = await import('./panel-zip.ts');
    yield* panelPackage(this, question, position => rootAt(this.store, position));
  }

  /** Entries as they were recorded, in order of position; each is held to its hash. @throws LedgerProblem `damaged-entry` */
  async entries(selection: Selection): Promise<SealedEntry[]> {
    return readSealed(this.store, selection);
  }

  async size(): Promise<number> {
    return this.store.size();
  }

  /** The numbers of the treaties in the ledger. */
  async treaties(): Promise<string[]> {
    const last = await this.store.lastEntries(await this.size());
    return last.flatMap(({ subject }) => (subject === REGISTER ? [] : [subject])).toSorted();
  }

  async register(): Promise<Register> {
    return registerOf(await readEntries(this.store, { subject: REGISTER }));
  }

  async close(): Promise<void> {
    await this.store.close();
  }

  /** The day on the wall where the program runs: an officer's "today". */
  today(): CalendarDate {
    const now = this.settings.now();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 10) as CalendarDate;
  }
}
