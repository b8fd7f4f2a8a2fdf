/** The blocks of a document as what Word knows: headings, paragraphs, tables, lists. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  type ITableOptions,
  Paragraph,
  StringValueElement,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  Table as WordTable,
  XmlComponent,
} from 'docx';
import { unreachable } from '../../domain/unreachable.ts';
import type { Block, OutlineItem, Run, Table, Text } from '../document.ts';
import { writable, writableRuns } from './characters.ts';
import { columnWidths, TEXT_WIDTH } from './column-widths.ts';
import { DEEPEST, OUTLINE, STYLE } from './docx-styles.ts';

type WordBlock = Paragraph | WordTable;

/** @param onItsSide how the page lies on which the tables must find room. */
export function wordBlocks(blocks: readonly Block[], onItsSide: boolean): WordBlock[] {
  const width = onItsSide ? TEXT_WIDTH.onItsSide : TEXT_WIDTH.upright;
  return blocks.flatMap((block, index) =>
    isSubtitle(block, blocks[index - 1])
      ? [paragraph(block.lines, { style: STYLE.subtitle })]
      : wordBlock(block, width, blocks[index + 1]?.kind === 'notes'),
  );
}

/** The line below a title, "(as of 6 December 2001)", stands as it does in the report: in the middle. */
function isSubtitle(
  block: Block,
  before: Block | undefined,
): block is Block & { kind: 'paragraph' } {
  return before?.kind === 'title' && block.kind === 'paragraph' && block.lines.length === 1;
}

function wordBlock(block: Block, width: number, noted: boolean): WordBlock[] {
  switch (block.kind) {
    case 'title':
      return [paragraph([block.text], { heading: HeadingLevel.HEADING_1 })];
    case 'heading':
      return [paragraph([block.text], { heading: HeadingLevel.HEADING_2 })];
    case 'paragraph':
      return [paragraph(block.lines, {})];
    case 'table':
      // Two tables that touch would become one.
      return [
        wordTable(block, width, noted),
        paragraph([], { style: STYLE.afterTable, keepNext: noted }),
      ];
    case 'notes':
      return block.notes.map(({ mark, text }) =>
        paragraph([[{ raised: mark }, ` ${text}`]], { style: STYLE.note }),
      );
    case 'outline':
      return block.items.flatMap(item => listed(item, 0));
    case 'figure':
      // The table after it says the same, and Word shows an SVG only beside a picture made of dots.
      return [];
    default:
      return unreachable(block);
  }
}

/** An item stays on the page of the first of those below it. */
function listed({ text, items }: OutlineItem, level: number): Paragraph[] {
  const numbering = { reference: OUTLINE.reference, level: Math.min(level, DEEPEST) };
  const style = level === 0 ? STYLE.firstItem : STYLE.item;
  return [
    paragraph([text], { style, numbering, ...(items.length > 0 ? { keepNext: true } : {}) }),
    ...items.flatMap(item => listed(item, level + 1)),
  ];
}

function paragraph(lines: readonly Text[], options: IParagraphOptions): Paragraph {
  const children = lines.flatMap((line, index) => [
    ...(index > 0 ? [new TextRun({ break: 1 })] : []),
    ...writableRuns(line).flatMap(wordRuns),
  ]);
  return new Paragraph({ ...options, children });
}

/** Word takes the end of a line in a text for a blank. */
function wordRuns(run: Run): TextRun[] {
  if (typeof run !== 'string') return [new TextRun({ text: run.raised, superScript: true })];
  return run
    .split('\n')
    .map((text, index) => new TextRun({ text, ...(index > 0 ? { break: 1 } : {}) }));
}

/** @param kept whether what follows must stand on the page of the last row: the notes. */
function wordTable(table: Table, width: number, kept: boolean): WordTable {
  const columns = columnWidths(table, width);
  const { length } = table.rows;
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cellsOf(table.headings, table, columns, { style: STYLE.heading }),
  });
  const rows = table.rows.map((row, index) => {
    const stays = index + 1 === length ? kept : index === 0 || length <= SHORT;
    const options = { style: STYLE.cell, ...(stays ? { keepNext: true } : {}) };
    return new TableRow({ cantSplit: true, children: cellsOf(row, table, columns, options) });
  });
  const parts = { ...LAYOUT, rows: [head, ...rows], columnWidths: columns };
  const size = { size: width, type: WidthType.DXA };
  return new CaptionedTable({ ...parts, width: size }, writable(table.caption));
}

/** Of so many rows or fewer, a table stands on one page. */
const SHORT = 6;

const LINE = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' };
const NONE = { style: BorderStyle.NONE };

const LAYOUT = {
  layout: TableLayoutType.FIXED,
  margins: { top: 40, bottom: 40, left: 110, right: 110 },
  borders: {
    ...{ top: LINE, bottom: LINE, insideHorizontal: HAIRLINE },
    ...{ left: NONE, right: NONE, insideVertical: NONE },
  },
  // The first row and the first column head the others: a voice that reads a cell out names them.
  tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
};

function cellsOf(
  row: readonly Text[],
  { alignments = [] }: Table,
  columns: readonly number[],
  options: IParagraphOptions,
): TableCell[] {
  return row.map((cell, column) => {
    const aside = alignments[column] === 'right' ? { alignment: AlignmentType.RIGHT } : {};
    return new TableCell({
      width: { size: columns[column] ?? 0, type: WidthType.DXA },
      children: [paragraph([cell], { ...options, ...aside })],
    });
  });
}

/** With a caption that is read out and not shown, for which the library has no option. */
class CaptionedTable extends WordTable {
  constructor(options: ITableOptions, caption: string) {
    super(options);
    const [properties] = this.root;
    if (!(properties instanceof XmlComponent)) throw new Error('docx gave a table no properties');
    properties.addChildElement(new StringValueElement('w:tblCaption', caption));
  }
}
