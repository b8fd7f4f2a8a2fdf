/** What befalls a treaty or a participant by no single act: terminations, renamings, States that come and go. */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { Definitions } from '../../src/exchange/definitions.ts';
import { statusView } from '../../src/projections/status.ts';
import { annexReport } from '../../src/reports/annex.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { idOf, ledgerWith, TREATY } from '../support/histories.ts';

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

function participantEvent(
  event: 'renamed' | 'ceased' | 'separated' | 'united',
  on: string,
  more: object = {},
): Definitions {
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
    expect(textForm(annexReport(view, statusView(view)))).toContain(
      '\n(terminated on 31 December 2005)\n',
    );
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

describe('an event that was recorded in error', () => {
  const KNOWN = { notifiedOn: '1995-01-15' as CalendarDate };
  const ceased = (on: string) => participantEvent('ceased', on, KNOWN);

  async function withTwoAccessions() {
    return ledgerWith(
      [
        { participant: 'EGY', kind: 'accession', on: '1993-02-19' as CalendarDate },
        { participant: 'COL', kind: 'accession', on: '1995-05-24' as CalendarDate },
      ],
      { instruments: 2 },
    );
  }

  async function withEvent(definitions: Definitions) {
    const ledger = await withTwoAccessions();
    const [receipt] = await ledger.define(definitions, SOURCE);
    if (receipt === undefined) throw new Error('the event was not recorded');
    const retract = (more: object = {}) =>
      ledger.retract({ act: `${receipt.position}`, reason: 'misread', ...more });
    const egypt = async (sight: object) =>
      (await ledger.status(TREATY, { asOf: '1996-01-01', ...sight })).rows.find(
        ({ participant }) => participant.id === 'EGY',
      )?.standing;
    return { ledger, receipt, retract, egypt };
  }

  it('of a participant is taken back: the State is there again, and was known to be gone', async () => {
    const { ledger, receipt, retract, egypt } = await withEvent(ceased('1994-12-31'));
    expect(await egypt({})).toBe('ceased');
    await retract({ notifiedOn: '1995-08-01' });
    expect(await egypt({})).toBe('party');
    expect(await egypt({ knownOn: '1995-07-31' })).toBe('ceased');
    expect(await egypt({ at: receipt.position })).toBe('ceased');
    expect((await ledger.verify()).ok).toBe(true);
  });

  it('of a participant leaves room for the right one: the new last day is not held against it', async () => {
    const { ledger, retract, egypt } = await withEvent(ceased('1994-12-31'));
    const later = ceased('1998-12-31');
    await expect(ledger.define(later, SOURCE)).rejects.toMatchObject({
      message: expect.stringContaining('it has ceased to exist on 31 December 1994'),
    });
    await retract();
    await ledger.define(later, SOURCE);
    expect([await egypt({}), await egypt({ asOf: '1999-01-01' })]).toEqual(['party', 'ceased']);
  });

  it('of a participant may turn out to be right, and is recorded anew in the same words', async () => {
    const { ledger, retract, egypt } = await withEvent(ceased('1994-12-31'));
    await retract();
    expect(await ledger.define(ceased('1994-12-31'), SOURCE)).toHaveLength(1);
    expect(await egypt({})).toBe('ceased');
  });

  it.each([
    ['terminated', { terminatedOn: null, on: '1995-09-01' }],
    ['in-force-notified', { notifiedOn: null, on: '1995-09-01' }],
  ] as const)('of a treaty is taken back: %s', async (event, without) => {
    const { ledger, retract } = await withEvent(treatyEvent(event, '2005-12-31'));
    const force = async (knownOn?: string) =>
      ledger.force(TREATY, { asOf: '2006-01-01', ...(knownOn !== undefined && { knownOn }) });
    expect(await force()).not.toMatchObject(without);
    await retract();
    expect(await force()).toMatchObject(without);
  });

  it('is taken back once', async () => {
    for (const definitions of [treatyEvent('terminated', '2005-12-31'), ceased('1994-12-31')]) {
      const { retract } = await withEvent(definitions);
      await retract();
      await expect(retract()).rejects.toMatchObject({
        message: expect.stringContaining('was retracted already'),
      });
    }
  });

  it('is not corrected: the message says how it is put right', async () => {
    for (const definitions of [treatyEvent('terminated', '2005-12-31'), ceased('1994-12-31')]) {
      const { ledger, receipt } = await withEvent(definitions);
      const correction = { act: receipt.id, on: '2005-12-30', reason: 'misread' };
      await expect(ledger.correct(correction)).rejects.toMatchObject({
        code: 'not-an-act',
        hint: expect.stringMatching(`treaty retract ${receipt.position} .* treaty register FILE`),
      });
    }
  });

  it('can be tried: about the register there are no counts to show', async () => {
    const { ledger, retract } = await withEvent(ceased('1994-12-31'));
    const size = await ledger.size();
    expect(await retract({ dryRun: true })).toMatchObject({ wouldRecord: true, counts: null });
    expect(await ledger.size()).toBe(size);
  });
});

describe('the beginning or the end of a participant, held against the acts on record', () => {
  const ACTS = [
    { participant: 'EGY', kind: 'signature', on: '1991-05-22' as CalendarDate },
    { participant: 'EGY', kind: 'accession', on: '1993-02-19' as CalendarDate },
    { participant: 'COL', kind: 'accession', on: '1995-05-24' as CalendarDate },
  ] as const;

  async function warningsOf(definitions: Definitions) {
    const ledger = await ledgerWith(ACTS);
    const [receipt] = await ledger.define(definitions, SOURCE);
    return receipt?.warnings.map(({ rule, because }) => `${rule}: ${because}`);
  }

  it.each([
    [
      'ceased',
      '1992-12-31',
      'done after 31 December 1992, and on record: accession IV-13 19 February 1993',
    ],
    [
      'separated',
      '1993-02-19',
      'done before 19 February 1993, and on record: signature IV-13 22 May 1991',
    ],
    [
      'united',
      '2000-01-01',
      'done before 1 January 2000, and on record: signature IV-13 22 May 1991, accession IV-13 19 February 1993',
    ],
  ] as const)('%s on %s leaves some outside, and they are named', async (event, on, because) => {
    expect(await warningsOf(participantEvent(event, on))).toEqual([
      `acts-in-the-life-of-the-participant: ${because}`,
    ]);
  });

  it.each([
    ['ceased', '1993-02-19', {}],
    ['separated', '1991-05-22', {}],
    ['renamed', '1992-01-01', { name: { name: 'Kemet', inText: 'Kemet', sortKey: 'kemet' } }],
  ] as const)('%s on %s leaves none outside', async (event, on, more) => {
    expect(await warningsOf(participantEvent(event, on, more))).toEqual([]);
  });

  it('counts an act as it now reads: moved by a correction, given away, or retracted', async () => {
    const ceased = participantEvent('ceased', '1992-12-31');
    const act = idOf(ACTS[1]);
    const reason = 'misread';
    const moved = await ledgerWith(ACTS);
    await moved.correct({ act, on: '1992-12-30', reason });
    expect((await moved.define(ceased, SOURCE))[0]?.warnings).toEqual([]);
    const given = await ledgerWith(ACTS);
    await given.correct({ act, participant: 'MEX', reason });
    expect((await given.define(ceased, SOURCE))[0]?.warnings).toEqual([]);
    const gained = await ledgerWith(ACTS.slice(2));
    await gained.correct({ act: idOf(ACTS[2]), participant: 'EGY', reason });
    expect((await gained.define(ceased, SOURCE))[0]?.warnings).toMatchObject([
      { because: expect.stringContaining('accession IV-13 24 May 1995') },
    ]);
  });

  it.each(['ceased', 'separated', 'united'] as const)(
    'is not its own doing: Egypt that %s names Egypt',
    async event => {
      const own = participantEvent(event, '1992-12-31', { others: ['COL', 'EGY'] });
      await expect(warningsOf(own)).rejects.toMatchObject({ code: 'successor-is-another' });
    },
  );

  it('is not its own doing by definition either', async () => {
    const ledger = await ledgerWith([]);
    const egypt = (await ledger.register()).get('EGY' as ParticipantId);
    if (egypt === undefined) throw new Error('Egypt is not in the register');
    const began = { on: '1992-12-31' as CalendarDate, predecessors: [egypt.id], source: SOURCE };
    await expect(
      ledger.define({ participants: [{ ...egypt, began }] } as never, SOURCE),
    ).rejects.toMatchObject({ code: 'successor-is-another' });
  });
});
