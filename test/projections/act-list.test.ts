/** The list of acts: what stands, as corrected, in legal order, and where in the log it comes from. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/library/ledger.ts';
import { actList } from '../../src/projections/act-list.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

let ledger: Ledger;

beforeAll(async () => {
  ledger = await shippedLedger('IV-13');
  const by = { treaty: 'IV-13', notifiedOn: '2001-12-20', source: 'E/CN.4/2002/89' };
  await ledger.record({ ...by, kind: 'accession', participant: 'EGY', on: '1993-02-20' });
  await ledger.record({ ...by, kind: 'signature', participant: 'GHA', on: '2000-09-07' });
  await ledger.record({ ...by, kind: 'ratification', participant: 'GHA', on: '2000-09-07' });
  await ledger.record({ ...by, kind: 'accession', participant: 'BOL', on: '2000-10-16' });
});

async function lines(sight: { asOf?: string; at?: number } = {}) {
  return actList(await ledger.view('IV-13', sight));
}

describe('the list of acts', () => {
  it('stands in legal order: a signature before a consent of the same day', async () => {
    const own = (await lines()).map(({ participant, kind }) => `${participant} ${kind}`);
    expect(own).toEqual(['EGY accession', 'GHA signature', 'GHA ratification', 'BOL accession']);
  });

  it('says what each act is, and null for what it has not', async () => {
    expect((await lines())[0]).toMatchObject({
      treaty: 'IV-13',
      name: 'Egypt',
      mark: 'a',
      doneOn: '1993-02-20',
      effectiveOn: null,
      notifiedOn: '2001-12-20',
      concerns: null,
      text: null,
      source: 'E/CN.4/2002/89',
      note: null,
      recordedBy: 'a test',
      corrections: 0,
    });
  });

  it('leaves out what was done after the day asked about', async () => {
    expect(await lines({ asOf: '2000-09-06' })).toHaveLength(1);
  });

  it('tells an act as it was corrected, with the place, the source and the day of the correction', async () => {
    const before = await ledger.size();
    const [egypt] = await lines();
    await ledger.correct({
      act: egypt?.id ?? '',
      on: '1993-02-19',
      reason: 'misread',
      source: 'C.N.1',
      notifiedOn: '2003-01-01',
    });
    expect((await lines())[0]).toMatchObject({
      ...{ id: egypt?.id, doneOn: '1993-02-19', corrections: 1 },
      ...{ position: before + 1, source: 'C.N.1', notifiedOn: '2003-01-01' },
    });
    expect((await lines({ at: before }))[0]).toEqual(egypt);
  });

  it('does not tell an act that was retracted', async () => {
    const bolivia = (await lines()).find(({ participant }) => participant === 'BOL');
    await ledger.retract({ act: bolivia?.id ?? '', reason: 'recorded in error' });
    expect((await lines()).map(({ participant }) => participant)).not.toContain('BOL');
  });
});
