/**
 * The law of printed forms: a status table, in either profile and in every form that holds one, gives back the acts
 * behind its cells, and nothing of what stands around them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActKind } from '../../src/domain/act.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import { type CellMeaning, meaningOf, tableForm } from '../../src/domain/table-form.ts';
import { readPublishedTable } from '../../src/exchange/tables/published-table.ts';
import { readSheet } from '../../src/exchange/tables/read-sheet.ts';
import { printedTable } from '../../src/projections/printed-table.ts';
import type { TreatyView } from '../../src/projections/question.ts';
import { statusView } from '../../src/projections/status.ts';
import type { Profile } from '../../src/reports/status.ts';
import { anyLife, livedLedger, TREATIES } from '../support/lives.ts';
import { Observer } from '../support/observing.ts';
import { PRINTED, type Printed } from '../support/printed-forms.ts';
import { anyTable, csv } from '../support/random-tables.ts';

interface Shown {
  readonly participant: ParticipantId;
  readonly kind: ActKind;
  readonly on: string;
}

/** What each profile shows, in the order of its rows and columns. */
const SHOWN: Readonly<Record<Profile, (view: TreatyView) => Shown[]>> = {
  annex: view =>
    statusView(view)
      .rows.filter(({ standing }) => standing !== 'ceased')
      .flatMap(({ participant: { id: participant }, signature, consent }) =>
        [signature, consent].flatMap(cell => (cell === null ? [] : [{ participant, ...cell }])),
      ),
  mtdsg: view =>
    printedTable(view).rows.flatMap(({ cells }) =>
      cells.flatMap(cell => (cell === null ? [] : [{ ...cell, kind: cell.act.kind }])),
    ),
};

/** Every cell, read as `observe` reads it. */
function readBack({ text, file }: Printed, { register, asOf: publishedOn }: TreatyView) {
  const sheet = readSheet(text, file);
  if ('reason' in sheet) throw new Error(`line ${sheet.line}: ${sheet.reason}\n${text}`);
  const reading = readPublishedTable(sheet, { register, publishedOn });
  expect([reading.unknown, reading.unreadable, reading.hasNameless]).toEqual([[], [], false]);
  const form = tableForm(reading.table.headings);
  const cells = reading.table.cells.map(({ participant, column, on, mark }) => {
    return { participant, column, on, mark, meaning: meaningOf(form, column, mark) };
  });
  return { cells, inBrackets: reading.inBrackets };
}

/** A confirmed signature ad referendum is a signature; where several kinds share a mark, the words name them all. */
function says({ kind: meant, text }: CellMeaning, kind: ActKind): boolean {
  const shown = kind === 'signature-ad-referendum' ? 'signature' : kind;
  if (text === null) return meant === kind || meant === shown;
  return text.toLowerCase().includes(shown.replaceAll('-', ' '));
}

/** Row by row and column by column, in the order of the table. */
function holdsTo(shown: readonly Shown[], printed: Printed, view: TreatyView): void {
  const { cells, inBrackets } = readBack(printed, view);
  const plain = ({ participant, on }: Pick<Shown, 'participant' | 'on'>) => `${participant} ${on}`;
  expect(cells.map(plain)).toEqual(shown.map(plain));
  for (const [index, { kind }] of shown.entries()) {
    const { meaning } = cells[index] as (typeof cells)[number];
    if (!says(meaning, kind)) {
      throw new Error(
        `${kind} reads ${JSON.stringify(meaning)} in ${printed.file}\n${printed.text}`,
      );
    }
  }
  const gone = statusView(view).rows.filter(({ standing }) => standing === 'withdrawn');
  const rows = new Set(shown.map(({ participant }) => participant));
  const bracketed = gone.map(({ participant }) => participant.id).filter(id => rows.has(id));
  expect(inBrackets).toEqual(bracketed);
}

describe.each(TREATIES)('the table of $name', ({ definition }) => {
  it.each(['annex', 'mtdsg'] as const)('in the profile %s gives back its acts', profile =>
    fc.assert(
      fc.asyncProperty(anyLife, async ({ acts, asOf }) => {
        const ledger = await livedLedger(definition, acts);
        const view = await ledger.view(definition.id, { asOf });
        const shown = SHOWN[profile](view);
        // Without an act the Collection's table has no column, and only its form as text looks like one.
        fc.pre(shown.length > 0);
        for (const printed of PRINTED[profile](view)) holdsTo(shown, printed, view);
      }),
      { numRuns: 50 },
    ),
  );
});

describe('a table that was published', () => {
  it('reads the same from each form in which it is printed again, whatever its headings', () =>
    fc.assert(
      fc.asyncProperty(anyTable, async table => {
        const observer = await Observer.make();
        const text = csv(table);
        const day = '2013-06-21';
        await observer.observe(day, { 'IV-13.csv': text });
        const view = await observer.ledger.view('IV-13', { asOf: day, knownOn: day });
        const { cells } = readBack({ file: 'IV-13.csv', text }, view);
        // Where a heading had to be added to, a mark that no heading explains may be read otherwise.
        const { headings } = printedTable(view);
        const isHeadedAlike = headings.join() === table.headings.join();
        const plain = ({ meaning: { kind }, ...cell }: (typeof cells)[number]) =>
          JSON.stringify(isHeadedAlike ? { ...cell, kind } : cell);
        const wanted = new Set(cells.map(plain));
        for (const printed of PRINTED.mtdsg(view)) {
          const given = readBack(printed, view).cells.map(plain);
          expect(new Set(given), printed.text).toEqual(wanted);
        }
      }),
      { numRuns: 60 },
    ));
});
