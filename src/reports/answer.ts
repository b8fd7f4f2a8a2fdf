/** One answer, ready to take any form: a terminal's, a page's, a spreadsheet's, a program's, Word's. */
import type { Block, Document } from './document.ts';

export const FORMS = ['text', 'md', 'html', 'csv', 'json', 'docx'] as const;

/** A form that only some answers take: a drawing. */
export type Form = (typeof FORMS)[number] | 'svg';

export interface Answer {
  /** The view itself, as `--json` prints it. */
  readonly view: unknown;
  readonly document: () => Document;
  /** RFC 4180, with a header; each line ends in CR LF. */
  readonly csv: () => string;
  /** A drawing of what the first table says in figures. */
  readonly svg?: () => Promise<string>;
}

/** @returns a file's whole content: the same bytes for the same view. */
export async function formed(answer: Answer, form: Form): Promise<string | Uint8Array> {
  switch (form) {
    case 'text':
      return `${(await import('./forms/text.ts')).textForm(answer.document())}\n`;
    case 'md':
      return `${(await import('./forms/markdown.ts')).markdownForm(answer.document())}\n`;
    case 'html':
      return (await import('./forms/html.tsx')).htmlForm(await illustrated(answer));
    case 'docx':
      return (await import('./forms/docx.ts')).docxForm(answer.document());
    case 'csv':
      return answer.csv();
    case 'json':
      return `${JSON.stringify(answer.view, null, 2)}\n`;
    case 'svg':
      if (answer.svg === undefined) throw new Error('this answer is not drawn');
      return answer.svg();
  }
}

/** With the drawing before the table that is its twin: on a page both can be seen. */
export async function illustrated({ document, svg }: Answer): Promise<Document> {
  const { name, blocks } = document();
  const place = blocks.findIndex(({ kind }) => kind === 'table');
  if (svg === undefined || place < 0) return { name, blocks };
  const figure: Block = { kind: 'figure', svg: await svg(), caption: name };
  return { name, blocks: [...blocks.slice(0, place), figure, ...blocks.slice(place)] };
}
