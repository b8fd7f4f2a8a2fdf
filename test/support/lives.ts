/** Random lawful histories with all that can befall a row: leaving and coming back, former States, new names. */
import fc from 'fast-check';
import type { ActKind } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import { LedgerProblem } from '../../src/ledger/problem.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { shippedParticipants, shippedTreaties } from '../../src/library/shipped.ts';
import type { DatedAct } from './histories.ts';
import { ledgerOf } from './shipped-ledger.ts';

const [migrants] = shippedTreaties(['IV-13']).flatMap(({ treaties = [] }) => treaties);
if (migrants === undefined) throw new Error('IV-13 is not shipped');

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

const KINDS: readonly ActKind[] = [
  ...(['signature', 'signature-ad-referendum', 'confirmation-of-signature'] as const),
  ...(['succession-to-signature', 'definitive-signature', 'ratification'] as const),
  ...(['acceptance', 'approval', 'accession', 'accession', 'succession'] as const),
  ...(['formal-confirmation', 'provisional-application', 'withdrawal', 'withdrawal'] as const),
  ...(['denunciation', 'revocation-of-withdrawal', 'withdrawal-of-instrument'] as const),
  ...(['end-of-provisional-application', 'notice-of-intention-not-to-become-a-party'] as const),
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

const act = fc.record<LivedAct>({
  participant: fc.constantFrom(...IDS),
  kind: fc.constantFrom(...KINDS),
  on: day,
  source: fc.constantFrom(...SOURCES),
});

/** In the order of time; not each of them will be lawful. */
export const anyLife = fc.record({
  acts: fc
    .array(act, { maxLength: 40, size: 'max' })
    .map(acts => acts.toSorted((one, other) => (one.on < other.on ? -1 : 1))),
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
