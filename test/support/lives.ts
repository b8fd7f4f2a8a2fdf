/** Random lawful histories with all that can befall a row: leaving and coming back, former States, new names. */
import fc from 'fast-check';
import type { ActKind } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { compare } from '../../src/domain/compare.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import { LedgerProblem } from '../../src/ledger/problem.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { shippedParticipants, shippedTreaties } from '../../src/library/shipped.ts';
import type { DatedAct } from './histories.ts';
import { ledgerOf } from './shipped-ledger.ts';

const [shipped] = shippedTreaties(['IV-13']).flatMap(({ treaties = [] }) => treaties);
if (shipped === undefined) throw new Error('IV-13 is not shipped');

/** In force soon, so that one can leave it. */
const migrants: TreatyDefinition = {
  ...shipped,
  entryIntoForce: {
    ...shipped.entryIntoForce,
    conditions: [{ kind: 'instruments', required: 2 }],
  },
};

const way = (kind: ActKind) => ({ kind, article: '86', from: null, withoutSignature: true });

/** Two kinds of treaties: few ways to join and a long wait before one may leave, and the contrary. */
export const TREATIES: readonly { readonly name: string; readonly definition: TreatyDefinition }[] =
  [
    { name: 'the Convention on Migrant Workers', definition: migrants },
    {
      name: 'a treaty that can be joined in seven ways and left at once',
      definition: {
        ...migrants,
        consent: (
          [
            ...['ratification', 'acceptance', 'approval', 'accession'],
            ...['succession', 'definitive-signature', 'formal-confirmation'],
          ] as ActKind[]
        ).map(way),
        withdrawal: { article: '89', notWithinYears: 0, notice: { kind: 'months', months: 1 } },
      },
    },
  ];

/** Former States, their successors, and some that were renamed since; and who stood there all the time. */
const IDS = 'CSHH CZE SVK YUCS SRB MKD BIH MNE CPV TUR BOL CIV EU GBR URY GIN'.split(' ');

/** What one of them does, in order; the days between are random, and not each act will be lawful on its day. */
const COURSES: readonly (readonly ActKind[])[] = [
  ['signature', 'ratification'],
  ['signature', 'acceptance', 'withdrawal', 'accession'],
  ['accession', 'withdrawal'],
  ['accession', 'denunciation', 'accession', 'withdrawal'],
  ['definitive-signature', 'withdrawal', 'revocation-of-withdrawal'],
  ['signature', 'formal-confirmation'],
  ['approval', 'withdrawal-of-instrument', 'accession'],
  ['signature', 'notice-of-intention-not-to-become-a-party'],
  ['signature-ad-referendum', 'confirmation-of-signature', 'ratification'],
  ['succession-to-signature', 'ratification'],
  ['succession'],
  ['provisional-application', 'end-of-provisional-application'],
  ['provisional-application', 'accession'],
];

const FIRST_DAY = Date.UTC(1990, 11, 18);

/** Into 2024, more often while the former States still stood and in the years after. */
const day = fc
  .oneof(fc.nat({ max: 12_000 }), fc.nat({ max: 2_000 }))
  .map(days => new Date(FIRST_DAY + days * 86_400_000).toISOString().slice(0, 10) as CalendarDate);

/** What in a note could pass for a row, a heading, the end of a table, or markup. */
const SOURCES = [
  'C.N.126.2019.TREATIES-XI.C.7',
  'Ghana  7 September 2000',
  '| Ghana | 7 Sep 2000 |',
  'Participant | Signature',
  '</table><table><tr><td>Participant</td></tr></table>',
  'see <sup>a</sup> & "1", ᵃ and ---',
];

interface LivedAct extends DatedAct {
  readonly source: string;
}

/** What one participant does. */
const course = fc
  .tuple(
    fc.constantFrom(...IDS),
    fc.constantFrom(...COURSES),
    fc.array(fc.tuple(day, fc.constantFrom(...SOURCES)), { minLength: 4, maxLength: 4 }),
  )
  .map(([participant, kinds, moments]): LivedAct[] => {
    const inOrder = moments.toSorted(([one], [other]) => compare(one, other));
    return kinds.flatMap((kind, index) => {
      const [on, source] = inOrder[index] ?? [];
      return on === undefined || source === undefined ? [] : [{ participant, kind, on, source }];
    });
  });

/** In the order of time. */
export const anyLife = fc.record({
  acts: fc
    .array(course, { maxLength: 14, size: 'max' })
    .map(courses => courses.flat().toSorted((one, other) => compare(one.on, other.on))),
  asOf: day,
});

/** Those that are lawful, in this order. */
export async function livedLedger(
  treaty: TreatyDefinition,
  acts: readonly LivedAct[],
): Promise<Ledger> {
  const ledger = await ledgerOf(shippedParticipants(), { treaties: [treaty] });
  for (const one of acts) {
    try {
      await ledger.record({ ...one, treaty: treaty.id, notifiedOn: one.on });
    } catch (error) {
      if (!(error instanceof LedgerProblem)) throw error;
    }
  }
  return ledger;
}
