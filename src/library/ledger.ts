/** The ledger as a program uses it: each method is a command, and gives the shape that `--json` prints. */
import { v7 as uuidv7 } from 'uuid';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Register } from '../domain/participant.ts';
import type { Definitions } from '../exchange/definitions.ts';
import { type Matter, REGISTER } from '../ledger/entry.ts';
import { readEntries } from '../ledger/read.ts';
import { registerOf } from '../ledger/register-record.ts';
import type { LedgerStore, StoredEntry } from '../ledger/store.ts';
import { type Verification, verify } from '../ledger/verify.ts';
import { type ActionsView, actionsView } from '../projections/actions.ts';
import type { ClaimCheck } from '../projections/claims.ts';
import { type DiffView, diffView } from '../projections/diff.ts';
import { type ExplanationView, explanationView } from '../projections/explanation.ts';
import { type ForceView, forceView } from '../projections/force.ts';
import { type HistoryStep, historyView } from '../projections/history.ts';
import type { Observation } from '../projections/observed.ts';
import type { ParticipantView } from '../projections/participant.ts';
import { type TreatyView, viewTreaty } from '../projections/question.ts';
import { standings } from '../projections/standings.ts';
import { type StatusView, statusView } from '../projections/status.ts';
import type { TallyView } from '../projections/tally.ts';
import { sentences } from '../reports/sentences.ts';
import {
  optionalPeriodFrom,
  participantFrom,
  periodFrom,
  treatyIdFrom,
  unknownTreaty,
} from './arguments.ts';
import { actDraft, correctionDraft, type Requested, retractionDraft } from './drafts.ts';
import type { ActsExport, PanelExport } from './export-requests.ts';
import type { Progress } from './observe.ts';
import { participantAcross } from './participant-across.ts';
import { coordinatesOf, entryAt } from './places.ts';
import { readSources } from './read-sources.ts';
import { preview, receipts, rootsAt } from './receipts.ts';
import { recordAll } from './record-all.ts';
import type {
  ActRequest,
  ClaimsQuestion,
  CorrectionRequest,
  ObserveRequest,
  Period,
  Receipt,
  Recorded,
  RecordingOptions,
  RetractionRequest,
  Sight,
  Suppositions,
} from './requests.ts';
import { makeSureTheyAreSeen, supposedEntries, suppositionFrom } from './suppositions.ts';

export interface LedgerSettings {
  readonly now: () => Date;
  /** Who records, where a request does not say. */
  readonly by: string;
}

export class Ledger {
  readonly #store: LedgerStore;
  readonly #settings: LedgerSettings;

  constructor(store: LedgerStore, settings: LedgerSettings) {
    this.#store = store;
    this.#settings = settings;
  }

  /**
   * Records one act. @throws LedgerProblem with the rule that refuses it, or `log-moved-on`; nothing is
   * then recorded.
   */
  async record<R extends ActRequest>(request: R): Promise<Recorded<R>> {
    const register = await this.register();
    const { concerns } = request;
    const about = concerns === undefined ? undefined : await entryAt(this.#store, concerns);
    return this.#recordOne(request, actDraft(request, register, about?.id));
  }

  /** Says that an act on record was different from the start. @throws LedgerProblem as `record` does. */
  async correct<R extends CorrectionRequest>(request: R): Promise<Recorded<R>> {
    const target = await entryAt(this.#store, request.act);
    return this.#recordOne(request, correctionDraft(request, target, await this.register()));
  }

  /** Says that an act on record was never done. @throws LedgerProblem as `record` does. */
  async retract<R extends RetractionRequest>(request: R): Promise<Recorded<R>> {
    return this.#recordOne(
      request,
      retractionDraft(request, await entryAt(this.#store, request.act)),
    );
  }

  /**
   * Records definitions; those that the ledger holds already in the same words are left alone.
   * @throws LedgerProblem `bad-definitions` with every place that is wrong, or as `record` does.
   */
  async define(definitions: Definitions, source: string): Promise<Receipt[]> {
    const { definitionsFrom } = await import('./register-definitions.ts');
    const drafts = await definitionsFrom(this.#store, definitions, {
      recordedBy: this.#settings.by,
      source,
    });
    return receipts(this.#store, await recordAll(this.#store, drafts, this.#settings));
  }

  /**
   * Takes published tables in: files, folders or archives of one day. Each table is recorded whole or not at all;
   * a cell that cannot be read and a table that is stopped are listed. @throws LedgerProblem `unreadable-file`.
   */
  async observe(
    paths: readonly string[],
    request: ObserveRequest,
    progress?: Progress,
  ): Promise<Observation> {
    const { observe } = await import('./observe.ts');
    const { tableFiles } = await import('./table-files.ts');
    const files = [];
    for await (const file of tableFiles(paths)) files.push(file);
    const settings = this.#settings;
    return observe(this.#store, files, request, { settings, ...(progress && { progress }) });
  }

  async status(treaty: string, sight: Sight = {}): Promise<StatusView> {
    return statusView(await this.view(treaty, sight));
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
    const coordinates = await coordinatesOf(this.#store, this.#today(), sight);
    return actionsAcross(this.#store, periodFrom(from, to), coordinates);
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
    return sentences(await this.view(treaty, question), period);
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
      this.#store,
      participant,
      await coordinatesOf(this.#store, this.#today(), sight),
    );
  }

  /**
   * What a document states, held against the log claim by claim. A claim without a day of its own is checked as of
   * `asOf`. @throws LedgerProblem `unreadable-file`, or `bad-claims` with every line and key that is wrong.
   */
  async claims(file: string, question: ClaimsQuestion = {}): Promise<ClaimCheck[]> {
    const { checkedClaims } = await import('./claims.ts');
    const coordinates = (sight: Sight) => coordinatesOf(this.#store, this.#today(), sight);
    return checkedClaims({ ledger: this, coordinates }, file, question);
  }

  /**
   * A treaty at three coordinates, as every reader gets it.
   * @throws LedgerProblem `unknown-treaty`, or with the rule that refuses an act that is supposed.
   */
  async view(treaty: string, question: Sight & Suppositions): Promise<TreatyView> {
    const { asOf, at, suppose = [] } = question;
    const id = treatyIdFrom(treaty);
    const coordinates = await coordinatesOf(this.#store, this.#today(), question);
    const sources = await readSources(this.#store, id, coordinates.position);
    const acts = suppose.map(text => suppositionFrom(text, id, registerOf(sources.register)));
    // What if: the question is about the day of the last act that is supposed.
    const supposedOn = acts
      .map(act => act.doneOn)
      .toSorted()
      .at(-1);
    makeSureTheyAreSeen(acts, question);
    const supposed = await supposedEntries(this.#store, acts);
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

  /** Reads everything again and names what is damaged. */
  async verify(): Promise<Verification> {
    const { shapeFault } = await import('../exchange/entry-shape.ts');
    return verify(this.#store, shapeFault);
  }

  /** The whole log, a line an entry, without line ends. */
  async *export(): AsyncIterable<string> {
    const { logLine } = await import('../exchange/log-lines.ts');
    for await (const batch of this.#store.read({ from: 1, to: await this.#store.size() })) {
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
    const rootAt = async (position: number) =>
      (await rootsAt(this.#store, new Set([position]))).get(position) ?? '';
    yield* panelPackage(this, question, rootAt);
  }

  async size(): Promise<number> {
    return this.#store.size();
  }

  /** The numbers of the treaties in the ledger. */
  async treaties(): Promise<string[]> {
    return (await this.#store.subjects()).filter(subject => subject !== REGISTER).toSorted();
  }

  async register(): Promise<Register> {
    return registerOf(await readEntries(this.#store, { subject: REGISTER }));
  }

  async close(): Promise<void> {
    await this.#store.close();
  }

  async #recordOne<R extends RecordingOptions>(
    request: R,
    matter: Requested<Matter>,
  ): Promise<Recorded<R>> {
    const draft = { id: uuidv7(), recordedBy: this.#settings.by, ...matter };
    const { dryRun = false, expect } = request;
    const recorded = await recordAll(this.#store, [draft], this.#settings, {
      dryRun,
      ...(expect !== undefined && { expectVersion: expect }),
    });
    const given = dryRun
      ? await preview(this.#store, recorded, this.#today())
      : (await receipts(this.#store, recorded))[0];
    return given as Recorded<R>;
  }

  /** The day on the wall where the program runs: an officer's "today". */
  #today(): CalendarDate {
    const now = this.#settings.now();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 10) as CalendarDate;
  }
}
