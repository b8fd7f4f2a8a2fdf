/** Treaties whose articles speak of other treaties: parents, circles, parts of the parties, records that do not reach. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { EntryIntoForceClause } from '../../src/domain/clause.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { type Definitions, readDefinitions } from '../../src/exchange/definitions.ts';
import { Ledger } from '../../src/library/ledger.ts';
import { forceText } from '../../src/reports/force-text.ts';
import { MemoryStore } from '../../src/store/memory.ts';

function shipped(name: string) {
  const read = readDefinitions(
    readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'),
  );
  if ('reason' in read) throw new Error(read.reason);
  return read.value;
}

const [model] = shipped('treaties/IV-13.json').treaties as [TreatyDefinition];

function treaty(
  id: string,
  clause: Partial<EntryIntoForceClause>,
  more: Partial<TreatyDefinition> = {},
): TreatyDefinition {
  const conditions = [{ kind: 'instruments', required: 1 }] as const;
  const entryIntoForce = { ...model.entryIntoForce, conditions, ...clause };
  return { ...model, id: id as TreatyId, ...more, entryIntoForce };
}

async function ledgerOf(...treaties: TreatyDefinition[]): Promise<Ledger> {
  const ledger = new Ledger(new MemoryStore(), { now: () => new Date(), by: 'a test' });
  await ledger.define(shipped('participants.json'), 'a test');
  await ledger.define({ treaties }, 'a test');
  return ledger;
}

function accedes(ledger: Ledger, id: string, participant: string, on: string) {
  return ledger.record({ kind: 'accession', treaty: id, participant, on });
}

describe('treaties that wait for each other', () => {
  it('never enter into force, and every question is answered', async () => {
    const [one, other] = ['X-AA', 'X-BB'] as TreatyId[];
    const ledger = await ledgerOf(
      treaty('X-AA', { notBeforeTreaty: other as TreatyId }),
      treaty('X-BB', { notBeforeTreaty: one as TreatyId }),
    );
    await accedes(ledger, 'X-AA', 'EGY', '1993-02-19');
    await accedes(ledger, 'X-BB', 'EGY', '1993-02-19');
    const force = await ledger.force('X-AA');
    expect(force).toMatchObject({ on: null, inForce: false, missing: 0 });
    expect(force.conditions.at(-1)).toMatchObject({
      kind: 'treaty-in-force',
      of: 'X-BB',
      missing: 1,
    });
    expect(forceText(force)).toMatch(
      /^Not in force: its own conditions are met; X-BB is not in force \(/,
    );
    expect(await ledger.history('X-BB')).toHaveLength(1);
  });

  it('or for themselves, are as patient', async () => {
    const part = { kind: 'part-of-parties', of: 'X-AA', numerator: 2, denominator: 3 } as const;
    const conditions = [{ ...part, of: 'X-AA' as TreatyId, on: 'that day' }] as const;
    const ledger = await ledgerOf(treaty('X-AA', { conditions }));
    await accedes(ledger, 'X-AA', 'EGY', '1993-02-19');
    expect(await ledger.force('X-AA')).toMatchObject({ on: null });
  });
});

describe('an amendment that needs two thirds of the parties', () => {
  const part = { kind: 'part-of-parties', of: 'X-AA' as TreatyId, on: 'that day' } as const;
  const amendment = treaty('X-AM', { conditions: [{ ...part, numerator: 2, denominator: 3 }] });

  it('is not adopted by nobody: the treaty is not in this ledger', async () => {
    const ledger = await ledgerOf(amendment);
    await accedes(ledger, 'X-AM', 'EGY', '1993-02-19');
    expect(await ledger.force('X-AM')).toMatchObject({ on: null, missing: 1 });
  });

  it('is fulfilled also on the day on which a party leaves the treaty', async () => {
    const notice = { kind: 'months', months: 12 } as const;
    const withdrawal = { article: '9', notWithinYears: 0, notice };
    const ledger = await ledgerOf(treaty('X-AA', {}, { withdrawal }), amendment);
    for (const id of ['EGY', 'COL', 'MEX', 'UGA']) await accedes(ledger, 'X-AA', id, '1993-02-19');
    await accedes(ledger, 'X-AM', 'EGY', '1994-01-01');
    await accedes(ledger, 'X-AM', 'COL', '1994-01-01');
    expect((await ledger.force('X-AM', { asOf: '1999-12-31' })).triggeredOn).toBeNull();
    await ledger.record({
      ...{ kind: 'withdrawal', treaty: 'X-AA', participant: 'UGA' },
      on: '1999-01-01',
    });
    expect(await ledger.force('X-AM', { asOf: '2000-12-31' })).toMatchObject({
      ...{ triggeredOn: '2000-01-01', triggeredBy: [] },
    });
  });
});

describe('an amendment whose parties cease to exist', () => {
  it('is fulfilled on the day after Czechoslovakia’s last, when two of the two that are left have accepted', async () => {
    const all = { kind: 'part-of-parties', of: 'X-AA' as TreatyId, on: 'that day' } as const;
    const conditions = [{ ...all, numerator: 1, denominator: 1 }] as const;
    const ledger = await ledgerOf(treaty('X-AA', {}), treaty('X-AM', { conditions }));
    for (const id of ['EGY', 'COL', 'CSHH']) await accedes(ledger, 'X-AA', id, '1991-02-19');
    for (const id of ['EGY', 'COL']) await accedes(ledger, 'X-AM', id, '1992-01-01');
    expect(await ledger.force('X-AM', { asOf: '1992-12-31' })).toMatchObject({
      ...{ triggeredOn: null, required: 3, counted: 2, missing: 1 },
    });
    expect(await ledger.force('X-AM', { asOf: '1993-12-31' })).toMatchObject({
      ...{ triggeredOn: '1993-01-01', required: 2, counted: 2, missing: 0 },
    });
  });
});

describe('a protocol for the parties to a convention', () => {
  const parent = { article: '8', treaties: ['X-AA' as TreatyId], needs: 'consent' } as const;
  const protocol = treaty('X-PR', {}, { parent });

  it('is joined with a warning where the convention’s record does not reach', async () => {
    const ledger = await ledgerOf(treaty('X-AA', {}), protocol);
    const { warnings } = await accedes(ledger, 'X-PR', 'EGY', '1993-02-19');
    expect(warnings).toMatchObject([{ rule: 'party-to-the-parent-treaty' }]);
  });

  it('is closed to others where it does', async () => {
    const ledger = await ledgerOf(treaty('X-AA', {}), protocol);
    const completeTo = '2001-12-06' as CalendarDate;
    const completeness = [{ treaty: 'X-AA' as TreatyId, completeTo, source: 'a test' }];
    await ledger.define({ completeness }, 'a test');
    await expect(accedes(ledger, 'X-PR', 'EGY', '1993-02-19')).rejects.toMatchObject({
      code: 'party-to-the-parent-treaty',
    });
    await accedes(ledger, 'X-AA', 'EGY', '1993-02-18');
    expect((await accedes(ledger, 'X-PR', 'EGY', '1993-02-19')).warnings).toEqual([]);
  });
});

describe('a State that succeeds', () => {
  it('takes the place of its predecessor: the Czech Republic and the Covenant, 22 February 1993', async () => {
    const ledger = await ledgerOf();
    await ledger.define(shipped('treaties/IV-4.json'), 'a test');
    const succession = { kind: 'succession', treaty: 'IV-4', participant: 'CZE' };
    const { warnings } = await ledger.record({ ...succession, on: '1993-02-22' });
    expect(warnings).toEqual([]);
    const { rows } = await ledger.status('IV-4', { asOf: '1993-02-22' });
    expect(rows.find(one => one.participant.id === 'CZE')).toMatchObject({
      ...{ standing: 'party', inForceFrom: '1993-01-01' },
    });
  });

  it('to a signature is a signatory: Montenegro and the Convention on Migrant Workers, 23 October 2006', async () => {
    const ledger = await ledgerOf(model);
    const record = (kind: string, participant: string, on: string) =>
      ledger.record({ kind, treaty: 'IV-13', participant, on });
    await record('signature', 'SRB', '2004-11-11');
    expect((await record('succession-to-signature', 'MNE', '2006-10-23')).warnings).toEqual([]);
    const { counts } = await ledger.status('IV-13', { asOf: '2006-10-23' });
    expect(counts).toMatchObject({ signatories: 2, signedOnly: 2 });
  });

  it('joins nothing in that way that its predecessor never joined, as far as the ledger knows', async () => {
    const ledger = await ledgerOf(model);
    const succession = { kind: 'succession', treaty: 'IV-13', participant: 'SVK' };
    expect((await ledger.record({ ...succession, on: '1993-05-28' })).warnings).toMatchObject([
      { rule: 'succession-to-what-a-predecessor-joined' },
    ]);
  });
});

describe('an accession to a convention that is taken back', () => {
  const parent = { article: '8', treaties: ['X-AA' as TreatyId], needs: 'consent' } as const;
  const protocol = treaty('X-PR', {}, { parent });

  async function both() {
    const ledger = await ledgerOf(treaty('X-AA', {}), protocol);
    const { id } = await accedes(ledger, 'X-AA', 'EGY', '1993-02-18');
    await accedes(ledger, 'X-AA', 'COL', '1993-02-18');
    await accedes(ledger, 'X-PR', 'EGY', '1993-02-19');
    await accedes(ledger, 'X-PR', 'COL', '1993-02-19');
    return { ledger, id };
  }

  it('says whose accession to the protocol stood on it', async () => {
    const { ledger, id } = await both();
    const { warnings } = await ledger.retract({ act: id, reason: 'misread' });
    expect(warnings).toMatchObject([
      {
        ...{ rule: 'party-to-the-parent-treaty', severity: 'warning' },
        because: expect.stringContaining('the accession of X-PR of 19 February 1993 by Egypt'),
      },
    ]);
  });

  it('says so too where it is only moved past the other', async () => {
    const { ledger, id } = await both();
    const moved = await ledger.correct({ act: id, on: '1993-02-20', reason: 'misread' });
    expect(moved.warnings).toMatchObject([{ rule: 'party-to-the-parent-treaty' }]);
  });

  it('says nothing where the protocol was joined on other ground', async () => {
    const { ledger, id } = await both();
    const moved = await ledger.correct({ act: id, on: '1993-02-17', reason: 'misread' });
    expect(moved.warnings).toEqual([]);
  });
});

describe('a protocol that is registered together with its acts', () => {
  const parent = { article: '8', treaties: ['X-AA' as TreatyId], needs: 'consent' } as const;
  const treaties = [treaty('X-PR', {}, { parent })];
  const accession = (participant: string): Definitions['acts'] => [
    {
      treaty: 'X-PR' as TreatyId,
      ...{ participant: participant as ParticipantId, kind: 'accession' },
      ...{ doneOn: '1993-02-19' as CalendarDate, source: 'a test' },
    },
  ];

  async function withTheConvention(): Promise<Ledger> {
    const ledger = await ledgerOf(treaty('X-AA', {}));
    const completeTo = '2001-12-06' as CalendarDate;
    const completeness = [{ treaty: 'X-AA' as TreatyId, completeTo, source: 'a test' }];
    await ledger.define({ completeness }, 'a test');
    await accedes(ledger, 'X-AA', 'EGY', '1993-02-18');
    return ledger;
  }

  it('sees the convention that the ledger holds already: Egypt may join both', async () => {
    const ledger = await withTheConvention();
    const [, act] = await ledger.define({ treaties, acts: accession('EGY') }, 'a test');
    expect(act?.warnings).toEqual([]);
  });

  it('and is closed to a State that the convention does not have', async () => {
    const ledger = await withTheConvention();
    const both = ledger.define({ treaties, acts: accession('COL') }, 'a test');
    await expect(both).rejects.toMatchObject({ code: 'party-to-the-parent-treaty' });
  });
});

describe('a party that leaves and comes back on one day', () => {
  it('is bound without a gap: Trinidad and Tobago and the first Optional Protocol, 1998', async () => {
    const ledger = await ledgerOf();
    await ledger.define(shipped('treaties/IV-5.json'), 'a test');
    const row = async (asOf: string) =>
      (await ledger.status('IV-5', { asOf })).rows.find(one => one.participant.id === 'TTO');
    expect(await row('1998-06-30')).toMatchObject({
      ...{ standing: 'party', inForceFrom: '1981-02-14' },
      withdrawal: { notifiedOn: '1998-05-26', effectiveOn: '1998-08-26' },
    });
    expect(await row('1998-08-26')).toMatchObject({
      ...{ standing: 'party', inForceFrom: '1998-08-26', withdrawal: null },
    });
    expect((await row('2000-06-27'))?.standing).toBe('withdrawn');
  });
});
