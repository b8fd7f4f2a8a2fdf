/** May this be recorded? Each draft is judged by every rule; the answer is a list, and nothing is thrown. */
import type { Act } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { type Finding, judge, RULES } from '../domain/rules.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { circumstancesOf } from './circumstances.ts';
import { type Entry, REGISTER, subjectOf } from './entry.ts';
import { preconditions, type RuleOutcome, type Situation } from './preconditions.ts';
import { readings, standingActs, type TreatyRecord, treatyRecord } from './treaty-record.ts';

/** @param entry the draft as it would stand in the log. */
export function decide(entry: Entry, situation: Situation): RuleOutcome[] {
  const record = treatyRecord(situation.treaty, null);
  const first = preconditions(entry, situation, record);
  if (subjectOf(entry) === REGISTER || first.some(isRefusal)) return first;
  return [...first, ...legality(entry, situation, record)];
}

export function isRefusal(outcome: RuleOutcome): boolean {
  return !outcome.holds && outcome.severity === 'refusal';
}

/** Every rule of law, over all that the participants concerned have done, before and after. */
function legality(entry: Entry, situation: Situation, before: TreatyRecord | null): RuleOutcome[] {
  const after = treatyRecord([...situation.treaty, entry], null);
  const concerned = after === null ? [] : [...participantsConcerned(entry, after)];
  const fresh = newFindings(concerned, { before, after }, situation);
  return RULES.map(({ name, article }) =>
    outcome(
      { rule: name, article },
      fresh.filter(finding => finding.rule === name),
      entry,
    ),
  );
}

/** What the law finds in the acts of these participants afterwards, and did not find before. */
export function newFindings(
  concerned: readonly ParticipantId[],
  { before, after }: { before: TreatyRecord | null; after: TreatyRecord | null },
  situation: Situation,
): Finding[] {
  const known = new Set(findings(concerned, before, situation).map(keyOf));
  return findings(concerned, after, situation).filter(finding => !known.has(keyOf(finding)));
}

function outcome(
  rule: Pick<RuleOutcome, 'rule' | 'article'>,
  found: readonly Finding[],
  entry: Entry,
): RuleOutcome {
  return {
    ...rule,
    holds: found.length === 0,
    severity: found[0]?.severity ?? 'refusal',
    because: found.map(finding => becauseOf(finding, entry)).join('; ') || null,
    hint: found[0] === undefined ? null : hintOf(found[0], entry),
    category: 'refused',
  };
}

/** The act that stumbles may be another one on record, which the entry makes unlawful. */
function becauseOf({ act, because, severity }: Finding, entry: Entry): string {
  if (speaksOf(entry, act)) return because;
  if (severity === 'warning') {
    return `the ${act.kind} of ${inWords(act.doneOn)} that is on record would be out of the ordinary (${because})`;
  }
  return `the ${act.kind} of ${inWords(act.doneOn)} that is on record would no longer be lawful (${because})`;
}

function hintOf({ act, hint }: Finding, entry: Entry): string {
  if (speaksOf(entry, act)) return hint;
  return `If the act on record is the wrong one, correct it first: treaty correct ${act.id} --on DATE --reason TEXT, or treaty retract ${act.id} --reason TEXT.`;
}

function speaksOf(entry: Entry, act: Act): boolean {
  if (entry.type === 'correction') return entry.corrects === act.id;
  return entry.type === 'act' && entry.id === act.id;
}

function findings(
  concerned: readonly ParticipantId[],
  record: TreatyRecord | null,
  { register, related, today }: Situation,
): Finding[] {
  if (record === null) return [];
  const knowledge = { record, register, related: recordsOf(related) };
  const circumstances = circumstancesOf(knowledge);
  const acts = groupBy(standingActs(record), act => act.participant);
  return concerned.flatMap(id => {
    const participant = register.get(id);
    if (participant === undefined) return [];
    return judge({ ...circumstances(id), participant, today }, acts.get(id) ?? []);
  });
}

function recordsOf(related: Situation['related']): Map<TreatyId, TreatyRecord> {
  return new Map(
    [...related].flatMap(([id, entries]) => {
      const record = treatyRecord(entries, null);
      return record === null ? [] : [[id, record]];
    }),
  );
}

/** Those whose history the entry touches; a new definition of the treaty touches all. */
function participantsConcerned(entry: Entry, after: TreatyRecord): Set<ParticipantId> {
  const touched = after.acts.filter(
    ({ entry: { id }, corrections, retraction }) =>
      entry.type === 'treaty' ||
      entry.type === 'treaty-event' ||
      id === entry.id ||
      corrections.some(correction => correction.id === entry.id) ||
      retraction?.id === entry.id,
  );
  return new Set(touched.flatMap(readings).map(act => act.participant));
}

/** An irregularity that was on record before is the same one only while the act reads the same. */
function keyOf({ rule, act }: Finding): string {
  return [rule, act.id, act.participant, act.kind, act.doneOn].join(' ');
}
