/** Plain columns for a terminal or a text file, two spaces apart, no line ending in a blank. */

export type Alignment = 'left' | 'right';

export function textTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = [],
): string[] {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map(row => row[column] ?? '')].map(lengthOf)),
  );
  return [headings, ...rows].map(row =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0, alignments[column] ?? 'left'))
      .join('  ')
      .trimEnd(),
  );
}

/** Breaks between words so that no line is longer than `width`, save for a longer word. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(word) <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

function padded(cell: string, width: number, alignment: Alignment): string {
  const blanks = ' '.repeat(Math.max(0, width - lengthOf(cell)));
  return alignment === 'right' ? blanks + cell : cell + blanks;
}

/** In characters as people see them, accents joined to their letters. */
function lengthOf(text: string): number {
  return [...text.normalize('NFC')].length;
}
