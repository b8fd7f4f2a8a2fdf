/** The report on a claims file: each claim and its verdict, the differences in sentences, the acts behind. */
import { kindInWords } from '../domain/act.ts';
import { inWords, parseCalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Stated, Verdict } from '../projections/claims/finding.ts';
import type { ClaimCheck } from '../projections/claims.ts';
import type { Answer } from './answer.ts';
import { placeOf } from './claim-note.ts';
import type { Column } from './columns.ts';
import type { Block, Document } from './document.ts';
import { csvForm } from './forms/csv.ts';
import { capitalised, counted } from './running-text.ts';

/** @param checks of one document, at least one. */
export function claimsAnswer(checks: readonly ClaimCheck[]): Answer {
  return {
    view: checks,
    document: () => claimsReport(checks),
    csv: () => csvForm(CLAIM_COLUMNS, checks),
  };
}

export function claimsReport(checks: readonly ClaimCheck[]): Document {
  const [first] = checks;
  const name = `${first?.document ?? 'A document'}: claims replayed`;
  return {
    name,
    blocks: [
      { kind: 'title', text: name },
      { kind: 'paragraph', lines: [...introduction(first), inAll(checks)] },
      verdicts(checks),
      ...checks.flatMap((check, index) => particulars(check, index + 1)),
      ...actsBehind(checks),
    ],
  };
}

function introduction(first: ClaimCheck | undefined): string[] {
  if (first === undefined) return [];
  const title = first.title === null ? '' : `${first.title}, `;
  return [capitalised(`${title}issued on ${inWords(first.issuedOn)}.`)];
}

const IN_WORDS: Readonly<Record<Verdict, string>> = {
  agrees: 'agrees',
  disagrees: 'disagrees',
  'cannot-tell': 'cannot tell',
};

function inAll(checks: readonly ClaimCheck[]): string {
  const number = (verdict: Verdict) => checks.filter(one => one.verdict === verdict).length;
  const agrees = counted(number('agrees'), 'claim agrees', 'claims agree');
  const disagrees = counted(number('disagrees'), 'disagrees', 'disagree');
  return `${agrees}, ${disagrees}, and ${number('cannot-tell')} cannot be told from this ledger.`;
}

function verdicts(checks: readonly ClaimCheck[]): Block {
  return {
    kind: 'table',
    caption: 'Each claim, what the log gives, and the verdict',
    headings: ['Claim', 'Paragraph', 'Verdict', 'Stated', 'Replayed'],
    rows: checks.map(({ claim, paragraph, kind, stated, replayed, verdict }, index) => [
      `${index + 1}. ${claim}`,
      paragraph,
      IN_WORDS[verdict],
      inShort(stated, kind),
      replayed === null ? '' : inShort(replayed, kind),
    ]),
  };
}

/** Names and rows by their number; the note says in which they differ. A day stays YYYY-MM-DD, for a program. */
function asCell(value: Stated, kind: ClaimCheck['kind']): string {
  if (typeof value !== 'object') return `${value}`;
  return kind === 'table'
    ? counted(value.length, 'row', 'rows')
    : counted(value.length, 'name', 'names');
}

/** The same for a reader, with its day in words. */
function inShort(stated: Stated, kind: ClaimCheck['kind']): string {
  const value = asCell(stated, kind);
  const [day = '', ...rest] = value.split(', ');
  const date = parseCalendarDate(day);
  return date === null ? value : [inWords(date), ...rest].join(', ');
}

/** Of what there is more to say than its line in the table does. */
function particulars(check: ClaimCheck, number: number): Block[] {
  const { claim, paragraph, verdict, quote, note, ...at } = check;
  if (note === '') return [];
  const { treaty, from, asOf, knownOn } = at;
  const period = from === null ? `as of ${inWords(asOf)}` : `${inWords(from)} to ${inWords(asOf)}`;
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  const subject = treaty === null ? 'All treaties' : treaty;
  return [
    { kind: 'heading', text: `${number}. ${claim}: ${IN_WORDS[verdict]}` },
    {
      kind: 'paragraph',
      lines: [`“${quote}” (${placeOf(paragraph)})`, `${subject}, ${period}${known}. ${note}`],
    },
  ];
}

/** Each act once, with the numbers of the claims that it stands behind. */
function actsBehind(checks: readonly ClaimCheck[]): Block[] {
  const behind = checks.flatMap(({ acts }, index) => acts.map(act => ({ number: index + 1, act })));
  const byPosition = [...groupBy(behind, ({ act }) => act.position)].toSorted(
    ([one], [other]) => one - other,
  );
  if (byPosition.length === 0) return [];
  const treaties = new Set(behind.map(({ act }) => act.treaty));
  const of = <T>(cell: T): T[] => (treaties.size > 1 ? [cell] : []);
  return [
    { kind: 'heading', text: 'The acts behind' },
    {
      kind: 'table',
      caption: 'The acts on record behind the claims, by their position in the log',
      headings: ['Position', ...of('Treaty'), 'Participant', 'Act', 'Date', 'Claims'],
      alignments: ['right'],
      rows: byPosition.map(([position, some]) => {
        const { treaty, participant, kind, on } = (some[0] as (typeof some)[number]).act;
        const claims = some.map(({ number }) => number).join(', ');
        const act = kindInWords(kind);
        return [`${position}`, ...of(treaty), participant.name, act, inWords(on), claims];
      }),
    },
  ];
}

type Cell = Column<ClaimCheck>['cell'];

const column = (name: string, says: string, cell: Cell): Column<ClaimCheck> => ({
  ...{ name, says, cell },
  type: 'string',
  required: false,
});

export const CLAIM_COLUMNS: readonly Column<ClaimCheck>[] = [
  column('claim', 'Id of the claim in its file.', one => one.claim),
  column('document', 'Symbol of the document.', one => one.document),
  column('paragraph', 'Where it states this.', one => one.paragraph),
  column('kind', 'What sort of claim it is.', one => one.kind),
  column('treaty', 'Number of the treaty; empty for all.', one => one.treaty),
  column('from', 'First day of its period.', one => one.from),
  column('as_of', 'The day of which it speaks.', one => one.asOf),
  column('verdict', 'agrees, disagrees or cannot-tell.', one => one.verdict),
  column('stated', 'What it states; a day as YYYY-MM-DD.', one => asCell(one.stated, one.kind)),
  column('replayed', 'What the log gives, likewise.', one =>
    one.replayed === null ? null : asCell(one.replayed, one.kind),
  ),
  column('note', 'In which they differ.', one => one.note),
];
