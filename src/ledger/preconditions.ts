/** What must be on record, and which days must have come, before the law can be asked. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import type { ProblemCategory } from '../domain/problem.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Draft, Entry } from './entry.ts';
import { type TreatyRecord, treatyRecord } from './treaty-record.ts';

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

export function preconditions(draft: Draft, { register, treaty, today }: Situation): RuleOutcome[] {
  const record = treatyRecord(treaty, null);
  switch (draft.type) {
    case 'participant':
    case 'treaty':
      return [];
    case 'act':
      return [
        treatyKnown(draft.treaty, record),
        participantKnown(draft.participant, register),
        notMadeKnownBefore(draft.doneOn, draft),
        notMadeKnownLater(today, draft),
      ];
    case 'correction':
      return [
        treatyKnown(draft.treaty, record),
        actOnRecord(draft.corrects, record),
        ...(draft.participant ? [participantKnown(draft.participant, register)] : []),
        somethingChanges(draft, record),
        notMadeKnownLater(today, draft),
      ];
    case 'retraction':
      return [
        treatyKnown(draft.treaty, record),
        actOnRecord(draft.retracts, record),
        notMadeKnownLater(today, draft),
      ];
    case 'completeness':
      return [
        treatyKnown(draft.treaty, record),
        hasCome(
          { rule: 'complete-to-a-day-that-has-come', article: 'VCLT art. 77(1)' },
          draft.completeTo,
          today,
        ),
      ];
    default:
      return unreachable(draft);
  }
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

function notMadeKnownBefore(doneOn: CalendarDate, { notifiedOn }: Draft): RuleOutcome {
  return precondition(
    { rule: 'made-known-after-it-was-done', article: 'VCLT art. 77(1)(e)' },
    notifiedOn === undefined || notifiedOn >= doneOn
      ? null
      : {
          because: `an act done on ${inWords(doneOn)} cannot have been made known on ${inWords(notifiedOn)}`,
          hint: 'Check --on and --notified-on.',
          category: 'refused',
        },
  );
}

function notMadeKnownLater(today: CalendarDate, { notifiedOn = today }: Draft): RuleOutcome {
  const rule = { rule: 'made-known-by-today', article: 'VCLT art. 77(1)(e)' };
  return hasCome(rule, notifiedOn, today);
}

function hasCome(
  rule: Pick<RuleOutcome, 'rule' | 'article'>,
  day: CalendarDate,
  today: CalendarDate,
): RuleOutcome {
  return precondition(
    rule,
    day <= today
      ? null
      : {
          because: `${inWords(day)} has not come yet`,
          hint: 'Check the year; a day to come cannot be vouched for.',
          category: 'refused',
        },
  );
}

const CORRECTABLE = ['participant', 'kind', 'doneOn', 'effectiveOn'] as const;
