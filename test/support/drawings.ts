/** Charts of ledgers, and an SVG as its elements: read by a strict XML parser, so that what is not well-formed fails. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Ledger } from '../../src/library/ledger.ts';
import type { Sight } from '../../src/library/requests.ts';
import { forceView } from '../../src/projections/force.ts';
import { historyView } from '../../src/projections/history.ts';
import { treatyOf } from '../../src/projections/question.ts';
import { standings } from '../../src/projections/standings.ts';
import type { ChartMatter } from '../../src/reports/chart/history-chart.tsx';

export interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: readonly Drawn[];
  /** Its own and that of its parts. */
  readonly text: string;
}

export async function chartMatter(ledger: Ledger, treaty: string, sight: Sight) {
  const view = await ledger.view(treaty, sight);
  const force = forceView(view, standings(view));
  return {
    ...{ treaty: treatyOf(view), coordinates: view, steps: historyView(view), force },
  } satisfies ChartMatter;
}

interface Open extends Drawn {
  readonly parts: Drawn[];
  text: string;
}

/** @throws where the text is not well-formed. */
export function drawn(svg: string): Drawn {
  const root: Open = { name: '', attributes: {}, parts: [], text: '' };
  const open: Open[] = [root];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const element: Open = { name, attributes, parts: [], text: '' };
    open.at(-1)?.parts.push(element);
    open.push(element);
  });
  parser.on('text', text => {
    // A line break between two elements is no word.
    if (text === '\n') return;
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(svg).close();
  return root.parts[0] ?? root;
}

/** The element and all within it that have the attribute, of this value where one is given. */
export function having(element: Drawn, attribute: string, value?: string): Drawn[] {
  const own = element.attributes[attribute];
  const fits = own !== undefined && (value === undefined || own === value);
  return [
    ...(fits ? [element] : []),
    ...element.parts.flatMap(one => having(one, attribute, value)),
  ];
}

export function named(element: Drawn, name: string): Drawn[] {
  return [
    ...(element.name === name ? [element] : []),
    ...element.parts.flatMap(one => named(one, name)),
  ];
}

/** The rows of the table twin, as text. */
export function twin(svg: string): string[][] {
  return having(drawn(svg), 'role', 'row').map(row => row.parts.map(cell => cell.text));
}
