/**
 * Everything a participant can do towards a treaty, on one screen. Entry into force is absent: it is computed.
 * A new kind is one more row of `ACT_KINDS`; a new effect is one more member of `Effect`, and the compiler then
 * names each place where it must be thought about.
 */
import type { CalendarDate } from './calendar-date.ts';
import { compare } from './compare.ts';
import type { ParticipantId } from './participant.ts';
import type { TreatyId } from './treaty-id.ts';

/** What an act does to its author's relation to the treaty. */
export type Effect =
  | 'signs'
  | 'signs-ad-referendum'
  | 'confirms-signature'
  | 'consents'
  | 'applies-provisionally'
  | 'ends-provisional-application'
  | 'withdraws'
  | 'revokes-withdrawal'
  | 'takes-instrument-back'
  | 'declines'
  /** Says something that leaves the author's standing as it is. */
  | 'states';

interface KindOfAct {
  readonly effect: Effect;
  /** The symbol that the UN's status tables print after the date. */
  readonly mark: string;
  /** As a sentence puts it: "ratified or acceded to". */
  readonly verb: string;
  /** Must a signature come first, or is one before it out of the ordinary? */
  readonly signatureFirst: 'needed' | 'unusual' | 'not applicable';
  /** What the act is empty without: its text, or the name of a territory. */
  readonly needs: 'text' | 'territory' | 'nothing';
  /** What it can name besides: another act, a territory. Words it can always have: those of a table's heading. */
  readonly names: readonly ('concerns' | 'territory')[];
  readonly law: string;
}

/** The rows of the table below, by what most of them share. */
type Row = (mark: string, verb: string, law: string) => KindOfAct;

const withEffect =
  (effect: Effect, more: Partial<KindOfAct> = {}): Row =>
  (mark, verb, law) => ({
    ...{ effect, mark, verb, law, signatureFirst: 'not applicable', needs: 'nothing', names: [] },
    ...more,
  });

const signs = withEffect('signs');
const ratifies = withEffect('consents', { signatureFirst: 'needed', names: ['territory'] });
const consents = withEffect('consents', { names: ['territory'] });
const accedes = withEffect('consents', { signatureFirst: 'unusual', names: ['territory'] });
const withdraws = withEffect('withdraws', { names: ['territory'] });
const states = withEffect('states', { needs: 'text', names: ['concerns', 'territory'] });
const speaksOfATerritory = withEffect('states', {
  needs: 'territory',
  names: ['concerns', 'territory'],
});
const unsays = withEffect('states', { names: ['concerns', 'territory'] });

export const ACT_KINDS = {
  signature: signs('', 'signed', 'VCLT arts. 14(1) and 18'),
  'signature-ad-referendum': withEffect('signs-ad-referendum')(
    '',
    'signed ad referendum',
    'VCLT art. 12(2)(b)',
  ),
  'confirmation-of-signature': withEffect('confirms-signature')(
    '',
    'confirmed its signature of',
    'VCLT art. 12(2)(b)',
  ),
  'succession-to-signature': signs('d', 'succeeded to the signature of', 'VCSSRT arts. 18 and 19'),
  'definitive-signature': consents('s', 'signed definitively', 'VCLT art. 12(1)'),
  ratification: ratifies('', 'ratified', 'VCLT art. 14(1)'),
  acceptance: ratifies('A', 'accepted', 'VCLT art. 14(2)'),
  approval: ratifies('AA', 'approved', 'VCLT art. 14(2)'),
  'formal-confirmation': ratifies(
    'c',
    'formally confirmed',
    'VCLT-IO 1986 arts. 2(1)(b bis) and 14',
  ),
  accession: accedes('a', 'acceded to', 'VCLT art. 15'),
  succession: consents('d', 'succeeded to', 'VCSSRT arts. 17, 22 and 34'),
  'consent-to-be-bound': consents('P', 'consented to be bound by', 'VCLT art. 11'),
  participation: consents('P', 'participated in', 'VCLT art. 11'),
  'simplified-procedure': consents(
    'p',
    'consented by the simplified procedure to',
    'Agreement relating to Part XI of UNCLOS, arts. 4(3)(c) and 5',
  ),
  application: consents('', 'applied', 'VCLT art. 11'),
  'provisional-application': withEffect('applies-provisionally')(
    'n',
    'provisionally applied',
    'VCLT art. 25(1)',
  ),
  'end-of-provisional-application': withEffect('ends-provisional-application')(
    '',
    'ended its provisional application of',
    'VCLT art. 25(2)',
  ),
  withdrawal: withdraws('', 'withdrew from', 'VCLT arts. 42(2), 54 and 56'),
  denunciation: withdraws('', 'denounced', 'VCLT arts. 42(2), 54 and 56'),
  'revocation-of-withdrawal': withEffect('revokes-withdrawal')(
    '',
    'revoked its withdrawal from',
    'VCLT art. 68',
  ),
  'withdrawal-of-instrument': withEffect('takes-instrument-back')(
    '',
    'withdrew its instrument under',
    'Summary of Practice, chapter VII',
  ),
  'notice-of-intention-not-to-become-a-party': withEffect('declines')(
    '',
    'gave notice that it will not become a party to',
    'VCLT art. 18(a)',
  ),
  reservation: states('', 'made a reservation to', 'VCLT arts. 2(1)(d) and 19'),
  'withdrawal-of-reservation': unsays('', 'withdrew a reservation to', 'VCLT art. 22(1)'),
  declaration: states('', 'made a declaration under', 'Summary of Practice, chapter VIII'),
  'withdrawal-of-declaration': unsays(
    '',
    'withdrew a declaration under',
    'Summary of Practice, chapter VIII',
  ),
  objection: states('', 'objected to a reservation to', 'VCLT art. 20(4)(b)'),
  'withdrawal-of-objection': unsays('', 'withdrew an objection under', 'VCLT art. 22(2)'),
  'territorial-application': speaksOfATerritory('', 'extended to a territory', 'VCLT art. 29'),
  'territorial-exclusion': speaksOfATerritory('', 'excluded a territory from', 'VCLT art. 29'),
  notification: states('', 'made a notification under', 'VCLT art. 78'),
} as const satisfies Record<string, KindOfAct>;

export type ActKind = keyof typeof ACT_KINDS;

/** Each once, in the order of `ACT_KINDS`. */
export function inOrderOfKind(kinds: Iterable<ActKind>): ActKind[] {
  const all = new Set(kinds);
  return (Object.keys(ACT_KINDS) as ActKind[]).filter(kind => all.has(kind));
}

/** "provisional application" */
export function kindInWords(kind: ActKind): string {
  return kind.replaceAll('-', ' ');
}

export function isActKind(text: string): text is ActKind {
  return Object.hasOwn(ACT_KINDS, text);
}

declare const actId: unique symbol;

/** The identity of an act is that of the log entry which first recorded it: a UUID in lower case. */
export type ActId = string & { readonly [actId]: true };

/** One act as it now stands in the record, corrections applied. */
export interface Act {
  readonly id: ActId;
  readonly kind: ActKind;
  readonly treaty: TreatyId;
  readonly participant: ParticipantId;
  /** The legal date, which status tables print: signature, or deposit of the instrument. */
  readonly doneOn: CalendarDate;
  /** The day its effect begins, only where the act itself sets one. */
  readonly effectiveOn?: CalendarDate;
  /** The act that this one is about: the reservation withdrawn or objected to. */
  readonly concerns?: ActId;
  /** What the act says, where it consists of a text. */
  readonly text?: string;
  /** The territory that it speaks of, in its own words. */
  readonly territory?: string;
  /** The symbol that the depositary's table prints after its date, where that is not the kind's own; may be empty. */
  readonly mark?: string;
}

export function markOf({ kind, mark }: Pick<Act, 'kind' | 'mark'>): string {
  return mark ?? ACT_KINDS[kind].mark;
}

/**
 * Within a day: signatures, then what ends a consent or revokes that, then consents, then the rest. An instrument is
 * taken back before a new one is deposited; it comes after a consent of its day only where there is none before.
 */
const ORDER_WITHIN_A_DAY: Readonly<Record<Effect, number>> = {
  signs: 0,
  'signs-ad-referendum': 0,
  'confirms-signature': 1,
  'ends-provisional-application': 2,
  withdraws: 2,
  'takes-instrument-back': 2,
  'revokes-withdrawal': 3,
  consents: 4,
  'applies-provisionally': 5,
  declines: 6,
  states: 7,
};

const AFTER_CONSENTS = 5;

/**
 * The order in which acts are read: by day, and within a day a signature before a consent,
 * since a State that signs and ratifies on one day (Ghana, IV-13, 7 September 2000) has done so lawfully.
 */
export function inLegalOrder<A extends Act>(acts: readonly A[]): A[] {
  const place = (act: A) =>
    takesBackAnInstrumentOfItsDay(act, acts) ? AFTER_CONSENTS : ORDER_WITHIN_A_DAY[effectOf(act)];
  return acts.toSorted(
    (one, other) =>
      compare(one.doneOn, other.doneOn) ||
      place(one) - place(other) ||
      compare(one.participant, other.participant) ||
      compare(one.id, other.id),
  );
}

/** Whether what its author had done before that day leaves no instrument that could be taken back. */
function takesBackAnInstrumentOfItsDay(act: Act, acts: readonly Act[]): boolean {
  if (effectOf(act) !== 'takes-instrument-back') return false;
  const earlier = acts.filter(
    one => one.participant === act.participant && one.doneOn < act.doneOn,
  );
  const held = earlier.reduce((sum, one) => sum + (INSTRUMENTS[effectOf(one)] ?? 0), 0);
  return held <= 0;
}

/** What an act adds to the instruments that its author has deposited and not undone. */
const INSTRUMENTS: Partial<Record<Effect, number>> = {
  ...{ consents: 1, withdraws: -1, 'revokes-withdrawal': 1, 'takes-instrument-back': -1 },
};

/** What an act adds to when acts are counted. */
export const COUNTS_AS: Readonly<Record<Effect, 'signatures' | 'consents' | null>> = {
  signs: 'signatures',
  'signs-ad-referendum': null,
  'confirms-signature': 'signatures',
  consents: 'consents',
  'applies-provisionally': null,
  'ends-provisional-application': null,
  withdraws: null,
  'revokes-withdrawal': null,
  'takes-instrument-back': null,
  declines: null,
  states: null,
};

export function effectOf({ kind }: { readonly kind: ActKind }): Effect {
  return ACT_KINDS[kind].effect;
}
