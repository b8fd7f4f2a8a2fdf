/** What replaying a claim finds: the verdict, the difference by name, the acts behind it, other ways of counting. */
import type { Act, ActId, ActKind } from '../../domain/act.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Claim } from '../../domain/claim.ts';
import type { EntryIntoForceClause } from '../../domain/clause.ts';
import type { Delay } from '../../domain/delay.ts';
import type { ParticipantId } from '../../domain/participant.ts';
import type { TreatyId } from '../../domain/treaty-id.ts';
import { forceView, lacksDeposits } from '../force.ts';
import type { TreatyView } from '../question.ts';
import { inTableOrder, type NamedParticipant, named } from '../question.ts';
import { standings } from '../standings.ts';
import type { TallyView } from '../tally.ts';

export const VERDICTS = ['agrees', 'disagrees', 'cannot-tell'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What the claim is held against. */
export interface ClaimSight {
  /** Null where the ledger does not hold the treaty, and for a claim on all treaties. */
  readonly view: TreatyView | null;
  /** The same as known on the day the document was issued; null where that is what `view` shows. */
  readonly asIssued: TreatyView | null;
  /** For a claim on all treaties, what was done in its period; null for any other. */
  readonly across: TallyView | null;
}

/** A count, a day, a sentence, or lines: one for each name or row. */
export type Stated = number | string | readonly string[];

export interface ActBehind {
  readonly id: ActId;
  readonly treaty: string;
  /** Of the entry that recorded it. */
  readonly position: number;
  readonly participant: NamedParticipant;
  readonly kind: ActKind;
  readonly on: CalendarDate;
}

export const DIFFERENCES = ['missing', 'extra', 'other-date', 'other-mark'] as const;

/** One name of a list, or one cell of a table, in which the document and the record differ. */
export interface Difference {
  readonly what: (typeof DIFFERENCES)[number];
  readonly participant: NamedParticipant;
  /** Of a table; null in a list. */
  readonly heading: string | null;
  readonly stated: { readonly on: CalendarDate; readonly mark: string } | null;
  /** What the record has there; or, for a name too many, the last that it has of it. */
  readonly onRecord: { readonly on: CalendarDate; readonly mark: string } | null;
  /** The act on record. */
  readonly act: ActBehind | null;
}

/** Other ways to count, each a sentence in the note. */
export const READINGS = [
  'without-those-that-consented-the-same-day',
  'without-those-that-signed-the-same-day',
  'participants-instead-of-acts',
  'by-the-day-made-known',
  'contracting-instead-of-parties',
  'parties-instead-of-contracting',
  'signatories-that-have-not-consented',
  'signatories-that-have-consented-included',
  'states-only',
  'withdrawn-included',
  'without-those-that-have-withdrawn',
  'as-known-when-issued',
  'day-of-the-last-instrument',
  'day-by-the-deposits',
] as const;

export type ReadingName = (typeof READINGS)[number];

/** A way to count by which the document is right. */
export interface Reading {
  readonly reading: ReadingName;
  readonly gives: Stated;
  /** Who is counted in the record and not in this reading. */
  readonly without: readonly Counted[];
  /** Who is counted in this reading alone. */
  readonly with: readonly Counted[];
}

export interface Counted {
  readonly participant: NamedParticipant;
  /** The acts that make the difference. */
  readonly acts: readonly ActBehind[];
}

/** Why nothing can be said. */
export type Unanswered =
  | { readonly why: 'not-in-ledger' }
  | { readonly why: 'record-ends'; readonly completeTo: CalendarDate; readonly asOf: CalendarDate }
  | {
      readonly why: 'not-declared';
      readonly treaty: TreatyId;
      readonly knownOn: CalendarDate | null;
    }
  | { readonly why: 'no-article' }
  /** The treaty is in force, and not by what is on record. */
  | { readonly why: 'lacks-deposits' }
  | { readonly why: 'no-fixed-number'; readonly article: string }
  | {
      readonly why: 'few-treaties';
      readonly treaties: number;
      readonly has: number;
      readonly by: number;
    }
  | { readonly why: 'no-adoption' };

/** What else bears on the verdict. */
export type Remark =
  /** The sentence leaves out, or gets wrong, what happens between the last instrument and the entry into force. */
  | {
      readonly of: 'delay';
      readonly required: number;
      readonly article: string;
      readonly delay: Delay;
      readonly stated: boolean;
    }
  /** The clause has more of them than a number of instruments. */
  | { readonly of: 'further-conditions'; readonly clause: EntryIntoForceClause }
  | {
      readonly of: 'instruments';
      readonly counted: number;
      readonly required: number;
      readonly asOf: CalendarDate;
    }
  | { readonly of: 'adopted-by'; readonly by: string }
  /** Of acts counted with those that did them. */
  | { readonly of: 'participants'; readonly number: number };

/** What other claims of the same document say. */
export type Elsewhere =
  | {
      readonly says: 'names' | 'counts' | 'prints';
      readonly paragraph: string;
      readonly participants: readonly ParticipantId[];
    }
  | {
      readonly says: 'prints-so-many';
      readonly paragraph: string;
      readonly number: number;
      readonly lacks: readonly NamedParticipant[];
    };

export interface Finding {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly stated: Stated;
  /** Null where the ledger has nothing to say. */
  readonly replayed: Stated | null;
  readonly unanswered: Unanswered | null;
  readonly differences: readonly Difference[];
  readonly readings: readonly Reading[];
  readonly remarks: readonly Remark[];
  readonly elsewhere: readonly Elsewhere[];
  /** In the order of the table; those of a period by day. */
  readonly acts: readonly ActBehind[];
}

export type Found = Partial<Finding> & Pick<Finding, 'stated' | 'replayed' | 'verdict'>;

export function finding(claim: Claim, found: Found): Finding {
  return {
    ...{
      claim,
      unanswered: null,
      differences: [],
      readings: [],
      remarks: [],
      elsewhere: [],
      acts: [],
    },
    ...found,
  };
}

export function unanswered(claim: Claim, stated: Stated, because: Unanswered): Finding {
  return finding(claim, { stated, replayed: null, verdict: 'cannot-tell', unanswered: because });
}

/** Null where the record is declared complete to the day asked about. */
export function whereTheRecordEnds(view: TreatyView): Unanswered | null {
  const { asOf, knownOn, record } = view;
  if (lacksDeposits(forceView(view, standings(view)))) return { why: 'lacks-deposits' };
  const { completeTo } = record;
  if (completeTo === null) return { why: 'not-declared', treaty: record.definition.id, knownOn };
  return completeTo < asOf ? { why: 'record-ends', completeTo, asOf } : null;
}

/**
 * Whether a difference from the record is worth telling: what nobody has declared complete may be whole, and a record
 * that ends before the day is not. By a day of knowledge, nobody can say what else had been known.
 */
export function isComparable(because: Unanswered | null): boolean {
  return because === null || (because.why === 'not-declared' && because.knownOn === null);
}

export function judged(
  agrees: boolean,
  because: Unanswered | null,
): Pick<Finding, 'verdict' | 'unanswered'> {
  // Acts that are missing would make a document wrong that says just what is on record: the two bear each other out,
  // and no declaration is asked for. Where they differ, it may be the record that is wrong.
  if (agrees && isComparable(because)) return { verdict: 'agrees', unanswered: null };
  if (because !== null) return { verdict: 'cannot-tell', unanswered: because };
  return { verdict: 'disagrees', unanswered: null };
}

export function actsBehind(view: TreatyView, acts: readonly Act[]): ActBehind[] {
  const positions = new Map(view.record.acts.map(({ act, entry }) => [act.id, entry.position]));
  return inTableOrder(view, acts, act => act.participant).map(act => ({
    id: act.id,
    treaty: act.treaty,
    position: positions.get(act.id) ?? 0,
    participant: named(view, act.participant),
    kind: act.kind,
    on: act.doneOn,
  }));
}
