/**
 * What a report says, before it takes a form. Each report makes one document of its view; the files under `forms` set it
 * as text, Markdown, HTML or Word, so that no form can say more or less than another.
 */

/** A run of text, or of small raised signs: the mark of a kind of act, the number of a note. */
export type Run = string | { readonly raised: string };

/** A line of text; a plain string where nothing in it is raised. */
export type Text = string | readonly Run[];

export interface Document {
  /** What the file is called where no text is shown: in a window's title, among a document's properties. */
  readonly name: string;
  readonly blocks: readonly Block[];
}

export type Block = Title | Heading | Paragraph | Table | Notes | Outline | Figure;

/** At most one, and first. */
export interface Title {
  readonly kind: 'title';
  readonly text: string;
}

export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
}

/** Lines that belong together and are broken where they end. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: readonly Text[];
}

/** The first cell of each row says what the row is about. */
export interface Table {
  readonly kind: 'table';
  /** What the table is about, for those who do not see what stands around it. */
  readonly caption: string;
  readonly headings: readonly Text[];
  /** One cell for each heading. */
  readonly rows: readonly (readonly Text[])[];
  /** Of the columns; left where nothing is said. */
  readonly alignments?: readonly Alignment[];
  /** A column of long titles beside what identifies them: cut in plain text, where no cell can go on below. */
  readonly titles?: number;
}

export type Alignment = 'left' | 'right';

/** What the raised signs of the table before it mean. */
export interface Notes {
  readonly kind: 'notes';
  readonly notes: readonly Note[];
}

export interface Note {
  /** As it stands raised in the table: "a", "1". */
  readonly mark: string;
  readonly text: string;
}

export interface Outline {
  readonly kind: 'outline';
  readonly items: readonly OutlineItem[];
}

export interface OutlineItem {
  readonly text: Text;
  readonly items: readonly OutlineItem[];
}

/** A chart of what the table after it says in figures: a form that cannot show it leaves it out, and loses nothing. */
export interface Figure {
  readonly kind: 'figure';
  /** Made by our own code, and set as it is: nothing in it is escaped again. */
  readonly svg: string;
  readonly caption: string;
}

/** The runs of a line, none of them empty. */
export function runsOf(text: Text): readonly Run[] {
  const runs = typeof text === 'string' ? [text] : text;
  return runs.filter(run => (typeof run === 'string' ? run : run.raised) !== '');
}

/** A line that ends in a raised sign, a space before it: "11 January 1999 ᵃ"; without one where there is no sign. */
export function marked(text: string, mark: string): Text {
  return mark === '' ? text : [`${text} `, { raised: mark }];
}
