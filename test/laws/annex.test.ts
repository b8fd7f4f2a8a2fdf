/** Laws of the annex: the table that `treaty status` prints says, when it is observed, what it was printed from. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_KINDS, type ActKind } from '../../src/domain/act.ts';
import { columnFor, meaningOf, tableForm } from '../../src/domain/table-form.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import { readSheet } from '../../src/exchange/tables/read-sheet.ts';
import { statusView } from '../../src/projections/status.ts';
import { annexReport } from '../../src/reports/annex.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';
import { Observer } from '../support/observing.ts';

const kinds = Object.keys(ACT_KINDS) as ActKind[];
const consents = kinds.filter(kind => ACT_KINDS[kind].effect === 'consents');

/** As `observe` reads it: raised letters lowered. */
async function headingsFor(consent: readonly ActKind[]): Promise<readonly string[]> {
  const ledger = await ledgerWith([]);
  const view = await ledger.view(TREATY, { asOf: '2001-12-06' });
  const { definition } = view.record;
  const ways = consent.map(kind => ({
    ...{ kind, article: '86', from: null, withoutSignature: false },
  }));
  const record = { ...view.record, definition: { ...definition, consent: ways } };
  return headingsIn(textForm(annexReport({ ...view, record }, statusView(view))));
}

function headingsIn(text: string): readonly string[] {
  const sheet = readSheet(text, 'IV-13.txt');
  if ('reason' in sheet) throw new Error(sheet.reason);
  return sheet.headings;
}

describe('the heading of the annex', () => {
  it('gives each kind for its mark, whatever a treaty provides for, unless marks collide', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(consents, { minLength: 1 }), async some => {
        const form = tableForm(await headingsFor(some));
        for (const kind of some) {
          const { mark } = ACT_KINDS[kind];
          const isAlone = some.filter(other => ACT_KINDS[other].mark === mark).length === 1;
          expect(columnFor(form, { kind })).toBe(1);
          if (isAlone) expect(meaningOf(form, 1, mark)).toEqual({ kind, text: null });
        }
      }),
    ));

  it('never gives one kind for a mark that several share, but the words of all', async () => {
    const [, heading = ''] = await headingsFor(['ratification', 'application', 'accession']);
    expect(meaningOf(tableForm(['Signature', heading]), 1, '')).toEqual({
      ...{ kind: 'consent-to-be-bound', text: heading },
    });
  });
});

const CRPD = [
  'Participant,Signature,"Formal confirmation(c), Accession(a), Ratification"',
  'Ecuador,30 Mar 2007,3 Apr 2008',
  'European Union,30 Mar 2007,23 Dec 2010 c',
  'Iraq,,20 Mar 2013 a',
];

describe('the column of consents', () => {
  it('names also a kind for which the treaty does not provide, where a row shows it', async () => {
    const ledger = await ledgerWith([]);
    const act = { treaty: TREATY, on: '1995-01-01', notifiedOn: '1995-01-01' };
    await ledger.record({ ...act, kind: 'provisional-application', participant: 'GHA' });
    const headings = async (asOf: string) => {
      const view = await ledger.view(TREATY, { asOf });
      return headingsIn(textForm(annexReport(view, statusView(view))));
    };
    expect(await headings('1994-12-31')).toEqual(['Signature', 'Ratification or accession a']);
    expect(await headings('1995-01-01')).toEqual([
      'Signature',
      'Ratification, accession a or provisional application n',
    ]);
  });
});

describe('the table that treaty status prints', () => {
  it('observed after the table that it was printed from, records nothing but its heading', async () => {
    const observer = await Observer.make();
    await observer.observe('2014-03-19', { '4-15.csv': CRPD.join('\n') });
    const view = await observer.ledger.view('IV-15', { asOf: '2014-03-19' });
    const text = textForm(annexReport(view, statusView(view)));
    const seen = await observer.observe('2014-03-20', { 'IV-15.txt': text });
    expect(seen).toMatchObject({ unreadable: [], stopped: [], irregularities: [] });
    expect(Object.entries(seen.recorded).filter(([, count]) => count > 0)).toEqual([
      ['headings', 1],
    ]);
  });
});

describe('the title of the annex', () => {
  const titleFor = async (change: Partial<TreatyDefinition>) => {
    const ledger = await ledgerWith([]);
    const view = await ledger.view(TREATY, { asOf: '1990-12-01' });
    const definition = { ...view.record.definition, ...change };
    const text = textForm(
      annexReport({ ...view, record: { ...view.record, definition } }, statusView(view)),
    );
    return text.split('\n\n')[0]?.replaceAll('\n', ' ');
  };
  const way = (kind: ActKind) => ({ kind, article: '1', from: null, withoutSignature: true });

  it('is that of the report', async () => {
    expect(await titleFor({ title: 'Convention' })).toBe(
      'LIST OF COUNTRIES THAT HAVE SIGNED, RATIFIED OR ACCEDED THE CONVENTION',
    );
  });

  it('has "to" where each way to consent asks for it, and no article before a number', async () => {
    const consent = [way('accession'), way('succession')];
    const title = 'Treaty III-3 of the UN Treaty Collection';
    expect(await titleFor({ consent, title: 'Convention' })).toBe(
      'LIST OF COUNTRIES THAT HAVE SIGNED, ACCEDED OR SUCCEEDED TO THE CONVENTION',
    );
    expect(await titleFor({ signature: null, consent, title })).toBe(
      'LIST OF COUNTRIES THAT HAVE ACCEDED OR SUCCEEDED TO TREATY III-3 OF THE UN TREATY COLLECTION',
    );
  });
});
