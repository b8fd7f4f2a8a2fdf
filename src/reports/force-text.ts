/** Entry into force, with the article, the instruments that brought it about, or what is missing. */
import { inWords } from '../domain/calendar-date.ts';
import { type ForceView, lacksArticle } from '../projections/force.ts';
import { listed } from './running-text.ts';
import { textTable } from './text-table.ts';

const HEADINGS = ['Condition', 'Required', 'Reached', 'Missing', ''];
const ALIGNMENTS = ['left', 'right', 'right', 'right'] as const;

export function forceText(force: ForceView): string {
  const { parties } = force;
  const conditions = force.conditions.filter(({ kind }) => kind !== 'unknown');
  const rows = conditions.map(({ kind, of, required, counted, missing, missingParticipants }) => [
    kind === 'treaty-in-force' ? `entry into force of ${of}` : of,
    `${required}`,
    `${counted}`,
    `${missing}`,
    listed(missingParticipants.map(({ name }) => name)),
  ]);
  return [
    forceSentence(force),
    ...noteOf(force),
    ...(rows.length === 0 ? [] : ['', ...textTable(HEADINGS, rows, ALIGNMENTS)]),
    ...(parties.length === 0 ? [] : ['', ...boundTable(force)]),
  ].join('\n');
}

const NOT_KNOWN =
  'The article on entry into force is not in this ledger, and no day was notified: whether the treaty is in force is not known.';

export function forceSentence(force: ForceView): string {
  const { on, triggeredOn, terminatedOn, article } = force;
  if (terminatedOn !== null) return `Terminated on ${inWords(terminatedOn)}.`;
  if (on === null && lacksArticle(force)) return NOT_KNOWN;
  if (on === null) return `Not in force: ${missing(force)} (article ${article}).`;
  const state = force.inForce ? 'In force since' : 'Enters into force on';
  // Where the deposits on record give another day, they are not those that the depositary counted.
  const isByDeposits = force.notifiedOn === null || force.notifiedOn === force.computedOn;
  if (triggeredOn === null || !isByDeposits) {
    return `${state} ${inWords(on)}, as the depositary notified.`;
  }
  const by =
    force.triggeredBy.length === 0
      ? ''
      : ` by ${listed(force.completedBy.map(({ name }) => name))}`;
  const complete = `the conditions were complete with what was deposited on ${inWords(triggeredOn)}${by}`;
  return `${state} ${inWords(on)}: ${complete} (article ${article}).`;
}

function missing({ conditions, triggeredOn }: ForceView): string {
  const open = conditions.filter(({ kind }) => kind === 'treaty-in-force');
  const waitsFor = open.filter(one => one.missing > 0).map(({ of }) => `${of} is not in force`);
  if (triggeredOn !== null) return ['its own conditions are met', ...waitsFor].join('; ');
  const own = conditions
    .filter(({ kind }) => kind !== 'treaty-in-force')
    .map(one => `${one.counted} of ${numbered(one.required, one.of)}, ${one.missing} missing`);
  return [...own, ...waitsFor].join('; ');
}

/** "20 instruments"; of a list that has its article, "the 44 States listed in Annex 2". */
function numbered(required: number, of: string): string {
  return of.startsWith('the ') ? `the ${required} ${of.slice(4)}` : `${required} ${of}`;
}

function noteOf(force: ForceView): string[] {
  const { notifiedOn, computedOn } = force;
  if (notifiedOn === null || notifiedOn === computedOn || lacksArticle(force)) return [];
  const computed = computedOn === null ? 'give no day' : `give ${inWords(computedOn)}`;
  return [`The depositary notified ${inWords(notifiedOn)}; the deposits on record ${computed}.`];
}

function boundTable({ parties }: ForceView): string[] {
  const rows = parties.map(({ participant, boundFrom }) => [participant.name, inWords(boundFrom)]);
  return textTable(['Participant', 'Bound from'], rows);
}
