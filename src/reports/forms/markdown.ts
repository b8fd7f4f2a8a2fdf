/** A report as Markdown (CommonMark, with the tables of GitHub): raised signs in `<sup>`, everything else escaped. */
import type { Block, Document, Figure, OutlineItem, Table, Text } from '../document.ts';
import { runsOf } from '../document.ts';

export function markdownForm({ blocks }: Document): string {
  const shown = blocks.filter(block => block.kind !== 'figure');
  return shown.map(block => linesOf(block).join('\n')).join('\n\n');
}

function linesOf(block: Exclude<Block, Figure>): string[] {
  switch (block.kind) {
    case 'title':
      return [`# ${escaped(block.text)}`];
    case 'heading':
      return [`## ${escaped(block.text)}`];
    case 'paragraph':
      return brokenLines(block.lines.map(line => atLineStart(inline(line))));
    case 'table':
      return tableLines(block);
    case 'notes':
      return brokenLines(
        block.notes.map(({ mark, text }) => inline([{ raised: mark }, ` ${text}`])),
      );
    case 'outline':
      return outlineLines(block.items, '');
  }
}

/** A backslash at its end breaks a line; without it, Markdown would run the lines together. */
function brokenLines(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}\\` : line));
}

function tableLines({ headings, rows, alignments = [] }: Table): string[] {
  const rule = headings.map((_, index) => (alignments[index] === 'right' ? '---:' : '---'));
  return [headings.map(inline), rule, ...rows.map(row => row.map(inline))].map(
    cells => `| ${cells.join(' | ')} |`,
  );
}

function outlineLines(items: readonly OutlineItem[], indent: string): string[] {
  return items.flatMap(({ text, items: inner }) => [
    `${indent}- ${atLineStart(inline(text))}`,
    ...outlineLines(inner, `${indent}  `),
  ]);
}

function inline(text: Text): string {
  return runsOf(text)
    .map(run => (typeof run === 'string' ? escaped(run) : `<sup>${escaped(run.raised)}</sup>`))
    .join('');
}

/** Whatever Markdown, or HTML within it, would take for a sign of its own; a line end would end a cell. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~#]/g, '\\$&').replace(/\s+/g, ' ');
}

/** What makes a list, a quotation or a rule where a line begins with it. */
function atLineStart(line: string): string {
  return line.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^([-+=])/, '\\$1');
}
