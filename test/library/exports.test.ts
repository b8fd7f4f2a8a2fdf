/** What leaves the ledger as a table: which treaties, in which order, at which coordinates, and what is refused. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PanelExport } from '../../src/library/export-requests.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { shippedParticipants } from '../../src/library/shipped.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { PANEL_COLUMNS } from '../../src/reports/panel-columns.ts';
import { cellsIn, rowsIn, whole } from '../support/exported.ts';
import { ledgerOf, shippedLedger } from '../support/shipped-ledger.ts';

let ledger: Ledger;

beforeAll(async () => {
  ledger = await shippedLedger('XXVII-7-d', 'IV-11-b', 'IV-5', 'IV-11', 'IV-4');
});

const linesOf = async (question: Parameters<Ledger['exportActs']>[0]) =>
  (await whole(ledger.exportActs(question))).trimEnd().split('\n');

async function bytesOf(question: PanelExport): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of ledger.exportPanelPackage(question)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('exported acts', () => {
  it('stand by number of treaty, IV-11 after IV-5 and XXVII-7-d last', async () => {
    const treaties = (await linesOf({})).map(line => JSON.parse(line).treaty);
    expect([...new Set(treaties)]).toEqual(['IV-4', 'IV-5', 'IV-11', 'XXVII-7-d']);
    expect(await linesOf({ treaties: ['all'] })).toEqual(await linesOf({}));
  });

  it('fit the schema that is published, each line', async () => {
    for (const line of await linesOf({})) {
      expect(JSON_SHAPES['act-line'].safeParse(JSON.parse(line)).error?.issues).toBeUndefined();
    }
  });

  it('say the same as CSV, with an empty cell for null', async () => {
    const rows = rowsIn(await whole(ledger.exportActs({ format: 'csv' })));
    const acts = (await linesOf({})).map(line => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toEqual(
      acts.map(act =>
        Object.fromEntries(Object.entries(act).map(([key, value]) => [key, `${value ?? ''}`])),
      ),
    );
  });

  it('are those of the treaties named, each once', async () => {
    const treaties = (await linesOf({ treaties: ['iv-5', 'IV-5'] })).map(
      line => JSON.parse(line).treaty,
    );
    expect(new Set(treaties)).toEqual(new Set(['IV-5']));
    expect(treaties).toHaveLength((await linesOf({ treaties: ['IV-5'] })).length);
  });

  it('leave out of all treaties one that came later than the position asked about', async () => {
    const first = JSON.parse((await linesOf({ treaties: ['XXVII-7-d'] }))[0] ?? '').position;
    const at = (await linesOf({ at: first })).map(line => JSON.parse(line).treaty);
    expect(new Set(at)).toEqual(new Set(['XXVII-7-d']));
  });

  it('leave the text as it is in JSON Lines, and escape it in CSV', async () => {
    const own = await shippedLedger('IV-4');
    const spain = { treaty: 'IV-4', participant: 'ESP' };
    await own.record({ ...spain, kind: 'signature', on: '1976-09-28' });
    await own.record({ ...spain, kind: 'declaration', on: '1985-01-25', text: '=1+1\nand more' });
    const lines = (await whole(own.exportActs())).trimEnd().split('\n');
    const texts = lines.map(line => JSON.parse(line).text).filter(text => text !== null);
    expect(texts).toEqual(['=1+1\nand more']);
    const rows = rowsIn(await whole(own.exportActs({ format: 'csv' })));
    const cells = rows.map(row => row['text']).filter(Boolean);
    expect(cells).toEqual(["'=1+1\nand more"]);
  });
});

describe('an exported panel', () => {
  const question = { treaties: ['XXVII-7-d', 'IV-4'], asOf: '2021-06-30', from: 2019 };

  it('has the columns that are documented, and no cell without one', async () => {
    const [header, ...rows] = cellsIn(await whole(ledger.exportPanel(question)));
    expect(header).toEqual(PANEL_COLUMNS.map(({ name }) => name));
    expect(new Set(rows.map(row => row.length))).toEqual(new Set([PANEL_COLUMNS.length]));
  });

  it('fills each column that may not be empty', async () => {
    const all = rowsIn(await whole(ledger.exportPanel({ treaties: ['all'] })));
    for (const { name } of PANEL_COLUMNS.filter(({ required }) => required)) {
      expect([name, all.filter(row => row[name] === '').length]).toEqual([name, 0]);
    }
  });

  it('covers the treaties in order of number, from the first year to that of the day', async () => {
    const rows = rowsIn(await whole(ledger.exportPanel(question)));
    expect([...new Set(rows.map(row => row['treaty']))]).toEqual(['IV-4', 'XXVII-7-d']);
    const years = new Set(rows.map(row => row['as_of']));
    expect(years).toEqual(new Set(['2019-12-31', '2020-12-31', '2021-06-30']));
  });

  it('tells how many rows each treaty gave', async () => {
    const seen: [string, number][] = [];
    const csv = await whole(
      ledger.exportPanel({
        ...question,
        onTreaty: (view, rows) => seen.push([view.record.definition.id, rows]),
      }),
    );
    expect(seen.map(([id]) => id)).toEqual(['IV-4', 'XXVII-7-d']);
    expect(seen.reduce((sum, [, rows]) => sum + rows, 0)).toBe(rowsIn(csv).length);
  });

  it('names each State by its codes', async () => {
    const rows = rowsIn(
      await whole(ledger.exportPanel({ treaties: ['IV-4'], asOf: '1992-12-31', from: 1988 })),
    );
    const codes = (id: string, year: string) => {
      const row = rows.find(one => one['participant'] === id && one['year'] === year);
      return [row?.['iso3'], row?.['m49'], row?.['cow']];
    };
    expect(codes('AFG', '1990')).toEqual(['AFG', '004', '700']);
    expect(codes('CSHH', '1990')).toEqual(['', '200', '315']);
    expect(codes('DDDE', '1989')).toEqual(['', '278', '265']);
    expect(codes('DEU', '1989')).toEqual(['DEU', '276', '260']);
    expect(codes('DEU', '1990')).toEqual(['DEU', '276', '255']);
    expect(codes('VAT', '1990')).toEqual(['VAT', '336', '']);
  });
});

describe('the zip', () => {
  const question = { treaties: ['IV-4', 'IV-5'], asOf: '1993-12-31', knownOn: '2026-04-30' };

  it('holds the panel, two descriptions of its columns, and how to cite it', async () => {
    const files = unzipSync(await bytesOf(question));
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(Object.keys(files)).toEqual([
      'panel.csv',
      'panel.csv-metadata.json',
      'datapackage.json',
      'README.txt',
    ]);
    const csv = await whole(ledger.exportPanel(question));
    expect(text('panel.csv')).toBe(csv);

    const [header] = cellsIn(csv);
    const { url, tableSchema } = JSON.parse(text('panel.csv-metadata.json'));
    expect(url).toBe('panel.csv');
    expect(tableSchema.columns.map(({ name }: { name: string }) => name)).toEqual(header);
    expect(tableSchema.primaryKey).toEqual(['treaty', 'participant', 'year']);

    const [resource] = JSON.parse(text('datapackage.json')).resources;
    expect(resource.path).toBe('panel.csv');
    expect(resource.schema.fields.map(({ name }: { name: string }) => name)).toEqual(header);

    const { size, root } = await ledger.verify();
    const flat = text('README.txt').replaceAll(/\s+/g, ' ');
    expect(flat).toContain(
      `panel of 2 treaties by State and year (${rowsIn(csv).length} rows), as of 31 December 1993, as known on 30 April 2026, at position ${size} of the log with root ${root}`,
    );
    expect(text('README.txt')).toContain(
      `\ntreaty export panel IV-4 IV-5 --as-of 1993-12-31 --known-on 2026-04-30 --at ${size} --zip FILE\n`,
    );
  });

  it('is the same, byte for byte, each time it is asked for', async () => {
    expect(await bytesOf(question)).toEqual(await bytesOf(question));
  });

  it('cites the log as it was at the position asked about, not as it is', async () => {
    const own = await shippedLedger('IV-4');
    const { size: at, root } = await own.verify();
    const spain = { treaty: 'IV-4', participant: 'ESP', kind: 'signature', on: '1976-09-28' };
    await own.record(spain);
    const pieces: Uint8Array[] = [];
    const asked = own.exportPanelPackage({ treaties: ['IV-4'], asOf: '1980-12-31', at });
    for await (const piece of asked) pieces.push(piece);
    const readme = strFromU8(unzipSync(Buffer.concat(pieces))['README.txt'] ?? new Uint8Array());
    expect(readme).toContain(root);
    expect(readme).toContain(`position ${at}\n`);
  });
});

describe('an export is refused before its first piece', () => {
  const first = async (pieces: AsyncIterable<string>) => {
    for await (const piece of pieces) return piece;
    return null;
  };

  it.each([
    ['a treaty that is not there', { treaties: ['IV-4', 'IV-99'] }, 'unknown-treaty'],
    ['what is no number of a treaty', { treaties: ['IV-4', 'the Covenant'] }, 'unknown-treaty'],
    ['all, and one more', { treaties: ['all', 'IV-4'] }, 'all-and-more'],
    ['no treaty', { treaties: [] }, 'no-treaty-named'],
    ['a year after the day asked about', { treaties: ['IV-4'], to: 2027 }, 'bad-years'],
    ['a year that is none', { treaties: ['IV-4'], from: 1990.5 }, 'bad-years'],
    ['a last year before the first', { treaties: ['IV-4'], from: 2000, to: 1999 }, 'bad-years'],
    ['a day that is none', { treaties: ['IV-4'], asOf: '2021-02-29' }, 'bad-date'],
    ['a position that is none', { treaties: ['IV-4'], at: 9999 }, 'bad-position'],
  ])('for %s', async (_, question: PanelExport, code) => {
    await expect(first(ledger.exportPanel(question))).rejects.toMatchObject({ code });
  });

  it('for a treaty that came later than the position asked about', async () => {
    const acts = await linesOf({ treaties: ['XXVII-7-d'] });
    const at = JSON.parse(acts[0] ?? '').position;
    const asked = ledger.exportActs({ treaties: ['XXVII-7-d', 'IV-4'], at });
    await expect(first(asked)).rejects.toMatchObject({
      code: 'unknown-treaty',
      message: expect.stringMatching(/not in this ledger yet at position/),
    });
  });

  it('for a ledger without a treaty', async () => {
    const empty = await ledgerOf(shippedParticipants());
    await expect(first(empty.exportActs())).rejects.toMatchObject({ code: 'no-treaty' });
  });
});
