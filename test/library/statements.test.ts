/** Reservations and objections as a ledger takes them: by when they were made known. */
import { describe, expect, it } from 'vitest';
import { ledgerWith, TREATY } from '../support/histories.ts';

async function objectionOf(on: string, notifiedOn?: string) {
  const ledger = await ledgerWith([], { instruments: 1 });
  const act = { treaty: TREATY, text: 'as circulated' };
  await ledger.record({ ...act, kind: 'accession', participant: 'EGY', on: '1993-02-19' });
  await ledger.record({ ...act, kind: 'accession', participant: 'MEX', on: '1993-02-19' });
  const { id } = await ledger.record({
    ...{ ...act, kind: 'reservation', participant: 'EGY', on: '1993-02-19' },
    ...(notifiedOn !== undefined && { notifiedOn }),
  });
  const objection = { ...act, kind: 'objection', participant: 'MEX', concerns: id, on };
  const { warnings } = await ledger.record(objection);
  return warnings.map(({ rule }) => rule);
}

describe('an objection', () => {
  it('has twelve months from the notification of the reservation (VCLT art. 20(5))', async () => {
    expect(await objectionOf('1994-06-01', '1993-06-01')).toEqual([]);
    expect(await objectionOf('1994-06-02', '1993-06-01')).toEqual([
      'objection-within-twelve-months',
    ]);
  });

  it('has them from the reservation itself where nobody has recorded its notification', async () => {
    expect(await objectionOf('1994-02-19')).toEqual([]);
    expect(await objectionOf('1994-02-20')).toEqual(['objection-within-twelve-months']);
  });
});
