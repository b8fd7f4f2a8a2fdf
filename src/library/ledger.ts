/** The ledger as a program uses it: each method is a command, and gives the shape that `--json` prints. */
import { v7 as uuidv7 } from 'uuid';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Register } from '../domain/participant.ts';
import type { Definitions } from '../exchange/definitions.ts';
import { type Entry, type Matter, REGISTER } from '../ledger/entry.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { readEntries } from '../ledger/read.ts';
import { registerOf } from '../ledger/register-record.ts';
import type { LedgerStore, StoredEntry } from '../ledger/store.ts';
import { type Verification, verify } from '../ledger/verify.ts';
import { type ActionsView, actionsView } from '../projections/actions.ts';
import { type DiffView, diffView } from '../projections/diff.ts';
import { type ExplanationView, explanationView } from '../projections/explanation.ts';
import { type ForceView, forceView } from '../projections/force.ts';
import { type HistoryStep, historyView } from '../projections/history.ts';
import { type TreatyView, viewTreaty } from '../projections/question.ts';
import { standings } from '../projections/standings.ts';
import { type StatusView, statusView } from '../projections/status.ts';
import { paragraph } from '../reports/paragraph.ts';
import {
  dateFrom,
  participantFrom,
  periodFrom,
  treatyIdFrom,
  unknownTreaty,
  usage,
} from './arguments.ts';
import { actDraft, correctionDraft, type Requested, retractionDraft } from './drafts.ts';
import type { ActsExport, PanelExport } from './export-requests.ts';
import { readSources } from './read-sources.ts';
import { preview, receipts, rootsAt } from './receipts.ts';
import { recordAll } from './record-all.ts';
import type {
  ActRequest,
  CorrectionRequest,
  Receipt,
  Recorded,
  RecordingOptions,
  RetractionRequest,
  Sight,
  Suppositions,
} from './requests.ts';
import {
  supposedEntries,
  supposedInThePast,
  supposedLater,
  suppositionFrom,
} from './suppositions.ts';

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
    const about = concerns === undefined ? undefined : await this.#entry(concerns);
    return this.#recordOne(request, actDraft(request, register, about?.id));
  }

  /** Says that an act on record was different from the start. @throws LedgerProblem as `record` does. */
  async correct<R extends CorrectionRequest>(request: R): Promise<Recorded<R>> {
    const target = await this.#entry(request.act);
    return this.#recordOne(request, correctionDraft(request, target, await this.register()));
  }

  /** Says that an act on record was never done. @throws LedgerProblem as `record` does. */
  async retract<R extends RetractionRequest>(request: R): Promise<Recorded<R>> {
    return this.#recordOne(request, retractionDraft(request, await this.#entry(request.act)));
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

  async status(treaty: string, sight: Sight = {}): Promise<StatusView> {
    return statusView(await this.view(treaty, sight));
  }

  /** One element for each day on which something changed, counts at the end of the day. */
  async history(treaty: string, sight: Sight = {}): Promise<HistoryStep[]> {
    return historyView(await this.view(treaty, sight));
  }

  /** The acts done in a period, both days included. */
  async actions(
    treaty: string,
    { from, to, ...sight }: Sight & { readonly from: string; readonly to: string },
  ): Promise<ActionsView> {
    const period = periodFrom(from, to);
    return actionsView(await this.view(treaty, sight), period);
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

  /** The report's sentences on the state of the treaty. */
  async paragraph(treaty: string, sight: Sight = {}): Promise<string> {
    const view = await this.view(treaty, sight);
    return paragraph(view, statusView(view));
  }

  /** Entry into force: when, by which instruments, or what is missing; `suppose` tries acts without recording them. */
  async force(treaty: string, question: Sight & Suppositions = {}): Promise<ForceView> {
    const view = await this.view(treaty, question);
    return forceView(view, standings(view));
  }

  /**
   * A treaty at three coordinates, as every reader gets it.
   * @throws LedgerProblem `unknown-treaty`, or with the rule that refuses an act that is supposed.
   */
  async view(treaty: string, question: Sight & Suppositions): Promise<TreatyView> {
    const { asOf, knownOn, at, suppose = [] } = question;
    if (at !== undefined && suppose.length > 0) throw supposedInThePast();
    const id = treatyIdFrom(treaty);
    const position = await this.#position(at);
    const sources = await readSources(this.#store, id, position);
    const acts = suppose.map(text => suppositionFrom(text, id, registerOf(sources.register)));
    // What if: the question is about the day of the last act that is supposed.
    const supposedOn = acts
      .map(act => act.doneOn)
      .toSorted()
      .at(-1);
    if (asOf !== undefined && acts.some(act => act.doneOn > dateFrom(asOf, '--as-of'))) {
      throw supposedLater();
    }
    const supposed = await supposedEntries(this.#store, acts);
    const view = viewTreaty(
      { ...sources, treaty: [...sources.treaty, ...supposed] },
      {
        asOf: asOf === undefined ? (supposedOn ?? this.#today()) : dateFrom(asOf, '--as-of'),
        knownOn: knownOn === undefined ? null : dateFrom(knownOn, '--known-on'),
        position: position + supposed.length,
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

  /** An entry by its id, or by its position in digits. */
  async #entry(reference: string): Promise<Entry> {
    const position = /^[0-9]+$/.test(reference) ? Number(reference) : null;
    const selection =
      position === null ? { id: reference.toLowerCase() } : { from: position, to: position };
    const [entry] = await readEntries(this.#store, selection);
    if (entry !== undefined) return entry;
    throw new LedgerProblem({
      category: 'not-found',
      code: 'unknown-entry',
      message: `there is no entry ${reference} in this ledger`,
      hint: 'treaty explain TREATY lists the acts with their ids and positions.',
      details: { reference },
    });
  }

  async #position(at: number | undefined): Promise<number> {
    const size = await this.#store.size();
    if (at === undefined || (Number.isInteger(at) && at >= 1 && at <= size)) return at ?? size;
    throw usage(
      'bad-position',
      `there is no position ${at}: the log runs from 1 to ${size}`,
      'Give a position in the log with --at, or leave it out for the end.',
      { size },
    );
  }

  /** The day on the wall where the program runs: an officer's "today". */
  #today(): CalendarDate {
    const now = this.#settings.now();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 10) as CalendarDate;
  }
}
