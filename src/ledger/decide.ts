/** May this be recorded? Each draft is judged by every rule; the answer is a list, and nothing is thrown. */
import type { ParticipantId } from '../domain/participant.ts';
import { type Finding, judge, RULES } from '../domain/rules.ts';
import type { Entry } from './entry.ts';
import { preconditions, type RuleOutcome, type Situation } from './preconditions.ts';
import { readings, standingActs, treatyRecord } from './treaty-record.ts';

/** @param entry the draft as it would stand in the log. */
export function decide(entry: Entry, before: Situation): RuleOutcome[] {
  const unmet = preconditions(entry, before);
  if (unmet.some(outcome => !outcome.holds)) return unmet;
  return [...unmet, ...(entry.type === 'participant' ? [] : legality(entry, before))];
}

export function isRefusal(outcome: RuleOutcome): boolean {
  return !outcome.holds && outcome.severity === 'refusal';
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
