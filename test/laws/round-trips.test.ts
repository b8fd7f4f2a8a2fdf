/** Laws of going out and coming back: what was written is read again as it was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readAnnexTable } from '../../src/exchange/annex-table.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { importLedger, openLedger } from '../../src/library/open-ledger.ts';
import { statusView } from '../../src/projections/status.ts';
import { annexReport } from '../../src/reports/annex.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { anyDay, anyHistory, interleaved, ledgerWith, TREATY } from '../support/histories.ts';

const folder = mkdtempSync(join(tmpdir(), 'treaty-round-trips-'));
afterAll(() => rmSync(folder, { recursive: true }));

const anyActs = anyHistory.chain(interleaved);

describe('round trips', () => {
  it('reads from a rendered table the acts that it shows', () =>
    fc.assert(
      fc.asyncProperty(anyActs, anyDay, async (acts, asOf) => {
        const ledger = await ledgerWith(acts);
        const view = await ledger.view(TREATY, { asOf });
        const status = statusView(view);
        const context = {
          register: view.register,
          treaty: view.record.definition,
          asOf: view.asOf,
        };
        const read = readAnnexTable(textForm(annexReport(view, status)), context);
        const shown = status.rows.flatMap(({ participant, signature, consent }) =>
          [signature, consent].flatMap(cell =>
            cell === null
              ? []
              : [{ participant: participant.id, kind: cell.kind, doneOn: cell.on }],
          ),
        );
        const acted = read.acts.map(({ participant, kind, doneOn }) => ({
          participant,
          kind,
          doneOn,
        }));
        expect(read.unreadable).toEqual([]);
        expect(acted).toEqual(shown);
      }),
    ));

  it('gives after export and import the same lines, hashes and root', () =>
    fc.assert(
      fc.asyncProperty(anyActs, fc.uuid(), async (acts, name) => {
        const ledger = await ledgerWith(acts);
        const lines = await exported(ledger);
        const path = join(folder, `${name}.db`);
        const made = await importLedger(path, stream(lines));
        const copy = await openLedger(path, { readOnly: true });
        expect(await exported(copy)).toEqual(lines);
        expect(await copy.verify()).toEqual(await ledger.verify());
        expect(made.root).toBe((await ledger.verify()).root);
        await copy.close();
      }),
      { numRuns: 25 },
    ));
});

async function exported(ledger: Ledger): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of ledger.export()) lines.push(line);
  return lines;
}

async function* stream(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}
