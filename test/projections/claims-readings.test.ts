/** Whom a count takes in that a document may leave out, and the other way round: who withdrew, organisations, statements. */
import { describe, expect, it } from 'vitest';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { ACTS, act, checked, claim, completeLedger, day, PERIOD } from '../support/claims.ts';
import { TREATY } from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

describe('a State that has withdrawn', () => {
  const WITHDRAWAL = { on: '2007-01-01', effectiveOn: '2008-02-01', notifiedOn: '2007-01-01' };
  const afterwards = async (of: 'contracting' | 'signed-only', number: number) => {
    const ledger = await completeLedger(ACTS);
    await ledger.record({ kind: 'withdrawal', treaty: TREATY, participant: 'GHA', ...WITHDRAWAL });
    const asOf = day('2010-01-01');
    const stated = claim<'count'>({ kind: 'count', of, number, asOf });
    const [finding] = await checked(ledger, [stated], '2025-12-31');
    return finding;
  };

  it('is counted in by a document that counts each that ever consented', async () => {
    expect(await afterwards('contracting', 3)).toMatchObject({
      replayed: 2,
      readings: [{ reading: 'withdrawn-included', with: [{ participant: { id: 'GHA' } }] }],
    });
  });

  it('has only signed, by the count, and is left out by a document that does not say so of it', async () => {
    const finding = await afterwards('signed-only', 1);
    expect(finding).toMatchObject({
      replayed: 2,
      readings: [
        { reading: 'without-those-that-have-withdrawn', without: [{ participant: { id: 'GHA' } }] },
      ],
    });
    expect(finding?.note).toMatch(
      /It is one where those are left out that have withdrawn, without Ghana\.$/,
    );
  });
});

describe('an organisation', () => {
  it('is left out by a document that counts States, as of the signatures of 30 March 2007', async () => {
    const ledger = await shippedLedger('IV-15');
    const opening = { kind: 'signature', treaty: 'IV-15', on: '2007-03-30' };
    for (const participant of ['JAM', 'EU']) await ledger.record({ ...opening, participant });
    const asOf = day('2007-12-31');
    const treaty = 'IV-15' as TreatyId;
    const [standing, done] = await checked(
      ledger,
      [
        claim<'count'>({ kind: 'count', of: 'signatories', number: 1, asOf, treaty }),
        claim<'actions'>({
          ...{ kind: 'actions', of: 'signatures', number: 1, by: null, treaty },
          ...{ from: day('2007-03-30'), to: asOf },
        }),
      ],
      '2026-04-30',
    );
    for (const finding of [standing, done]) {
      expect(finding?.readings).toMatchObject([
        { reading: 'states-only', without: [{ participant: { id: 'EU' } }] },
      ]);
    }
  });
});

describe('a statement', () => {
  it('is no action, as treaty actions counts them', async () => {
    const ledger = await completeLedger(ACTS);
    const declaration = { kind: 'declaration', treaty: TREATY, participant: 'GHA' };
    await ledger.record({ ...declaration, on: '2000-09-07', text: 'Ghana declares.' });
    const stated = claim<'actions'>({
      ...{ kind: 'actions', of: 'actions', number: 4, by: null, ...PERIOD },
    });
    const [finding] = await checked(ledger, [stated]);
    expect(finding).toMatchObject({ verdict: 'agrees', replayed: 4 });
    const tally = await ledger.actionsAcross(PERIOD);
    expect(tally.counts.actions).toBe(4);
  });
});

describe('whom the record counts', () => {
  it('is told by number alone where they are more than twenty', async () => {
    const everybody = 'BOL CHL COL EGY GHA GIN MAR MEX PHL TUR UGA URY'.split(' ');
    const ledger = await completeLedger(
      everybody.flatMap(id => [
        act(id, 'signature', '2000-09-07'),
        act(id, 'ratification', '2000-09-08'),
      ]),
    );
    const stated = claim<'actions'>({
      ...{ kind: 'actions', of: 'actions', number: 25, by: null, ...PERIOD },
    });
    const [finding] = await checked(ledger, [stated]);
    expect(finding?.note).toBe('On record are 24.');
  });
});
