/** May this be recorded? Each draft is judged by every rule; the answer is a list, and nothing is thrown. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import type { ProblemCategory } from '../domain/problem.ts';
import { type Finding, judge, RULES } from '../domain/rules.ts';
import type { TreatyId } from '../domain/treaty.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Draft, Entry } from './entry.ts';
import { readings, standingActs, type TreatyRecord, treatyRecord } from './treaty-record.ts';

export interface RuleOutcome {
  readonly rule: string;
  readonly article: string;
  readonly holds: boolean;
  /** What it means where the rule does not hold: nothing is recorded, or it is recorded and said. */
  readonly severity: 'refusal' | 'warning';
  readonly because: string | null;
  readonly hint: string | null;
  readonly category: ProblemCategory;
}

/** The entries that a draft is judged against. */
export interface Situation {
  readonly register: Register;
  /** Of the draft's treaty; empty for a draft about the register. */
  readonly treaty: readonly Entry[];
  readonly today: CalendarDate;
}

/** @param entry the draft as it would stand in the log. */
export function decide(entry: Entry, before: Situation): RuleOutcome[] {
  const unmet = preconditions(entry, before);
  if (unmet.some(outcome => !outcome.holds)) return unmet;
  return [...unmet, ...(entry.type === 'participant' ? [] : legality(entry, before))];
}

export function isRefusal(outcome: RuleOutcome): boolean {
  return !outcome.holds && outcome.severity === 'refusal';
}

/** What must be on record before the law can be asked. */
function preconditions(draft: Draft, { register, treaty, today }: Situation): RuleOutcome[] {
  const record = treatyRecord(treaty, null);
  switch (draft.type) {
    case 'participant':
    case 'treaty':
      return [];
    case 'act':
      return [treatyKnown(draft.treaty, record), participantKnown(draft.participant, register)];
    case 'correction':
      return [
        treatyKnown(draft.treaty, record),
        actOnRecord(draft.corrects, record),
        ...(draft.participant ? [participantKnown(draft.participant, register)] : []),
        somethingChanges(draft, record),
      ];
    case 'retraction':
      return [treatyKnown(draft.treaty, record), actOnRecord(draft.retracts, record)];
    case 'completeness':
      return [treatyKnown(draft.treaty, record), dayHasCome(draft.completeTo, today)];
    default:
      return unreachable(draft);
  }
}

/** Every rule of law, over all that the participants concerned have done, before and after. */
function legality(entry: Entry, before: Situation): RuleOutcome[] {
  const after = { ...before, treaty: [...before.treaty, entry] };
  const concerned = participantsConcerned(entry, after.treaty);
  const known = new Set(findings(before, concerned).map(keyOf));
  const fresh = findings(after, concerned).filter(finding => !known.has(keyOf(finding)));
  return RULES.map(({ name, article }) =>
    outcome(
      { rule: name, article },
      fresh.filter(finding => finding.rule === name),
    ),
  );
}

function outcome(
  rule: Pick<RuleOutcome, 'rule' | 'article'>,
  found: readonly Finding[],
): RuleOutcome {
  return {
    ...rule,
    holds: found.length === 0,
    severity: found[0]?.severity ?? 'refusal',
    because: found.map(({ because }) => because).join('; ') || null,
    hint: found[0]?.hint ?? null,
    category: 'refused',
  };
}

function findings(
  { register, treaty, today }: Situation,
  concerned: ReadonlySet<ParticipantId>,
): Finding[] {
  const record = treatyRecord(treaty, null);
  if (record === null) return [];
  const { definition } = record;
  return [...concerned].flatMap(id => {
    const participant = register.get(id);
    if (participant === undefined) return [];
    const acts = standingActs(record).filter(act => act.participant === id);
    return judge({ treaty: definition, participant, today }, acts);
  });
}

/** Those whose history the entry touches; a new definition of the treaty touches all. */
function participantsConcerned(entry: Entry, entries: readonly Entry[]): Set<ParticipantId> {
  const acts = treatyRecord(entries, null)?.acts ?? [];
  const touched = acts.filter(
    ({ entry: { id }, corrections, retraction }) =>
      entry.type === 'treaty' ||
      id === entry.id ||
      corrections.some(correction => correction.id === entry.id) ||
      retraction?.id === entry.id,
  );
  return new Set(touched.flatMap(readings).map(act => act.participant));
}

function keyOf({ rule, act }: Finding): string {
  return `${rule} ${act.id}`;
}

function precondition(
  rule: Pick<RuleOutcome, 'rule' | 'article'>,
  objection: Pick<RuleOutcome, 'because' | 'hint' | 'category'> | null,
): RuleOutcome {
  const none = { because: null, hint: null, category: 'refused' } as const;
  return { ...rule, holds: objection === null, severity: 'refusal', ...(objection ?? none) };
}

function treatyKnown(treaty: TreatyId, record: TreatyRecord | null): RuleOutcome {
  return precondition(
    { rule: 'treaty-known', article: 'VCLT art. 77(1)' },
    record === null
      ? {
          because: `${treaty} is not in this ledger`,
          hint: `treaty register --shipped ${treaty} adds it where it is shipped; treaty register FILE adds any other.`,
          category: 'not-found',
        }
      : null,
  );
}

function participantKnown(id: ParticipantId, register: Register): RuleOutcome {
  return precondition(
    { rule: 'participant-known', article: 'Summary of Practice, chapter V' },
    register.has(id)
      ? null
      : {
          because: `${id} is not in the register of participants`,
          hint: 'treaty register FILE adds a participant.',
          category: 'not-found',
        },
  );
}

function actOnRecord(id: string, record: TreatyRecord | null): RuleOutcome {
  const target = record?.acts.find(({ entry }) => entry.id === id);
  return precondition(
    { rule: 'act-on-record', article: 'VCLT art. 77(1)(d): a register of acts, kept whole' },
    target === undefined
      ? {
          because: `${id} is no act on record for this treaty`,
          hint: 'treaty explain TREATY lists the acts with their ids; only an act is corrected or retracted, not a correction.',
          category: 'not-found',
        }
      : target.retraction === null
        ? null
        : {
            because: `${id} was retracted already (entry ${target.retraction.position}: ${target.retraction.reason})`,
            hint: 'If the act was done after all, record it anew.',
            category: 'refused',
          },
  );
}

function somethingChanges(
  draft: Draft & { type: 'correction' },
  record: TreatyRecord | null,
): RuleOutcome {
  const now = record?.acts.find(({ entry }) => entry.id === draft.corrects)?.act;
  const changes = CORRECTABLE.some(key => draft[key] !== undefined && draft[key] !== now?.[key]);
  return precondition(
    { rule: 'correction-changes-something', article: 'VCLT art. 79' },
    changes
      ? null
      : {
          because: 'the act reads so already',
          hint: 'Say what was wrong: --on, --kind, --participant or --effective-on.',
          category: 'refused',
        },
  );
}

function dayHasCome(day: CalendarDate, today: CalendarDate): RuleOutcome {
  return precondition(
    { rule: 'complete-to-a-day-that-has-come', article: 'VCLT art. 77(1)' },
    day <= today
      ? null
      : {
          because: `${inWords(day)} has not come yet`,
          hint: 'Declare the record complete to a day that has passed.',
          category: 'refused',
        },
  );
}

const CORRECTABLE = ['participant', 'kind', 'doneOn', 'effectiveOn'] as const;
