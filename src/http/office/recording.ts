/** What an officer's form asks to have recorded, and what becomes of it. */
import type { Act } from '../../domain/act.ts';
import { kindInWords } from '../../domain/act.ts';
import { type CalendarDate, inWords } from '../../domain/calendar-date.ts';
import { nameOn, type ParticipantId } from '../../domain/participant.ts';
import type { Entry } from '../../ledger/entry.ts';
import { LedgerProblem } from '../../ledger/problem.ts';
import type { ActOnRecord } from '../../ledger/treaty-record.ts';
import { dateFrom, kindFrom, participantFrom, usage } from '../../library/arguments.ts';
import type { Ledger } from '../../library/ledger.ts';
import type {
  ActRequest,
  CorrectionRequest,
  Preview,
  Receipt,
  RecordingOptions,
  RetractionRequest,
} from '../../library/requests.ts';
import type { TreatyView } from '../../projections/question.ts';

export const COMMANDS = ['record', 'correct', 'retract'] as const;

export type CommandName = (typeof COMMANDS)[number];

/** What stands in a form, by the name of the field; an empty field is not there. */
export type Fields = Readonly<Record<string, string>>;

export interface Filled {
  readonly command: CommandName;
  readonly fields: Fields;
}

const PROVENANCE = ['notifiedOn', 'source', 'note'];

const FIELDS: Readonly<Record<CommandName, readonly string[]>> = {
  record: [
    ...['treaty', 'kind', 'participant', 'on', 'effectiveOn', 'text', 'territory', 'concerns'],
    ...PROVENANCE,
  ],
  correct: ['act', 'kind', 'participant', 'on', 'effectiveOn', 'reason', ...PROVENANCE],
  retract: ['act', 'reason', ...PROVENANCE],
};

const NEEDED: Readonly<Record<CommandName, readonly string[]>> = {
  record: ['treaty', 'kind', 'participant', 'on'],
  correct: ['act', 'reason'],
  retract: ['act', 'reason'],
};

export const LABELS: Readonly<Record<string, string>> = {
  ...{ treaty: 'Treaty', kind: 'Kind of act', participant: 'Participant', act: 'Act' },
  ...{ on: 'Date of the act', effectiveOn: 'Effective on', notifiedOn: 'Made known on' },
  ...{ text: 'What it says', territory: 'Territory', concerns: 'About the act' },
  ...{ source: 'Source', note: 'Note', reason: 'Reason' },
};

/** What a command takes, and nothing else that a form may hold. */
export function filledIn(command: CommandName, fields: Fields): Filled {
  const taken = FIELDS[command].flatMap(name => {
    const text = fields[name]?.trim();
    // A correction's form shows the day that the act sets: emptied, it is taken away.
    if (command === 'correct' && name === 'effectiveOn' && text === '') return [[name, 'none']];
    return text ? [[name, text]] : [];
  });
  return { command, fields: Object.fromEntries(taken) };
}

/** An act as it now stands, with the treaty as it is known. @throws LedgerProblem `unknown-entry`, `not-an-act` */
export async function actAt(
  ledger: Ledger,
  reference: string,
): Promise<{ readonly onRecord: ActOnRecord; readonly view: TreatyView }> {
  const entry = JSON.parse((await ledger.prove(reference)).entry) as Entry;
  if (entry.type === 'act') {
    const view = await ledger.view(entry.treaty, {});
    const onRecord = view.record.acts.find(one => one.entry.id === entry.id);
    if (onRecord !== undefined) return { onRecord, view };
  }
  throw new LedgerProblem({
    category: 'refused',
    code: 'not-an-act',
    message: `entry ${entry.position} is no act but a ${entry.type}`,
    hint: 'Only acts are corrected and retracted here; treaty retract takes events back.',
  });
}

export interface Tried {
  /** As the ledger reads what was filled in: ids for names. */
  readonly filled: Filled;
  /** The same for people: label and text. */
  readonly said: readonly (readonly [string, string])[];
  /** At which the treaty stood: what is confirmed is confirmed of this. */
  readonly version: number;
  readonly preview: Preview;
}

/** Judges and counts, and records nothing. @throws LedgerProblem as recording does. */
export async function tried(ledger: Ledger, given: Filled, by: string): Promise<Tried> {
  makeSureNothingLacks(given);
  const { filled, view } = await settled(ledger, given);
  const preview = (await perform(ledger, filled, { by, dryRun: true })) as Preview;
  return { filled, said: saidOf(filled, view), version: view.entries.length, preview };
}

/** @throws LedgerProblem as `Ledger.record`, `correct` and `retract`. */
export async function perform(
  ledger: Ledger,
  { command, fields }: Filled,
  options: RecordingOptions,
): Promise<Receipt | Preview> {
  const request: unknown = { ...fields, ...options };
  switch (command) {
    case 'record':
      return ledger.record(request as ActRequest);
    case 'correct':
      return ledger.correct(request as CorrectionRequest);
    case 'retract':
      return ledger.retract(request as RetractionRequest);
  }
}

function makeSureNothingLacks({ command, fields }: Filled): void {
  const lacking = NEEDED[command].filter(name => fields[name] === undefined);
  if (lacking.length === 0) return;
  const labels = lacking.map(name => LABELS[name]).join(', ');
  throw usage('incomplete', `not filled in: ${labels}`, 'Fill in what is marked as needed.');
}

async function settled(
  ledger: Ledger,
  { command, fields }: Filled,
): Promise<{ readonly filled: Filled; readonly view: TreatyView }> {
  if (command === 'record') {
    const { treaty = '', kind = '', participant = '', on = '' } = fields;
    const view = await ledger.view(treaty, {});
    const id = participantFrom(view.register, participant, dateFrom(on, LABELS['on'] as string));
    const own = { treaty: view.record.definition.id, kind: kindFrom(kind), participant: id };
    return { filled: { command, fields: { ...fields, ...own } }, view };
  }
  const { onRecord, view } = await actAt(ledger, fields['act'] ?? '');
  const own = { ...fields, act: onRecord.entry.id };
  if (command === 'retract') return { filled: { command, fields: own }, view };
  return { filled: { command, fields: changesOnly(own, onRecord.act, view) }, view };
}

/** A form of correction shows the act as it reads: what was left as it stood is no correction. */
function changesOnly(fields: Fields, act: Act, view: TreatyView): Fields {
  const { participant, on } = fields;
  const day = on === undefined ? act.doneOn : dateFrom(on, LABELS['on'] as string);
  const id = participant && participantFrom(view.register, participant, day);
  const read: Fields = { ...fields, ...(id && { participant: id }), on: day };
  const now: Fields = {
    ...{ kind: act.kind, participant: act.participant, on: act.doneOn },
    effectiveOn: act.effectiveOn ?? 'none',
  };
  return Object.fromEntries(Object.entries(read).filter(([name, text]) => text !== now[name]));
}

const DAYS = ['on', 'effectiveOn', 'notifiedOn'];

function saidOf({ fields }: Filled, view: TreatyView): (readonly [string, string])[] {
  const { definition, acts } = view.record;
  const about = acts.find(({ entry }) => entry.id === fields['act'])?.act;
  const treaty = `${definition.title} (${definition.id})`;
  const read = (name: string, text: string) => {
    if (name === 'treaty') return treaty;
    if (name === 'act' && about !== undefined) return actInWords(about, view);
    if (name === 'kind') return kindInWords(kindFrom(text));
    if (name === 'participant') return participantInWords(text, view);
    if (DAYS.includes(name) && text !== 'none') {
      return inWords(dateFrom(text, LABELS[name] as string));
    }
    return text;
  };
  const rows = Object.entries(fields).map(
    ([name, text]) => [LABELS[name] as string, read(name, text)] as const,
  );
  return about === undefined ? rows : [['Treaty', treaty], ...rows];
}

/** "accession by Ecuador (ECU), 5 February 2002" */
export function actInWords({ kind, participant, doneOn }: Act, view: TreatyView): string {
  return `${kindInWords(kind)} by ${participantInWords(participant, view)}, ${inWords(doneOn)}`;
}

function participantInWords(id: string, { register, asOf }: TreatyView): string {
  const participant = register.get(id as ParticipantId);
  return participant === undefined
    ? id
    : `${nameOn(participant, asOf as CalendarDate).name} (${id})`;
}
