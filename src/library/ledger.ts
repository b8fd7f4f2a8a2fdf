/**
 * The ledger as a program uses it: each method is a command, and gives the shape that `--json` prints. What is
 * asked stands in ledger-reader.ts; what is recorded, here.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Definitions } from '../exchange/definitions.ts';
import type { Matter } from '../ledger/entry.ts';
import type { Observation } from '../projections/observed.ts';
import type { CheckpointRequest, CosignRequest, WrittenCheckpoint } from './checkpoints.ts';
import { actDraft, correctionDraft, type Requested, retractionDraft } from './drafts.ts';
import { LedgerReader } from './ledger-reader.ts';
import type { Progress } from './observe.ts';
import { entryAt } from './places.ts';
import { preview, receipts } from './receipts.ts';
import { recordAll } from './record-all.ts';
import type {
  ActRequest,
  CorrectionRequest,
  ObserveRequest,
  Receipt,
  Recorded,
  RecordingOptions,
  RetractionRequest,
} from './requests.ts';

export class Ledger extends LedgerReader {
  /**
   * Records one act. @throws LedgerProblem with the rule that refuses it, or `log-moved-on`; nothing is
   * then recorded.
   */
  async record<R extends ActRequest>(request: R): Promise<Recorded<R>> {
    const register = await this.register();
    const { concerns } = request;
    const about = concerns === undefined ? undefined : await entryAt(this.store, concerns);
    return this.#recordOne(request, actDraft(request, register, about?.id));
  }

  /** Says that an act on record was different from the start. @throws LedgerProblem as `record` does. */
  async correct<R extends CorrectionRequest>(request: R): Promise<Recorded<R>> {
    const target = await entryAt(this.store, request.act);
    return this.#recordOne(request, correctionDraft(request, target, await this.register()));
  }

  /** Says that an act on record was never done. @throws LedgerProblem as `record` does. */
  async retract<R extends RetractionRequest>(request: R): Promise<Recorded<R>> {
    return this.#recordOne(
      request,
      retractionDraft(request, await entryAt(this.store, request.act)),
    );
  }

  /**
   * Records definitions; those that the ledger holds already in the same words are left alone.
   * @throws LedgerProblem `bad-definitions` with every place that is wrong, or as `record` does.
   */
  async define(definitions: Definitions, source: string): Promise<Receipt[]> {
    const { definitionsFrom } = await import('./register-definitions.ts');
    const drafts = await definitionsFrom(this.store, definitions, {
      recordedBy: this.settings.by,
      source,
    });
    return receipts(this.store, await recordAll(this.store, drafts, this.settings));
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
    const settings = this.settings;
    return observe(this.store, files, request, { settings, ...(progress && { progress }) });
  }

  /**
   * Size and root of the log, signed where a key is given; what is signed is kept in the ledger.
   * @throws LedgerProblem as `checkpointOf`, or where nothing can be kept: it is then not given out either.
   */
  async checkpoint(request: CheckpointRequest): Promise<WrittenCheckpoint> {
    const { checkpointOf } = await import('./checkpoints.ts');
    return this.#kept(await checkpointOf(this.store, request));
  }

  /** A checkpoint with a witness's signature added, at the time of `now`, and kept. @throws LedgerProblem as `cosigned`. */
  async cosign(checkpoint: string, request: CosignRequest): Promise<WrittenCheckpoint> {
    const { cosigned } = await import('./checkpoints.ts');
    const seconds = Math.floor(this.settings.now().getTime() / 1000);
    return this.#kept(await cosigned(this.store, checkpoint, { ...request, seconds }));
  }

  async #kept(written: WrittenCheckpoint): Promise<WrittenCheckpoint> {
    if (written.verifierKey === null) return written;
    const { checkpointFrom } = await import('./note-texts.ts');
    // What cannot be read again, for one signature too many, would be a fault in the ledger for good.
    checkpointFrom(written.checkpoint, 'the signed checkpoint');
    await this.store.keepCheckpoint(written.checkpoint);
    return written;
  }

  async #recordOne<R extends RecordingOptions>(
    request: R,
    matter: Requested<Matter>,
  ): Promise<Recorded<R>> {
    const draft = { id: uuidv7(), recordedBy: this.settings.by, ...matter };
    const { dryRun = false, expect } = request;
    const recorded = await recordAll(this.store, [draft], this.settings, {
      dryRun,
      ...(expect !== undefined && { expectVersion: expect }),
    });
    const given = dryRun
      ? await preview(this.store, recorded, this.today())
      : (await receipts(this.store, recorded))[0];
    return given as Recorded<R>;
  }
}
