/** Documents to set in each form: the annex of the report in small, and any at all. */
import fc from 'fast-check';
import {
  type Block,
  type Document,
  marked,
  type OutlineItem,
  type Run,
  runsOf,
  type Table,
  type Text,
} from '../../src/reports/document.ts';

/** Rows of the annex to E/CN.4/2002/89, and what tries a form: accents, signs of markup, a heading without a word. */
export const ANNEX: Document = {
  name: 'IV-13, as of 6 December 2001',
  blocks: [
    { kind: 'title', text: 'LIST OF COUNTRIES THAT HAVE SIGNED, RATIFIED OR ACCEDED' },
    { kind: 'paragraph', lines: ['(as of 6 December 2001)'] },
    {
      kind: 'table',
      caption: 'Signatures, ratifications and accessions',
      headings: ['Participant', 'Signature', ['Ratification or accession ', { raised: 'a' }]],
      rows: [
        ['Azerbaijan', '', marked('11 January 1999', 'a')],
        ['Côte d’Ivoire & “Saõ” <Tomé>', '7 October 1998', ''],
        ['Mexico', '22 May 1991', '8 March 1999'],
      ],
    },
    { kind: 'notes', notes: [{ mark: 'a', text: 'Accession.' }] },
    { kind: 'heading', text: 'Counts' },
    {
      kind: 'table',
      caption: 'Counts before and after',
      headings: ['', 'Before', 'After'],
      rows: [['Parties', '16', '17']],
      alignments: ['left', 'right', 'right'],
    },
    { kind: 'paragraph', lines: ['First line', ['second line ', { raised: '1' }, ', and more']] },
    {
      kind: 'outline',
      items: [
        {
          text: 'Mexico (MEX): contracting',
          items: [
            { text: 'ratification on 8 March 1999', items: [{ text: 'entry 21', items: [] }] },
          ],
        },
        { text: 'Chile (CHL): signatory', items: [] },
      ],
    },
  ],
};

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** Eight columns, and so many rows that they fill several pages. */
export const WIDE: Document = {
  name: 'How the counts evolved',
  blocks: [
    { kind: 'title', text: 'How the counts evolved' },
    {
      kind: 'table',
      caption: 'Counts of each day',
      headings: 'Day,Signatories,Signed only,Contracting States,Parties,Acts,Entry,Hash'.split(','),
      rows: Array.from({ length: 200 }, (_, index) => [
        `${1 + (index % 28)} September ${1990 + index}`,
        ...[`${index}`, '0', `${index}`, '0', 'Bosnia and Herzegovina: accession'],
        ...['0190a5c4-7b1e-7c3a-9d2f-1a2b3c4d5e6f', HASH],
      ]),
    },
  ],
};

/** Everything that a document says, in the order in which it stands there. */
export function textsOf({ blocks }: Document): string[] {
  return blocks.flatMap(textsOfBlock);
}

function textsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.flatMap(piecesOf);
    case 'table':
      return [block.caption, ...[block.headings, ...block.rows].flat().flatMap(piecesOf)];
    case 'notes':
      return block.notes.flatMap(({ mark, text }) => [mark, text]);
    case 'outline':
      return block.items.flatMap(textsOfItem);
    case 'figure':
      return [block.caption];
    default:
      return [block.text];
  }
}

function textsOfItem({ text, items }: OutlineItem): string[] {
  return [...piecesOf(text), ...items.flatMap(textsOfItem)];
}

function piecesOf(text: Text): string[] {
  return runsOf(text).map(run => (typeof run === 'string' ? run : run.raised));
}

/** What people write into a ledger, and what they do not mean to. */
const anyString = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('&amp;', '</td><script>', ']]>', '<!--', '\'"`', '\u0000\uD800', 'a\nb', 'مصر'),
  fc.stringMatching(/^[0-9a-f]{64}$/),
);

const anyRun: fc.Arbitrary<Run> = fc.oneof(
  anyString,
  anyString.map(raised => ({ raised })),
);
const anyText: fc.Arbitrary<Text> = fc.oneof(anyString, fc.array(anyRun, { maxLength: 3 }));

/** @param levels how many more there may be below it. */
function anyItem(levels: number): fc.Arbitrary<OutlineItem> {
  const items = levels === 0 ? fc.constant([]) : fc.array(anyItem(levels - 1), { maxLength: 2 });
  return fc.record({ text: anyText, items });
}

export const anyTable: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 8 }).chain(columns => {
  const row = fc.array(anyText, { minLength: columns, maxLength: columns });
  const alignments = fc.array(fc.constantFrom('left' as const, 'right' as const), {
    maxLength: columns,
  });
  return fc.record({
    kind: fc.constant('table' as const),
    caption: anyString,
    headings: row,
    rows: fc.array(row, { maxLength: 4 }),
    alignments,
  });
});

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: anyString }),
  fc.record({
    kind: fc.constant('paragraph' as const),
    lines: fc.array(anyText, { maxLength: 3 }),
  }),
  anyTable,
  fc.record({
    kind: fc.constant('notes' as const),
    notes: fc.array(fc.record({ mark: anyString, text: anyString }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('outline' as const),
    items: fc.array(anyItem(3), { maxLength: 3 }),
  }),
);

export const anyDocument: fc.Arbitrary<Document> = fc.record({
  name: anyString,
  blocks: fc
    .tuple(anyString, fc.array(anyBlock, { maxLength: 5 }))
    .map(([text, blocks]) => [{ kind: 'title' as const, text }, ...blocks]),
});
