/** What an entry makes unlawful, or out of the ordinary: in the acts that it speaks of, and in those of others. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { type Finding, judge } from '../domain/rules.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { circumstancesOf } from './circumstances.ts';
import { type Entry, knownFrom } from './entry.ts';
import type { Situation } from './preconditions.ts';
import { readings, standingActs, type TreatyRecord, treatyRecord } from './treaty-record.ts';
import type { Knowledge } from './treaty-state.ts';

export interface Consequence extends Finding {
  /** In the act of a participant whose acts the entry says nothing of: a warning, whatever the rule. */
  readonly isOfAnother: boolean;
}

/** The record without the entry, and with it. */
interface Change {
  readonly before: TreatyRecord | null;
  readonly after: TreatyRecord | null;
}

/** @param before the situation's treaty, folded. */
export function consequences(
  entry: Entry,
  situation: Situation,
  before: TreatyRecord | null,
): Consequence[] {
  const after = treatyRecord([...situation.treaty, entry], null);
  if (after === null) return [];
  const courts = courtsFor({ before, after }, situation);
  const own = participantsConcerned(entry, after);
  const others = othersConcerned(entry, after, courts).filter(id => !own.has(id));
  return [
    ...unlessSaidTwice([
      ...freshFindings([...own], courts),
      ...findingsOfThatDay(entry, situation, after),
    ]).map(finding => ({ ...finding, isOfAnother: false })),
    ...[
      ...freshFindings(others, courts),
      ...findingsInProtocols([...own], { before, after }, situation),
    ].map(finding => ({ ...finding, isOfAnother: true })),
  ];
}

/** What the law finds in the acts of these participants afterwards, and did not find before. */
export function newFindings(
  concerned: readonly ParticipantId[],
  change: Change,
  situation: Situation,
): Finding[] {
  return freshFindings(concerned, courtsFor(change, situation));
}

/** The law, and all that a record says. */
interface Court {
  readonly boundFrom: ReadonlyMap<string, CalendarDate>;
  readonly findings: (concerned: readonly ParticipantId[]) => Finding[];
}

interface Courts {
  readonly before: Court;
  readonly after: Court;
}

function courtsFor({ before, after }: Change, situation: Situation): Courts {
  const known = { ...situation, related: recordsOf(situation.related) };
  return { before: courtFor(before, known), after: courtFor(after, known) };
}

function courtFor(
  record: TreatyRecord | null,
  { register, related, today }: Omit<Knowledge, 'record'> & Pick<Situation, 'today'>,
): Court {
  if (record === null) return { boundFrom: new Map(), findings: () => [] };
  const circumstances = circumstancesOf({ record, register, related });
  const acts = groupBy(standingActs(record), act => act.participant);
  return {
    boundFrom: circumstances.boundFrom,
    findings: concerned =>
      concerned.flatMap(id => {
        const participant = register.get(id);
        if (participant === undefined) return [];
        return judge({ ...circumstances, participant, today }, acts.get(id) ?? []);
      }),
  };
}

function recordsOf(related: Situation['related']): Map<TreatyId, TreatyRecord> {
  return new Map(
    [...related].flatMap(([id, entries]) => {
      const record = treatyRecord(entries, null);
      return record === null ? [] : [[id, record]];
    }),
  );
}

function freshFindings(concerned: readonly ParticipantId[], { before, after }: Courts): Finding[] {
  const known = new Set(before.findings(concerned).map(keyOf));
  return after.findings(concerned).filter(finding => !known.has(keyOf(finding)));
}

/** Those whose history the entry touches; a new definition of the treaty, or what befell it, touches all. */
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

/**
 * Those whose acts may stand on what the entry takes away or moves: an objection on a reservation, a withdrawal on
 * the entry into force. A new act only adds: it reaches others by the days from which the treaty binds them.
 */
function othersConcerned(entry: Entry, after: TreatyRecord, courts: Courts): ParticipantId[] {
  const acts = standingActs(after);
  const [was, is] = [courts.before.boundFrom, courts.after.boundFrom];
  switch (entry.type) {
    case 'correction':
    case 'retraction':
      return [...new Set(acts.map(act => act.participant))];
    case 'act': {
      const moved = acts.filter(({ id }) => was.get(id) !== is.get(id));
      return [...new Set(moved.map(act => act.participant))];
    }
    default:
      return [];
  }
}

/** What was done towards a protocol on the strength of the treaty, by those whose acts towards it the entry changes. */
function findingsInProtocols(
  concerned: readonly ParticipantId[],
  { before, after }: Change,
  situation: Situation,
): Finding[] {
  const known = recordsOf(situation.related);
  const treaty = (before ?? after)?.definition.id;
  return situation.protocols.flatMap(id => {
    const record = known.get(id);
    if (record === undefined || treaty === undefined) return [];
    const authors = new Set(standingActs(record).map(act => act.participant));
    if (!concerned.some(one => authors.has(one))) return [];
    const [was, is] = [before, after].map(parent => {
      const related = parent === null ? known : new Map([...known, [treaty, parent]]);
      return courtFor(record, { ...situation, related });
    }) as [Court, Court];
    return freshFindings(concerned, { before: was, after: is });
  });
}

/** A correction that a later one has overtaken decides only what was known between: it is judged on that. */
function findingsOfThatDay(entry: Entry, situation: Situation, after: TreatyRecord): Finding[] {
  const target = after.acts.find(({ corrections }) =>
    corrections.some(({ id }) => id === entry.id),
  );
  if (target === undefined || target.corrections.at(-1)?.id === entry.id) return [];
  const day = knownFrom(entry);
  const then = {
    before: treatyRecord(situation.treaty, day),
    after: treatyRecord([...situation.treaty, entry], day),
  };
  if (then.after === null) return [];
  return newFindings([...participantsConcerned(entry, then.after)], then, situation);
}

function unlessSaidTwice(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map(finding => [keyOf(finding), finding])).values()];
}

/** An irregularity that was on record before is the same one only while the act reads the same. */
function keyOf({ rule, act }: Finding): string {
  return [rule, act.id, act.participant, act.kind, act.doneOn].join(' ');
}
