/** What was found about a claim, in sentences: the difference by name, other readings, the rest of the document. */
import { ACT_KINDS, kindInWords } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { type Delay, delayInWords } from '../domain/delay.ts';
import { groupBy } from '../domain/group-by.ts';
import { raised } from '../domain/marks.ts';
import { numberInWords } from '../domain/number-in-words.ts';
import { unreachable } from '../domain/unreachable.ts';
import {
  type ActBehind,
  type Counted,
  type Difference,
  type Elsewhere,
  type Finding,
  isComparable,
  type Reading,
  type ReadingName,
  type Remark,
  type Unanswered,
} from '../projections/claims/finding.ts';
import { furtherConditions } from './claim-conditions.ts';
import { capitalised, listed } from './running-text.ts';

export function claimNote(finding: Finding): string {
  const { unanswered, readings, remarks, elsewhere } = finding;
  return [
    ...(unanswered === null ? [] : [whyUnanswered(unanswered)]),
    ...differencesIn(finding),
    ...onRecord(finding),
    ...readings.map(one => readingIn(one, finding)),
    ...remarks.map(one => remark(one, finding)),
    ...elsewhere.flatMap(printedElsewhere),
  ].join(' ');
}

function whyUnanswered(unanswered: Unanswered): string {
  switch (unanswered.why) {
    case 'not-in-ledger':
      return 'The treaty is not in this ledger.';
    case 'record-ends':
      return `The record is complete to ${inWords(unanswered.completeTo)} only, and the claim speaks of ${inWords(unanswered.asOf)}.`;
    case 'not-declared':
      return unanswered.knownOn === null
        ? `Nobody has declared how far the record of ${unanswered.treaty} is complete, so acts may be missing from it.`
        : `By ${inWords(unanswered.knownOn)} nobody had declared how far the record is complete.`;
    case 'no-article':
      return 'The article on entry into force is not in this ledger.';
    case 'lacks-deposits':
      return 'The treaty is in force, and the deposits in this ledger do not bring it into force: acts are missing.';
    case 'no-fixed-number':
      return `Article ${unanswered.article} asks for no fixed number of instruments.`;
    case 'few-treaties': {
      const { treaties, has, by } = unanswered;
      const held = treaties === 1 ? 'one treaty' : `${numberInWords(treaties)} treaties`;
      return `The claim is about all treaties of the depositary, and this ledger holds ${held}: on record for the period are ${numberInWords(has)} acts by ${numberInWords(by)} participants.`;
    }
    case 'no-adoption':
      return 'The day of adoption is not in this ledger.';
    default:
      return unreachable(unanswered);
  }
}

const NAMED_AT_MOST = 20;

/** A count that is wrong names nobody: whom the record counts is where to begin. */
function onRecord({ claim, verdict, unanswered, acts }: Finding): string[] {
  if (claim.kind !== 'count' && claim.kind !== 'actions') return [];
  if (verdict === 'agrees' || !isComparable(unanswered) || acts.length === 0) return [];
  const number = `On record ${acts.length === 1 ? 'is' : 'are'} ${numberInWords(acts.length)}`;
  return [acts.length > NAMED_AT_MOST ? `${number}.` : `${number}: ${listed(namedOnce(acts))}.`];
}

/** "Ghana (two acts)" */
function namedOnce(acts: readonly ActBehind[]): string[] {
  return [...groupBy(acts, ({ participant }) => participant.id).values()].map(own => {
    const name = own[0]?.participant.name ?? '';
    return own.length === 1 ? name : `${name} (${numberInWords(own.length)} acts)`;
  });
}

/** Where the record ends before the day, what it has not is no difference yet. */
function differencesIn({ claim, differences, elsewhere, unanswered }: Finding): string[] {
  const subject = claim.kind === 'table' ? 'The printed table' : 'The printed list';
  const missing = differences.filter(({ what }) => what === 'missing');
  const extra = isComparable(unanswered) ? differences.filter(({ what }) => what === 'extra') : [];
  const other = differences.filter(({ what }) => what.startsWith('other'));
  const told = (one: Difference) => saidOf(one, elsewhere);
  const gone = [...groupBy(missing, one => told(one))].map(
    ([said, some]) => `${subject} lacks ${listed(namesWithActs(some))}${said}.`,
  );
  return [
    ...gone,
    ...(extra.length === 0
      ? []
      : [`${subject} has, and the record has not, ${listed(extra.map(tooMuch))}.`]),
    ...other.map(printedOtherwise),
  ];
}

/** ", which paragraph 4 names and counts" */
function saidOf({ participant }: Difference, elsewhere: readonly Elsewhere[]): string {
  const named = elsewhere.flatMap(one =>
    one.says !== 'prints-so-many' && one.participants.includes(participant.id) ? [one] : [],
  );
  const said = [...groupBy(named, one => placeOf(one.paragraph))].map(([place, some]) => {
    const verbs = (['names', 'counts', 'prints'] as const).filter(verb =>
      some.some(({ says }) => says === verb),
    );
    return `${place} ${listed(verbs)}`;
  });
  return said.length === 0 ? '' : `, which ${listed(said)}`;
}

/** "paragraph 4", "the annex"; what bears a name or a number of its own, as "Table 3", has no article. */
export function placeOf(paragraph: string): string {
  if (/^[0-9]/.test(paragraph)) return `paragraph ${paragraph}`;
  return /^\p{Ll}+$/u.test(paragraph) ? `the ${paragraph}` : paragraph;
}

/** Each participant once, with all its acts: "Ghana (signature and ratification of 7 September 2000)". */
function namesWithActs(differences: readonly Difference[]): string[] {
  return [...groupBy(differences, one => one.participant.id).values()].map(own => {
    const [first] = own;
    const acts = own.flatMap(({ act }) => (act === null ? [] : [act]));
    return `${first?.participant.name} (${acts.length === 0 ? 'no act' : listed(acts.map(actOf))})`;
  });
}

function actOf({ kind, on }: ActBehind): string {
  return `${kindInWords(kind)} of ${inWords(on)}`;
}

function tooMuch({ participant: { name }, stated, act, heading }: Difference): string {
  if (stated !== null) return `${name} (${dated(stated)} under ${JSON.stringify(heading)})`;
  const last = act === null ? 'no act on record' : `last act on record: ${actOf(act)}`;
  return `${name} (${last})`;
}

function printedOtherwise({ participant: { name }, stated, onRecord, act }: Difference): string {
  const kind = act === null ? '' : ` (${kindInWords(act.kind)})`;
  return `For ${name} it prints ${dated(stated)}, and the record has ${dated(onRecord)}${kind}.`;
}

function dated(cell: Difference['stated']): string {
  return cell === null ? 'nothing' : `${inWords(cell.on)} ${raised(cell.mark)}`.trim();
}

/** Of these the sentence says of each participant what it did that day. */
const OF_ONE_DAY = [
  'without-those-that-consented-the-same-day',
  'without-those-that-signed-the-same-day',
] as const;

type OfOneDay = (typeof OF_ONE_DAY)[number];

const SENTENCES: Readonly<Record<Exclude<ReadingName, OfOneDay>, string>> = {
  'participants-instead-of-acts': 'where participants are counted instead of acts',
  'by-the-day-made-known':
    'by the day on which each act was made known, instead of that on which it was done',
  'contracting-instead-of-parties':
    'where contracting States are counted, whether or not the treaty is in force for them',
  'parties-instead-of-contracting': 'where only those are counted for which the treaty is in force',
  'signatories-that-have-not-consented':
    'where only those signatories are counted that have not consented since',
  'signatories-that-have-consented-included':
    'where also those signatories are counted that have consented since',
  'states-only': 'where only States are counted',
  'withdrawn-included': 'where also those are counted that have withdrawn',
  'without-those-that-have-withdrawn': 'where those are left out that have withdrawn',
  'as-known-when-issued': 'as it was known on the day the document was issued',
  'day-of-the-last-instrument': 'as the day of the deposit that completed the conditions',
  'day-by-the-deposits': 'by the deposits on record, where the depositary notified another day',
};

/** "It is seven without Ghana, which signed and ratified on 7 September 2000." */
function readingIn(one: Reading, { claim }: Finding): string {
  const gives = typeof one.gives === 'number' ? numberInWords(one.gives) : 'so';
  if (isOfOneDay(one.reading)) {
    return `It is ${gives} without ${listed(one.without.map(sameDay))}.`;
  }
  const sentence = SENTENCES[one.reading];
  const without = one.without.length === 0 ? '' : `, without ${listed(namesOf(one.without))}`;
  const added = one.with.length === 0 ? '' : `, with ${listed(namesOf(one.with))}`;
  const subject = claim.kind === 'list' ? 'These are' : `It is ${gives}`;
  return `${subject}${claim.kind === 'list' ? ' the names' : ''} ${sentence}${without}${added}.`;
}

function isOfOneDay(reading: ReadingName): reading is OfOneDay {
  return OF_ONE_DAY.some(one => one === reading);
}

function namesOf(counted: readonly Counted[]): string[] {
  return counted.map(({ participant }) => participant.name);
}

/** Where an act's verb takes an object, the sentence leaves it to be understood: "acceded". */
function sameDay({ participant, acts }: Counted): string {
  const verbs = acts.map(({ kind }) =>
    ACT_KINDS[kind].verb.replace(/ (?:to|by|from|of|in|under)$/, ''),
  );
  const [first] = acts;
  const day = first === undefined ? '' : ` on ${inWords(first.on)}`;
  return `${participant.name}, which ${listed([...new Set(verbs)])}${day}`;
}

function remark(one: Remark, { claim }: Finding): string {
  switch (one.of) {
    case 'delay': {
      const verb = one.stated ? 'gets wrong' : 'leaves out';
      const agrees = claim.kind === 'threshold' && claim.required === one.required;
      const number = agrees ? `The number of ${one.required} instruments agrees. ` : '';
      return `${number}The sentence ${verb} the delay of article ${one.article}: the treaty enters into force ${momentOf(one.delay)}.`;
    }
    case 'further-conditions':
      return `Article ${one.clause.article} has further conditions: ${listed(furtherConditions(one.clause))}.`;
    case 'instruments':
      return `By ${inWords(one.asOf)}, ${one.counted} of ${one.required} instruments had been deposited.`;
    case 'adopted-by':
      return `The record has it adopted by ${one.by}.`;
    case 'participants':
      return `They were done by ${numberInWords(one.number)} participants.`;
    default:
      return unreachable(one);
  }
}

function momentOf(delay: Delay): string {
  const words = delayInWords(delay);
  const isAtOnce = delay.kind === 'days' && delay.days === 0;
  return isAtOnce ? words : `${words} from the deposit of the last of them`;
}

function printedElsewhere(one: Elsewhere): string[] {
  if (one.says !== 'prints-so-many') return [];
  const place = placeOf(one.paragraph);
  const lacks =
    one.lacks.length === 0 ? '' : `: it lacks ${listed(one.lacks.map(({ name }) => name))}`;
  return [`${capitalised(place)} prints ${numberInWords(one.number)}${lacks}.`];
}
