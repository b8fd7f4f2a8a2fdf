/** What an entry makes of the acts of others: said as a warning, since the entry itself may well be right. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ActKind } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { readDefinitions } from '../../src/exchange/definitions.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import type { ActRequest, Receipt } from '../../src/library/requests.ts';
import { idOf, ledgerWith, TREATY } from '../support/histories.ts';

/** Reads "EGY accession 1993-02-19, COL accession 1995-05-24". */
function actsIn(history: string) {
  return history.split(', ').map(text => {
    const [participant = '', kind = '', on = ''] = text.split(' ');
    return { participant, kind: kind as ActKind, on: on as CalendarDate };
  });
}

function readDefined(definitions: object) {
  const read = readDefinitions(JSON.stringify(definitions));
  if ('reason' in read) throw new Error(read.reason);
  return read.value;
}

const ledgerOf = (history: string, instruments = 2) => ledgerWith(actsIn(history), { instruments });

function record(ledger: Ledger, text: string, more: Partial<ActRequest> = {}): Promise<Receipt> {
  const [act] = actsIn(text);
  return ledger.record({ ...act, treaty: TREATY, notifiedOn: act?.on, ...more } as ActRequest);
}

function act(text: string): string {
  const [one] = actsIn(`${text} 2000-01-01`);
  return one === undefined ? '' : idOf(one);
}

describe('a retraction', () => {
  it('by which the treaty never entered into force says whose denunciation loses its ground', async () => {
    const ledger = await ledgerOf(
      'EGY accession 1993-02-19, COL accession 1995-05-24, EGY denunciation 2001-01-15',
    );
    const { warnings } = await ledger.retract({ act: act('COL accession'), reason: 'misread' });
    expect(warnings).toMatchObject([
      {
        ...{ rule: 'only-a-party-withdraws', holds: false, severity: 'warning' },
        because:
          'the denunciation of 15 January 2001 by Egypt that is on record would no longer be lawful (Egypt is not a party yet on 15 January 2001)',
        hint: expect.stringContaining(`treaty retract ${act('EGY denunciation')} --reason TEXT`),
      },
    ]);
  });

  it('of which two denunciations lose their ground names both', async () => {
    const ledger = await ledgerOf(
      'EGY accession 1993-02-19, COL accession 1995-05-24, MEX accession 1995-05-24, EGY denunciation 2001-01-15, MEX denunciation 2002-01-15',
      3,
    );
    const { warnings } = await ledger.retract({ act: act('COL accession'), reason: 'misread' });
    expect(warnings.map(({ because }) => because)).toEqual([
      'the denunciation of 15 January 2001 by Egypt that is on record would no longer be lawful (Egypt is not a party yet on 15 January 2001); the denunciation of 15 January 2002 by Mexico that is on record would no longer be lawful (Mexico is not a party yet on 15 January 2002)',
    ]);
  });

  it('of what a protocol asks for names the act towards the protocol', async () => {
    const ledger = await ledgerOf('EGY accession 1993-02-19');
    const definitions = JSON.parse(
      readFileSync(new URL('../../fixtures/treaties/IV-13.json', import.meta.url), 'utf8'),
    );
    const parent = { article: '1', treaties: [TREATY], needs: 'consent' };
    const protocol = { ...definitions.treaties[0], id: 'X-PROTO', parent, published: null };
    await ledger.define(
      readDefined({ treaties: [protocol], participants: [], acts: [] }) as never,
      'a test',
    );
    await record(ledger, 'EGY accession 1994-02-19', { treaty: 'X-PROTO' });
    const { warnings } = await ledger.retract({ act: act('EGY accession'), reason: 'misread' });
    expect(warnings).toMatchObject([
      {
        rule: 'party-to-the-parent-treaty',
        because: expect.stringMatching(
          /^the accession of X-PROTO of 19 February 1994 by Egypt that is on record would be out of the ordinary \(/,
        ),
      },
    ]);
  });

  it('of a reservation says whose objection is left in the air', async () => {
    const ledger = await ledgerOf('EGY accession 1993-02-19, COL accession 1995-05-24');
    const text = 'as circulated';
    const { id } = await record(ledger, 'EGY reservation 1993-02-19', { text });
    await record(ledger, 'COL objection 1995-05-24', { text, concerns: id });
    const { warnings } = await ledger.retract({ act: id, reason: 'a declaration' });
    expect(warnings).toMatchObject([
      {
        rule: 'concerns-a-statement-on-record',
        because: expect.stringContaining('the objection of 24 May 1995 by Colombia'),
      },
    ]);
  });

  it('of its author’s own ground is refused as ever', async () => {
    const ledger = await ledgerOf('GHA signature 2000-09-07, GHA ratification 2000-09-07');
    const retraction = ledger.retract({ act: act('GHA signature'), reason: 'misread' });
    await expect(retraction).rejects.toMatchObject({ code: 'ratification-by-signatory' });
  });

  it('of an act on which nothing stands is recorded without a word', async () => {
    const ledger = await ledgerOf(
      'EGY accession 1993-02-19, COL accession 1995-05-24, MEX accession 1999-03-08, EGY denunciation 2001-01-15',
    );
    const { warnings } = await ledger.retract({ act: act('MEX accession'), reason: 'misread' });
    expect(warnings).toEqual([]);
  });

  it('of an entry into force that was notified says so too', async () => {
    const ledger = await ledgerOf('EGY accession 1993-02-19, COL accession 1995-05-24', 3);
    const event = { event: 'in-force-notified', on: '1995-09-01', text: 'as notified' };
    const definitions = { treatyEvents: [{ ...event, treaty: TREATY, source: 'a test' }] };
    const [notified] = await ledger.define(definitions as never, 'a test');
    await record(ledger, 'EGY denunciation 2001-01-15');
    const { warnings } = await ledger.retract({ act: notified?.id ?? '', reason: 'misread' });
    expect(warnings).toMatchObject([{ rule: 'only-a-party-withdraws', severity: 'warning' }]);
  });
});

describe('a correction', () => {
  it('that moves the entry into force past a denunciation says so', async () => {
    const ledger = await ledgerOf(
      'EGY accession 1993-02-19, COL accession 1995-05-24, EGY denunciation 2001-01-15',
    );
    const { warnings } = await ledger.correct({
      ...{ act: act('COL accession'), on: '1996-05-24', reason: 'misread' },
    });
    expect(warnings).toMatchObject([
      {
        rule: 'withdrawal-not-too-early',
        because: expect.stringContaining('by Egypt that is on record would no longer be lawful'),
      },
    ]);
  });

  const LATER = { on: '1993-02-20', reason: 'misread', notifiedOn: '2003-01-01' };
  const EARLIER = { reason: 'misread', notifiedOn: '2002-12-02' };

  it('that a later one has overtaken is judged on what was known between', async () => {
    const ledger = await ledgerOf('EGY accession 1993-02-19');
    await ledger.correct({ act: act('EGY accession'), ...LATER });
    const impossible = { act: act('EGY accession'), on: '1900-02-05', ...EARLIER };
    await expect(ledger.correct(impossible)).rejects.toMatchObject({
      code: 'not-before-the-treaty-was-open',
      message: expect.stringContaining('nothing could be done on 5 February 1900'),
    });
  });

  it('that a later one has overtaken is recorded where it was lawful then', async () => {
    const ledger = await ledgerOf('EGY accession 1993-02-19');
    await ledger.correct({ act: act('EGY accession'), ...LATER });
    await ledger.correct({ act: act('EGY accession'), on: '1993-02-18', ...EARLIER });
    const consentOn = async (knownOn: string) =>
      (await ledger.status(TREATY, { asOf: '2004-01-01', knownOn })).rows[0]?.consent?.on;
    expect(await consentOn('2002-12-31')).toBe('1993-02-18');
    expect(await consentOn('2003-01-01')).toBe('1993-02-20');
  });
});

describe('an act that is recorded late', () => {
  it('and brings the entry into force forward says whose instrument could not be taken back', async () => {
    const ledger = await ledgerOf(
      'EGY accession 1993-02-19, COL accession 1995-05-24, COL withdrawal-of-instrument 1996-01-01',
      3,
    );
    const { warnings } = await record(ledger, 'MEX accession 1994-03-08');
    expect(warnings).toMatchObject([
      {
        ...{ rule: 'instrument-taken-back-before-it-binds', severity: 'warning' },
        because: expect.stringContaining('of 1 January 1996 by Colombia'),
      },
    ]);
  });
});
