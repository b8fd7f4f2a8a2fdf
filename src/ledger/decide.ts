/** May this be recorded? Each draft is judged by every rule; the answer is a list, and nothing is thrown. */
import type { Act } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { nameOn, type Register } from '../domain/participant.ts';
import { RULES } from '../domain/rules.ts';
import { type Consequence, consequences } from './consequences.ts';
import { type Entry, REGISTER, subjectOf } from './entry.ts';
import { preconditions, type RuleOutcome, type Situation } from './preconditions.ts';
import { type TreatyRecord, treatyRecord } from './treaty-record.ts';

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
  const fresh = consequences(entry, situation, before);
  return RULES.map(({ name, article }) =>
    outcome(
      { rule: name, article },
      fresh.filter(finding => finding.rule === name),
      { entry, register: situation.register },
    ),
  );
}

interface Context {
  readonly entry: Entry;
  readonly register: Register;
}

/** What is refused is said before what is only warned of. */
function outcome(
  rule: Pick<RuleOutcome, 'rule' | 'article'>,
  found: readonly Consequence[],
  context: Context,
): RuleOutcome {
  const ordered = [...found.filter(refuses), ...found.filter(one => !refuses(one))];
  const [first] = ordered;
  return {
    ...rule,
    holds: first === undefined,
    severity: first === undefined || refuses(first) ? 'refusal' : 'warning',
    because: ordered.map(finding => becauseOf(finding, context)).join('; ') || null,
    hint: first === undefined ? null : hintOf(first, context),
    category: 'refused',
  };
}

function refuses({ severity, isOfAnother }: Consequence): boolean {
  return severity === 'refusal' && !isOfAnother;
}

/** The act that stumbles may be another one on record, which the entry makes unlawful. */
function becauseOf(finding: Consequence, { entry, register }: Context): string {
  const { act, because, severity, isOfAnother } = finding;
  if (speaksOf(entry, act)) return because;
  const towards = act.treaty === subjectOf(entry) ? '' : ` of ${act.treaty}`;
  const by = isOfAnother ? ` by ${nameIn(register, act)}` : '';
  const would = severity === 'warning' ? 'be out of the ordinary' : 'no longer be lawful';
  return `the ${act.kind}${towards} of ${inWords(act.doneOn)}${by} that is on record would ${would} (${because})`;
}

function hintOf({ act, hint, isOfAnother }: Consequence, { entry }: Context): string {
  if (speaksOf(entry, act)) return hint;
  const commands = `treaty correct ${act.id} --on DATE --reason TEXT, or treaty retract ${act.id} --reason TEXT`;
  return isOfAnother
    ? `See whether that act is right: ${commands}.`
    : `If the act on record is the wrong one, correct it first: ${commands}.`;
}

function nameIn(register: Register, { participant, doneOn }: Act): string {
  const author = register.get(participant);
  return author === undefined ? participant : nameOn(author, doneOn).name;
}

/** The id of an act is that of the entry that recorded it. */
function speaksOf(entry: Entry, act: Act): boolean {
  return act.id === (entry.type === 'correction' ? entry.corrects : entry.id);
}
