/** How far a verdict rests on the record: what it reaches, who declared it complete, what the depositary notified. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { checkClaims } from '../../src/projections/claims.ts';
import {
  ACTS,
  AS_OF,
  act,
  checked,
  claim,
  completeLedger,
  day,
  documentOf,
  ids,
  PERIOD,
  TABLE,
  table,
} from '../support/claims.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';

async function only(ledger: Ledger, stated: Claim) {
  const [finding] = await checked(ledger, [stated]);
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

const force = (on: string | null, asOf: string) =>
  claim<'entry-into-force'>({
    ...{ kind: 'entry-into-force', on: on === null ? null : day(on), asOf: day(asOf) },
  });

const list = (...participants: string[]) =>
  claim<'list'>({
    ...{ kind: 'list', of: 'contracting', participants: ids(...participants), ...AS_OF },
  });

const count = (number: number) =>
  claim<'count'>({ kind: 'count', of: 'contracting', number, ...AS_OF });

const threshold = (required: number) =>
  claim<'threshold'>({ kind: 'threshold', required, ...AS_OF });

const event = (event: 'in-force-notified' | 'terminated', on: string) => ({
  ...{ event, on: day(on), treaty: TREATY as TreatyId, notifiedOn: day(on) },
  ...{ text: 'As notified', source: 'a test' },
});

describe('a day of entry into force', () => {
  const acts = [...ACTS, act('MEX', 'accession', '2002-02-05')];
  const reaching = (completeTo: string) => completeLedger(acts, { completeTo, instruments: 4 });

  it('is not wrong by deposits after the day to which the record is complete', async () => {
    const short = await reaching('2001-12-06');
    expect(await only(short, force('2002-04-01', '2002-07-01'))).toMatchObject({
      verdict: 'cannot-tell',
      note: 'The record is complete to 6 December 2001 only, and the claim speaks of 1 July 2002.',
    });
  });

  it('is settled by the deposits up to the decisive one, whatever came later', async () => {
    const long = await reaching('2002-02-05');
    const stated = ['2002-04-01', '2002-06-01'].map(on => force(on, '2002-07-01'));
    const found = await checked(long, stated);
    expect(found.map(({ verdict }) => verdict)).toEqual(['disagrees', 'agrees']);
  });

  const notifiedOn = async (on: string) => {
    const ledger = await completeLedger(ACTS, { instruments: 3 });
    await ledger.define({ treatyEvents: [event('in-force-notified', on)] }, 'a test');
    return ledger;
  };

  it('has no act behind it where the depositary counted others than are on record', async () => {
    const ledger = await notifiedOn('2001-07-01');
    expect(await only(ledger, force('2001-07-01', '2001-12-06'))).toMatchObject({
      verdict: 'agrees',
      acts: [],
    });
    const same = await only(await notifiedOn('2001-06-01'), force('2001-06-01', '2001-12-06'));
    expect(same.acts).toMatchObject([{ participant: { id: 'URY' } }]);
  });

  it('is right by the deposits, where the depositary notified another', async () => {
    const finding = await only(await notifiedOn('2001-07-01'), force('2001-06-01', '2001-12-06'));
    expect(finding).toMatchObject({
      verdict: 'disagrees',
      readings: [{ reading: 'day-by-the-deposits' }],
    });
  });
});

describe('a record that nobody has declared complete', () => {
  const undeclared = () => ledgerWith(ACTS);

  it('bears out what says the same', async () => {
    const found = await checked(await undeclared(), [count(3), list('GHA', 'GIN', 'URY')]);
    expect(found.map(({ verdict, note }) => [verdict, note])).toEqual([
      ['agrees', ''],
      ['agrees', ''],
    ]);
  });

  it('bears out nothing by a day of knowledge: nobody can say what else had been known', async () => {
    const view = await (await undeclared()).view(TREATY, { ...AS_OF, knownOn: '2001-12-20' });
    const [finding] = checkClaims(documentOf([count(3)]), [{ view, asIssued: null, across: null }]);
    expect(finding).toMatchObject({
      verdict: 'cannot-tell',
      replayed: 3,
      unanswered: { why: 'not-declared', knownOn: '2001-12-20' },
    });
  });

  it('does not contradict what says otherwise, and the difference is told by name', async () => {
    const said =
      'Nobody has declared how far the record of IV-13 is complete, so acts may be missing from it.';
    const ledger = await undeclared();
    const acts = claim<'actions'>({
      ...{ kind: 'actions', of: 'actions', number: 9, by: null, ...PERIOD },
    });
    const found = await checked(ledger, [list('GHA', 'GIN', 'TUR'), count(9), acts]);
    expect(found.map(({ verdict, note }) => [verdict, note])).toEqual([
      [
        'cannot-tell',
        `${said} The printed list lacks Uruguay (accession of 15 February 2001). The printed list has, and the record has not, Turkey (no act on record).`,
      ],
      ['cannot-tell', `${said} On record are three: Ghana, Guinea and Uruguay.`],
      ['cannot-tell', `${said} On record are four: Ghana (two acts), Guinea and Chile.`],
    ]);
    const whole = await only(ledger, table(TABLE.slice(1)));
    expect(whole).toMatchObject({ verdict: 'cannot-tell', differences: [{ what: 'missing' }] });
  });
});

describe('how many instruments there are so far', () => {
  it('is told with their acts while the treaty waits for more', async () => {
    const finding = await only(await completeLedger(ACTS, { instruments: 5 }), threshold(5));
    expect(finding.note).toBe('By 6 December 2001, 3 of 5 instruments had been deposited.');
    expect(finding.acts.map(({ participant }) => participant.id)).toEqual(['GHA', 'GIN', 'URY']);
  });

  it('is not told of a treaty that is in force, or was, by whatever instruments', async () => {
    const reached = await only(await completeLedger(ACTS, { instruments: 3 }), threshold(3));
    expect(reached).toMatchObject({ note: '', acts: [] });
    const ledger = await completeLedger(ACTS, { instruments: 5 });
    const events = [event('in-force-notified', '2001-06-01'), event('terminated', '2001-09-01')];
    await ledger.define({ treatyEvents: events }, 'a test');
    expect(await only(ledger, threshold(5))).toMatchObject({ verdict: 'agrees', note: '' });
  });

  it('is not told of a record in which acts may be missing', async () => {
    const finding = await only(await ledgerWith(ACTS, { instruments: 5 }), threshold(5));
    expect(finding).toMatchObject({ note: '', acts: [] });
  });
});
