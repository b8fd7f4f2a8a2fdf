/** What befalls a treaty or a participant by no single act: terminations, renamings, States that come and go. */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { Definitions } from '../../src/exchange/definitions.ts';
import { statusView } from '../../src/projections/status.ts';
import { annexText } from '../../src/reports/annex.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';

const SOURCE = 'a test';

const ACCESSIONS = [
  { participant: 'EGY', kind: 'accession', on: '1993-02-19' as CalendarDate },
  { participant: 'COL', kind: 'accession', on: '1995-05-24' as CalendarDate },
] as const;

async function standingOf(id: string, asOf: string, definitions: Definitions) {
  const ledger = await ledgerWith(ACCESSIONS, { instruments: 2 });
  await ledger.define(definitions, SOURCE);
  const status = await ledger.status(TREATY, { asOf });
  return { ledger, status, row: status.rows.find(({ participant }) => participant.id === id) };
}

function participantEvent(event: 'renamed' | 'ceased', on: string, more: object = {}): Definitions {
  const participant = 'EGY' as ParticipantId;
  return {
    participantEvents: [{ participant, event, on: on as CalendarDate, source: SOURCE, ...more }],
  };
}

function treatyEvent(event: 'terminated' | 'in-force-notified', on: string): Definitions {
  const treaty = TREATY as TreatyId;
  const text = 'as notified';
  return { treatyEvents: [{ treaty, event, on: on as CalendarDate, text, source: SOURCE }] };
}

describe('a participant', () => {
  const name = { name: 'Kemet', inText: 'Kemet', sortKey: 'kemet' };

  it('that was renamed bears its new name from that day, and the old one before', async () => {
    const renamed = participantEvent('renamed', '2005-01-01', { name });
    expect((await standingOf('EGY', '2004-12-31', renamed)).row?.participant.name).toBe('Egypt');
    expect((await standingOf('EGY', '2005-01-01', renamed)).row?.participant.name).toBe('Kemet');
  });

  it('that ceased is no party from the day after, and its instrument stays counted', async () => {
    const ceased = participantEvent('ceased', '1994-12-31', { others: ['COL'] });
    const before = await standingOf('EGY', '1994-12-31', ceased);
    const after = await standingOf('EGY', '1996-01-01', ceased);
    expect([before.row?.standing, after.row?.standing]).toEqual(['contracting', 'ceased']);
    expect(after.status.counts).toMatchObject({ contracting: 1, parties: 1 });
    expect(after.status.entryIntoForce).toMatchObject({ on: '1995-09-01', counted: 2 });
  });

  it('records an event once, however often the file is registered', async () => {
    const renamed = participantEvent('renamed', '2005-01-01', { name });
    const { ledger } = await standingOf('EGY', '2005-01-01', renamed);
    expect(await ledger.define(renamed, SOURCE)).toEqual([]);
  });

  it('that nobody knows cannot be renamed', async () => {
    const unknown = { participant: 'ATL' as ParticipantId, name };
    await expect(
      standingOf('EGY', '2005-01-01', participantEvent('renamed', '2005-01-01', unknown)),
    ).rejects.toMatchObject({ code: 'participant-known', category: 'not-found' });
  });
});

describe('a treaty', () => {
  it('that was terminated is in force no more, and nothing is done towards it', async () => {
    const ended = treatyEvent('terminated', '2005-12-31');
    const { ledger, status } = await standingOf('EGY', '2006-01-01', ended);
    expect(status.entryIntoForce).toMatchObject({ inForce: false, terminatedOn: '2005-12-31' });
    const before = await ledger.status(TREATY, { asOf: '2005-12-31' });
    expect([before.entryIntoForce.inForce, before.counts.parties]).toEqual([true, 2]);
    expect(status.counts).toMatchObject({ contracting: 0, parties: 0, signedOnly: 0 });
    expect(status.rows.map(({ standing, inForceFrom }) => `${standing} ${inForceFrom}`)).toEqual([
      'released 1995-09-01',
      'released 1995-09-01',
    ]);
    expect(status.entryIntoForce.parties).toEqual([]);
    await expect(
      ledger.record({ kind: 'accession', treaty: TREATY, participant: 'GHA', on: '2006-01-01' }),
    ).rejects.toMatchObject({ code: 'not-after-termination' });
  });

  it('is said to be terminated, in its table and in the report’s sentences', async () => {
    const ended = treatyEvent('terminated', '2005-12-31');
    const { ledger } = await standingOf('EGY', '2006-01-01', ended);
    const text = await ledger.paragraph(TREATY, { asOf: '2006-01-01' });
    expect(text).toMatch(/acceded to by two States, namely, Colombia and Egypt\./);
    expect(text).toMatch(
      /entered into force on 1 September 1995 and was terminated on 31 December 2005\.$/,
    );
    const view = await ledger.view(TREATY, { asOf: '2006-01-01' });
    expect(annexText(view, statusView(view))).toContain('\n(terminated on 31 December 2005)\n');
    const before = await ledger.paragraph(TREATY, { asOf: '2005-12-31' });
    expect(before).not.toMatch(/terminated/);
  });

  it('that was terminated before it was in force never was', async () => {
    const ended = treatyEvent('terminated', '1995-08-31');
    const { ledger, row } = await standingOf('EGY', '2006-01-01', ended);
    expect(row).toMatchObject({ standing: 'released', inForceFrom: null });
    const text = await ledger.paragraph(TREATY, { asOf: '2006-01-01' });
    expect(text).toMatch(/terminated on 31 August 1995 and had not entered into force\.$/);
  });

  it('keeps who had left before its end, and who had only signed, as they were', async () => {
    const ended = treatyEvent('terminated', '2010-12-31');
    const ledger = await ledgerWith(ACCESSIONS, { instruments: 2 });
    const act = (participant: string, kind: string, on: string) =>
      ledger.record({ kind, on, treaty: TREATY, participant });
    await act('EGY', 'withdrawal', '2005-01-01');
    await act('COL', 'withdrawal', '2010-01-01');
    await act('GHA', 'signature', '2000-09-07');
    await ledger.define(ended, SOURCE);
    const { rows, counts } = await ledger.status(TREATY, { asOf: '2012-01-01' });
    expect(rows.map(({ participant, standing }) => `${participant.id} ${standing}`)).toEqual([
      'COL released',
      'EGY withdrawn',
      'GHA signatory',
    ]);
    expect(counts).toEqual({ signatories: 1, signedOnly: 1, contracting: 0, parties: 0 });
  });

  it('is in force from the day that the depositary notified, whatever the deposits give', async () => {
    const notified = treatyEvent('in-force-notified', '1995-10-01');
    const { status } = await standingOf('EGY', '1995-10-01', notified);
    expect(status.entryIntoForce).toMatchObject({
      ...{ on: '1995-10-01', notifiedOn: '1995-10-01', computedOn: '1995-09-01' },
      inForce: true,
    });
  });

  it('has one law for each day, from whichever later day it is asked', async () => {
    const notified = treatyEvent('in-force-notified', '1995-10-01');
    const { ledger, status } = await standingOf('EGY', '1995-09-15', notified);
    expect(status.entryIntoForce).toMatchObject({ on: '1995-10-01', inForce: false });
    expect(status.counts.parties).toBe(0);
    const parties = async (asOf: string) =>
      (await ledger.history(TREATY, { asOf })).map(step => `${step.on} ${step.parties}`);
    expect(await parties('1995-09-15')).toEqual(['1993-02-19 0', '1995-05-24 0']);
    expect(await parties('1995-12-31')).toEqual(['1993-02-19 0', '1995-05-24 0', '1995-10-01 2']);
  });

  it('is in force by the last notification, which displaces the one before', async () => {
    const notified = treatyEvent('in-force-notified', '1995-10-01');
    const { ledger } = await standingOf('EGY', '1995-10-01', notified);
    await ledger.define(treatyEvent('in-force-notified', '1995-11-01'), SOURCE);
    const { entryIntoForce, counts } = await ledger.status(TREATY, { asOf: '1995-10-15' });
    expect(entryIntoForce).toMatchObject({ on: '1995-11-01', inForce: false });
    expect(counts.parties).toBe(0);
  });

  it('was not known to be, before that day', async () => {
    const notified = treatyEvent('in-force-notified', '1994-01-01');
    const { status } = await standingOf('EGY', '1993-12-31', notified);
    expect(status.entryIntoForce).toMatchObject({ on: null, inForce: false, missing: 1 });
  });
});
