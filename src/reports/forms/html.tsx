/** A document as a web page that needs nothing besides itself: to be read on any screen, on paper and by ear. */
import { raw } from 'hono/html';
import { unreachable } from '../../domain/unreachable.ts';
import {
  type Block,
  type Document,
  type Notes,
  type OutlineItem,
  runsOf,
  type Table,
  type Text,
} from '../document.ts';
import { writable, writableRuns } from './characters.ts';
import { columnWidths, isWide, liesOnItsSide, longColumns, TEXT_WIDTH } from './column-widths.ts';
import { stylesheet } from './stylesheet.ts';

/** @param language of the text, as BCP 47 has it. */
export function htmlForm(document: Document, language = 'en'): string {
  return `<!doctype html>\n${<Page document={document} language={language} />}\n`;
}

interface PageOptions {
  readonly document: Document;
  readonly language: string;
}

function Page({ document, language }: PageOptions) {
  return (
    <html lang={language}>
      {'\n'}
      <head>
        {'\n'}
        <meta charset="utf-8" />
        {'\n'}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {'\n'}
        <title>{writable(document.name)}</title>
        {'\n'}
        <style>{raw(stylesheet(liesOnItsSide(document)))}</style>
        {'\n'}
      </head>
      {'\n'}
      <body>
        {'\n'}
        <main>
          <Blocks blocks={document.blocks} />
        </main>
        {'\n'}
      </body>
      {'\n'}
    </html>
  );
}

interface BlocksOptions {
  readonly blocks: readonly Block[];
  /** Begins the ids of elements, where a page holds the blocks of several documents. */
  readonly prefix?: string;
  /** Where the subject of each row of a table leads to, on a page that has such addresses. */
  readonly rowLinks?: readonly string[];
}

/** The blocks alone, for a page that has more on it; it brings the style sheet itself. */
export function Blocks({ blocks, prefix = '', rowLinks = [] }: BlocksOptions) {
  const idOf = (index: number) =>
    blocks[index]?.kind === 'notes' ? `${prefix}notes-${index}` : undefined;
  return (
    <>
      {blocks.map((block, index) => (
        <>
          {'\n'}
          <OneBlock {...{ block, rowLinks }} id={idOf(index)} describedBy={idOf(index + 1)} />
        </>
      ))}
      {'\n'}
    </>
  );
}

interface BlockOptions {
  readonly block: Block;
  readonly id: string | undefined;
  /** The notes that follow a table: a raised sign in it means nothing to those who do not hear them. */
  readonly describedBy: string | undefined;
  readonly rowLinks: readonly string[];
}

function OneBlock({ block, id, describedBy, rowLinks }: BlockOptions) {
  switch (block.kind) {
    case 'title':
      return <h1>{writable(block.text)}</h1>;
    case 'heading':
      return <h2>{writable(block.text)}</h2>;
    case 'paragraph':
      return <Lines lines={block.lines} />;
    case 'table':
      return <TableOf table={block} {...{ describedBy, rowLinks }} />;
    case 'notes':
      return <NotesOf notes={block.notes} id={id} />;
    case 'outline':
      return <Items items={block.items} />;
    case 'figure':
      return (
        <figure>
          {raw(block.svg)}
          <figcaption>{writable(block.caption)}</figcaption>
        </figure>
      );
    default:
      return unreachable(block);
  }
}

function Lines({ lines }: { readonly lines: readonly Text[] }) {
  return (
    <p>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          <Line text={line} />
        </>
      ))}
    </p>
  );
}

function Line({ text }: { readonly text: Text }) {
  return (
    <>{writableRuns(text).map(run => (typeof run === 'string' ? run : <sup>{run.raised}</sup>))}</>
  );
}

function Linked({ text, to }: { readonly text: Text; readonly to: string }) {
  return (
    <a href={to}>
      <Line text={text} />
    </a>
  );
}

interface TableOptions {
  readonly table: Table;
  readonly describedBy: string | undefined;
  readonly rowLinks: readonly string[];
}

/** A wide table scrolls within itself, and the keyboard must then be able to reach it (WCAG 2.1.1). */
function TableOf({ table, describedBy, rowLinks }: TableOptions) {
  const caption = writable(table.caption);
  const wide = scrolls(table);
  const classes = columnClasses(table);
  return (
    <section class="scroll" aria-label={caption} tabindex={0}>
      <table class={wide ? 'wide' : undefined} aria-describedby={describedBy}>
        <caption class="unseen">{caption}</caption>
        {wide && <Shares table={table} />}
        {'\n'}
        <thead>
          <tr>
            {table.headings.map((heading, column) => (
              <HeadingCell heading={heading} of={classes[column]} />
            ))}
          </tr>
        </thead>
        {'\n'}
        <tbody>
          {table.rows.map((row, index) => (
            <Row row={row} classes={classes} link={rowLinks[index]} />
          ))}
          {'\n'}
        </tbody>
      </table>
    </section>
  );
}

function columnClasses(table: Table): (string | undefined)[] {
  const long = longColumns(table);
  return table.headings.map((_, column) => {
    const right = table.alignments?.[column] === 'right';
    return [...(right ? ['right'] : []), ...(long[column] ? ['long'] : [])].join(' ') || undefined;
  });
}

/** Of more columns than a phone can show, even with each date on two lines. */
function scrolls(table: Table): boolean {
  return table.headings.length > 4 || isWide(table);
}

/** On paper, where nothing scrolls, the columns are as wide as in Word. */
function Shares({ table }: { readonly table: Table }) {
  const page = isWide(table) ? TEXT_WIDTH.onItsSide : TEXT_WIDTH.upright;
  return (
    <colgroup>
      {columnWidths(table, page).map(width => (
        <col style={`--share:${((100 * width) / page).toFixed(1)}%`} />
      ))}
    </colgroup>
  );
}

interface HeadingCellOptions {
  readonly heading: Text;
  readonly of: string | undefined;
}

/** A heading without a word would be read out as a heading of nothing. */
function HeadingCell({ heading, of }: HeadingCellOptions) {
  if (runsOf(heading).length === 0) return <td />;
  return (
    <th scope="col" class={of}>
      <Line text={heading} />
    </th>
  );
}

interface RowOptions {
  readonly row: readonly Text[];
  readonly classes: readonly (string | undefined)[];
  readonly link: string | undefined;
}

function Row({ row: [subject = '', ...cells], classes: [first, ...others], link }: RowOptions) {
  return (
    <>
      {'\n'}
      <tr>
        {runsOf(subject).length === 0 ? (
          <td />
        ) : (
          <th scope="row" class={first}>
            {link === undefined ? <Line text={subject} /> : <Linked text={subject} to={link} />}
          </th>
        )}
        {cells.map((cell, column) => (
          <td class={others[column]}>
            <Line text={cell} />
          </td>
        ))}
      </tr>
    </>
  );
}

interface NotesOptions {
  readonly notes: Notes['notes'];
  readonly id: string | undefined;
}

/** No links back: the same sign may stand in a hundred cells. */
function NotesOf({ notes, id }: NotesOptions) {
  return (
    <dl class="notes" id={id}>
      {notes.map(({ mark, text }) => (
        <div>
          <dt>
            <sup>{writable(mark)}</sup>
          </dt>
          <dd>{writable(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Items({ items }: { readonly items: readonly OutlineItem[] }) {
  return (
    <ul>
      {items.map(item => (
        <>
          {'\n'}
          <li>
            <Line text={item.text} />
            {item.items.length > 0 && <Items items={item.items} />}
          </li>
        </>
      ))}
      {'\n'}
    </ul>
  );
}
