/** One published table into the ledger: just what is new, changed or gone, all of it or nothing. */
import { effectOf } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import type { PublishedTable } from '../domain/published-table.ts';
import type { Finding } from '../domain/rules.ts';
import { tableForm } from '../domain/table-form.ts';
import { readPublishedTable, type TableReading } from '../exchange/tables/published-table.ts';
import type { Sheet } from '../exchange/tables/sheet.ts';
import { type Draft, type Entry, REGISTER } from '../ledger/entry.ts';
import { recordEvidence } from '../ledger/evidence.ts';
import { readEntries } from '../ledger/read.ts';
import { registerOf } from '../ledger/register-record.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { standingActs, treatyRecord } from '../ledger/treaty-record.ts';
import { type Difference, differences } from '../projections/observation.ts';
import {
  formOf,
  type PrintedCell,
  printedCells,
  type TableSource,
} from '../projections/printed-table.ts';
import {
  keptOut,
  refuseIfItWouldNotComeBack,
  refuseIfLittleIsLeft,
  refuseIfMisshapen,
  refuseIfOlder,
} from './observation-checks.ts';
import { differenceDrafts, draftFrom, type Evidence, sourceOf } from './observation-drafts.ts';
import {
  mustBeAsked,
  proposedRenamings,
  registrations,
  unknownParticipants,
} from './unknown-participants.ts';
import { treatyDrafts } from './unknown-treaty.ts';

export interface ObservingOptions {
  readonly now: () => string;
  readonly dryRun: boolean;
  readonly registerUnknown: boolean;
  /** Take in also a table that lacks or changes most of what the ledger prints. */
  readonly allowLoss: boolean;
  /** As the ledger holds it; read once for many tables. */
  readonly registered: Registered;
}

/** The register's entries, and what they add up to. */
export interface Registered {
  readonly entries: readonly Entry[];
  readonly register: Register;
}

export interface ObservedTable extends Pick<Evidence, 'treaty' | 'publishedOn'> {
  /** What was recorded, or would be. */
  readonly drafts: readonly Draft[];
  readonly differences: readonly Difference[];
  readonly reading: TableReading;
  readonly registered: Registered;
  /** Those whose withdrawal was on record. */
  readonly withdrawn: ReadonlySet<ParticipantId>;
  /** By the id of the entry that notes them. */
  readonly irregularities: ReadonlyMap<string, readonly Finding[]>;
}

/** Each means that another writer got on; this bounds a store that lies. */
const ATTEMPTS = 200;

/** @throws LedgerProblem where the treaty or a participant is not known, or a later table is on record. */
export async function observeTable(
  store: LedgerStore,
  sheet: Sheet,
  evidence: Evidence,
  options: ObservingOptions,
): Promise<ObservedTable> {
  let { registered } = options;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { version, ...compared } = await compare(store, sheet, evidence, {
      ...options,
      registered,
    });
    if (compared.drafts.length === 0) return { ...compared, irregularities: new Map() };
    const outcome = await recordEvidence(store, compared.drafts, {
      ...options,
      version,
      registerVersion: registered.entries.length,
    });
    if (outcome.outcome === 'refused') throw keptOut(outcome.rules);
    if (outcome.outcome === 'recorded') {
      return { ...compared, irregularities: outcome.irregularities };
    }
    registered = await registeredNow(store);
  }
  throw new Error(`the log moved on ${ATTEMPTS} times while one table waited`);
}

type Compared = Omit<ObservedTable, 'irregularities'> & { readonly version: number };

async function compare(
  store: LedgerStore,
  sheet: Sheet,
  evidence: Evidence,
  options: ObservingOptions,
): Promise<Compared> {
  const { treaty, publishedOn } = evidence;
  const onRecord = await readEntries(store, { subject: treaty });
  refuseIfOlder(onRecord, evidence);
  const first = await treatyDrafts(store, onRecord, { evidence, sheet, ...options });
  const entries = followedBy(onRecord, first);
  const before = { entries, registered: options.registered, evidence };
  const { names, reading, state } = read(sheet, before, options);
  const { found, changes, known } = changesIn(reading, state, options);
  const drafts = [...first, ...names, ...changes];
  refuseIfMisshapen(followedBy([], drafts));
  const { registered } = state;
  return {
    ...{ treaty, publishedOn, drafts, differences: found, reading, registered },
    withdrawn: withdrawnIn(known),
    version: onRecord.length,
  };
}

/** The table in the light of the register, with what it adds to it where that is asked for. */
function read(sheet: Sheet, before: State, { registerUnknown }: ObservingOptions) {
  const { registered: known, evidence } = before;
  const asKnown = readPublishedTable(sheet, { ...known, ...evidence });
  const names = registrationsFor(asKnown, before, registerUnknown);
  if (names.length === 0) return { names, reading: asKnown, state: before };
  const registered = registeredIn(followedBy(known.entries, names));
  const reading = readPublishedTable(sheet, { ...registered, ...evidence });
  if (reading.unknown.length === 0) return { names, reading, state: { ...before, registered } };
  throw unknownParticipants(reading.unknown, [], { ...registered, on: evidence.publishedOn });
}

function changesIn(reading: TableReading, state: State, { allowLoss }: ObservingOptions) {
  const { table } = reading;
  const { evidence } = state;
  const known = sourceOn(state);
  const unread = [...reading.unread, ...(reading.hasNameless ? withoutARow(table, known) : [])];
  const found = differences(table, { known, whole: sourceOn(state, null), unread });
  if (!allowLoss) refuseIfLittleIsLeft(found, printedCells(known, formOf(known)), evidence);
  const changes = [...headingDrafts(table, known, evidence), ...differenceDrafts(found, evidence)];
  const after = { ...state, entries: followedBy(state.entries, changes) };
  if (changes.length > 0) refuseIfItWouldNotComeBack(table, sourceOn(after), { unread });
  return { found, changes, known };
}

/** A row without a name may be that of anybody who has none otherwise. */
function withoutARow({ headings, cells }: PublishedTable, known: TableSource): PrintedCell[] {
  const here = new Set(cells.map(({ participant }) => participant));
  const printed = printedCells(known, tableForm(headings));
  return printed.filter(({ participant }) => !here.has(participant));
}

function withdrawnIn({ record }: TableSource): Set<ParticipantId> {
  const withdrawals = standingActs(record).filter(act => effectOf(act) === 'withdraws');
  return new Set(withdrawals.map(({ participant }) => participant));
}

export async function registeredNow(store: LedgerStore): Promise<Registered> {
  return registeredIn(await readEntries(store, { subject: REGISTER }));
}

function registeredIn(entries: readonly Entry[]): Registered {
  return { entries, register: registerOf(entries) };
}

interface State {
  readonly entries: readonly Entry[];
  readonly registered: Registered;
  readonly evidence: Evidence;
}

/** The table that the ledger would print for the day of publication, as known then or as known now. */
function sourceOn(
  { entries, registered: { register }, evidence: { publishedOn } }: State,
  knownOn: CalendarDate | null = publishedOn,
): TableSource {
  const record = treatyRecord(entries, knownOn);
  if (record === null) throw new Error('a table was held against a treaty that is not defined');
  return { record, register, asOf: publishedOn };
}

/** As the log would stand with these drafts: enough to fold, not to store. */
function followedBy(entries: readonly Entry[], drafts: readonly Draft[]): readonly Entry[] {
  const added = drafts.map((draft, index) => {
    const position = Number.MAX_SAFE_INTEGER - drafts.length + index;
    const recordedAt = `${draft.notifiedOn ?? '9999-12-31'}T00:00:00.000Z`;
    const version = entries.length + index + 1;
    return { ...draft, format: 1, position, version, previous: null, recordedAt } as const;
  });
  return [...entries, ...added];
}

/** @throws LedgerProblem `unknown-participant`, unless unknown ones are to be registered. */
function registrationsFor(
  { unknown, table }: TableReading,
  state: State,
  registerUnknown: boolean,
): Draft[] {
  const { evidence, registered } = state;
  if (unknown.length === 0) return [];
  const gone = withoutARow(table, sourceOn(state));
  const renamings = proposedRenamings(
    unknown,
    groupBy(gone, cell => cell.participant),
  );
  const context = { ...registered, on: evidence.publishedOn, source: sourceOf(evidence) };
  if (!registerUnknown || mustBeAsked(unknown, renamings, gone)) {
    throw unknownParticipants(unknown, renamings, context);
  }
  return registrations(unknown, renamings, context).map(matter => draftFrom(evidence, matter));
}

function headingDrafts(
  { headings }: PublishedTable,
  { record }: TableSource,
  evidence: Evidence,
): Draft[] {
  const known = record.headings ?? [];
  const isSame = known.length === headings.length && known.every((one, at) => one === headings[at]);
  const { treaty } = evidence;
  return isSame ? [] : [draftFrom(evidence, { type: 'table-headings', treaty, headings })];
}
