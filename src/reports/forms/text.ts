/** A report as plain text, for a terminal or a file: raised letters where there is one, columns two spaces apart. */
import { raised } from '../../domain/marks.ts';
import type { Block, Document, Figure, OutlineItem, Text } from '../document.ts';
import { runsOf } from '../document.ts';
import { textTable, wrapped } from '../text-table.ts';

const TITLE_WIDTH = 72;
const CUT_TITLE_WIDTH = 48;

export function textForm(document: Document): string {
  const blocks = document.blocks.filter(block => block.kind !== 'figure');
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1];
      // A heading stands on what it heads.
      const gap = before === undefined ? '' : before.kind === 'heading' ? '\n' : '\n\n';
      return gap + linesOf(block).join('\n');
    })
    .join('');
}

export function plainText(text: Text): string {
  return runsOf(text)
    .map(run => (typeof run === 'string' ? run : raised(run.raised)))
    .join('');
}

function linesOf(block: Exclude<Block, Figure>): string[] {
  switch (block.kind) {
    case 'title':
      return wrapped(block.text, TITLE_WIDTH);
    case 'heading':
      return [block.text];
    case 'paragraph':
      return block.lines.map(plainText);
    case 'table':
      return textTable(
        block.headings.map(plainText),
        block.rows.map(row =>
          row.map((cell, column) =>
            column === block.titles ? shortened(plainText(cell)) : plainText(cell),
          ),
        ),
        block.alignments,
      );
    case 'notes':
      return block.notes.map(({ mark, text }) => `${raised(mark)} ${text}`);
    case 'outline':
      return outlineLines(block.items, 1);
  }
}

/** The first words of a title: the number beside it says which treaty it is. */
function shortened(title: string): string {
  const [first = '', ...rest] = wrapped(title, CUT_TITLE_WIDTH);
  return rest.length === 0 ? first : `${first} …`;
}

function outlineLines(items: readonly OutlineItem[], level: number): string[] {
  return items.flatMap(({ text, items: inner }) => [
    '  '.repeat(level) + plainText(text),
    ...outlineLines(inner, level + 1),
  ]);
}
