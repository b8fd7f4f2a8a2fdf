/**
 * Evidence goes on record as it is. What a published table says was said, lawful or not: where a rule of law would
 * refuse an act, the entry notes the irregularity instead. All drafts are recorded or none is.
 */
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId } from '../domain/participant.ts';
import type { Finding } from '../domain/rules.ts';
import { newFindings } from './consequences.ts';
import { isRefusal } from './decide.ts';
import { accept, asEntry, type Desk, deskFor, situationOf } from './desk.ts';
import { type Draft, type Entry, REGISTER, type Subject, subjectOf } from './entry.ts';
import { preconditions, type RuleOutcome } from './preconditions.ts';
import type { SealedEntry } from './seal.ts';
import type { LedgerStore } from './store.ts';
import { type TreatyRecord, treatyRecord } from './treaty-record.ts';

export interface EvidenceOptions {
  /** The instant of recording, ISO in UTC with milliseconds. */
  readonly now: () => string;
  /** How many entries the treaty had when the evidence was held against it. */
  readonly version: number;
  /** How many the register had. */
  readonly registerVersion: number;
  readonly dryRun: boolean;
}

export type EvidenceOutcome =
  | {
      readonly outcome: 'recorded';
      readonly entries: readonly SealedEntry[];
      /** By the id of the entry that notes them. */
      readonly irregularities: ReadonlyMap<string, readonly Finding[]>;
    }
  | { readonly outcome: 'refused'; readonly rules: readonly RuleOutcome[] }
  /** Somebody has recorded since: hold the evidence against the record anew. */
  | { readonly outcome: 'moved-on' };

/**
 * @param drafts of one treaty and of the register. What must be on record first (participants, the treaty) stands
 *   first; an act is corrected, retracted or published after the entry that brought it.
 */
export async function recordEvidence(
  store: LedgerStore,
  drafts: readonly Draft[],
  { now, version, registerVersion, dryRun }: EvidenceOptions,
): Promise<EvidenceOutcome> {
  const desk = await deskFor(store, drafts, now());
  const treaty = drafts.map(subjectOf).find(subject => subject !== REGISTER);
  const standsAt = (subject: Subject) => desk.subjects.get(subject)?.length ?? 0;
  const hasMoved = treaty !== undefined && standsAt(treaty) !== version;
  if (hasMoved || standsAt(REGISTER) !== registerVersion) return { outcome: 'moved-on' };
  const trial = copyOf(desk);
  const entries = drafts.map(draft => accept(asEntry(draft, trial), trial).entry);
  const rules = objections(entries, desk, trial);
  if (rules.length > 0) return { outcome: 'refused', rules };
  const irregularities = irregularitiesIn(entries, desk, trial);
  for (const draft of drafts) accept(asEntry(noted(draft, irregularities), desk), desk);
  if (!dryRun && desk.fresh.length > 0) {
    const appended = await store.append(desk.fresh, desk.sizeBefore);
    if (appended !== 'appended') return { outcome: 'moved-on' };
  }
  return { outcome: 'recorded', entries: desk.fresh, irregularities };
}

function copyOf(desk: Desk): Desk {
  const subjects = new Map([...desk.subjects].map(([subject, own]) => [subject, [...own]]));
  return { ...desk, subjects, sameId: new Map(desk.sameId), fresh: [] };
}

/** What keeps even evidence out: an unknown treaty or participant, a day that has not come. */
function objections(entries: readonly Entry[], before: Desk, after: Desk): RuleOutcome[] {
  const [first] = entries.filter(entry => subjectOf(entry) !== REGISTER);
  if (first === undefined) return [];
  const situation = { ...situationOf(first, before), register: after.register };
  const brought = entries.filter(({ type }) => ['treaty', 'act', 'publication'].includes(type));
  const record = treatyRecord([...situation.treaty, ...brought], null);
  return entries.flatMap(entry => preconditions(entry, situation, record).filter(isRefusal));
}

/** Each finding goes to the entry that speaks of the act, or else to the first about its participant. */
function irregularitiesIn(
  entries: readonly Entry[],
  before: Desk,
  after: Desk,
): Map<string, Finding[]> {
  const [first] = entries.filter(entry => subjectOf(entry) !== REGISTER);
  if (first === undefined) return new Map();
  const records = {
    before: treatyRecord(situationOf(first, before).treaty, null),
    after: treatyRecord(situationOf(first, after).treaty, null),
  };
  const about = entriesByAct(entries);
  const by = participantsOf(records.after, about);
  const found = newFindings([...by.keys()], records, situationOf(first, after));
  const refused = found.filter(({ severity }) => severity === 'refusal');
  return groupBy(refused, ({ act }) => (about.get(act.id) ?? by.get(act.participant) ?? first).id);
}

function entriesByAct(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(
    entries.flatMap((entry): [string, Entry][] => {
      if (entry.type === 'act') return [[entry.id, entry]];
      if (entry.type === 'correction') return [[entry.corrects, entry]];
      return entry.type === 'retraction' ? [[entry.retracts, entry]] : [];
    }),
  );
}

function participantsOf(record: TreatyRecord | null, about: ReadonlyMap<string, Entry>) {
  const by = new Map<ParticipantId, Entry>();
  for (const { act } of record?.acts ?? []) {
    const entry = about.get(act.id);
    if (entry !== undefined && !by.has(act.participant)) by.set(act.participant, entry);
  }
  return by;
}

function noted(draft: Draft, irregularities: ReadonlyMap<string, readonly Finding[]>): Draft {
  const found = irregularities.get(draft.id) ?? [];
  if (found.length === 0) return draft;
  const said = found.map(({ rule, because, article }) => `${rule}: ${because} (${article})`);
  return {
    ...draft,
    note: [draft.note, `Irregular. ${said.join('; ')}`].filter(Boolean).join(' '),
  };
}
