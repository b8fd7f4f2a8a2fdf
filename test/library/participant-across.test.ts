/** What a question about one participant reads, and what the three coordinates hide from it. */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { LedgerStore, Selection } from '../../src/ledger/store.ts';
import { shippedTreaties } from '../../src/library/shipped.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { type DatedAct, ledgerWith, TREATY } from '../support/histories.ts';

const EGYPT: DatedAct = { participant: 'EGY', kind: 'accession', on: '1993-02-19' as CalendarDate };

/** A memory store that remembers what was asked of it. */
class WatchedStore extends MemoryStore implements LedgerStore {
  readonly asked: Selection[] = [];

  override read(selection: Selection) {
    this.asked.push(selection);
    return super.read(selection);
  }
}

const ids = async (answer: Promise<{ treaties: readonly { treaty: { id: string } }[] }>) =>
  (await answer).treaties.map(({ treaty }) => treaty.id);

describe('a question about one participant', () => {
  it('reads the register and each treaty once, though others refer to it', async () => {
    const store = new WatchedStore();
    const ledger = await ledgerWith([EGYPT], { store });
    const [parent, protocol] = ['XXVII-7', 'XXVII-7-a'].map(id => ({
      treaties: shippedTreaties([id])[0]?.treaties,
    }));
    await ledger.define(parent ?? {}, 'a test');
    await ledger.define(protocol ?? {}, 'a test');
    store.asked.length = 0;
    await ledger.participant('EGY');
    const subjects = store.asked.map(one => ('subject' in one ? one.subject : 'a range'));
    expect(subjects.toSorted()).toEqual([TREATY, 'XXVII-7', 'XXVII-7-a', 'register']);
  });

  it('follows an act that is corrected to another author, and lets a retracted one go', async () => {
    const ledger = await ledgerWith([EGYPT]);
    const before = await ledger.size();
    const act = String(before);
    await ledger.correct({ act, participant: 'COL', reason: 'misread' });
    expect(await ids(ledger.participant('EGY'))).toEqual([]);
    expect(await ids(ledger.participant('COL'))).toEqual([TREATY]);
    expect(await ids(ledger.participant('EGY', { at: before }))).toEqual([TREATY]);
    await ledger.retract({ act, reason: 'never done' });
    expect(await ids(ledger.participant('COL'))).toEqual([]);
  });

  it('shows nothing before it was done, made known or recorded', async () => {
    const ledger = await ledgerWith([EGYPT]);
    const size = await ledger.size();
    const asked = (sight: object) => ids(ledger.participant('Egypt', sight));
    expect(await asked({ asOf: '1993-02-18' })).toEqual([]);
    expect(await asked({ asOf: '1993-02-19' })).toEqual([TREATY]);
    expect(await asked({ knownOn: '1993-02-18' })).toEqual([]);
    expect(await asked({ at: size - 1 })).toEqual([]);
    // Before the entry that defines the treaty.
    expect(await asked({ at: size - 2 })).toEqual([]);
  });

  it('knows nobody who was not registered yet at that position', async () => {
    const ledger = await ledgerWith([EGYPT]);
    await expect(ledger.participant('Egypt', { at: 1 })).rejects.toMatchObject({
      ...{ code: 'unknown-participant', category: 'not-found' },
    });
  });

  it('asks other treaties as the definition of that position does', async () => {
    const ledger = await ledgerWith([EGYPT], { instruments: 1 });
    const [shipped] = shippedTreaties([TREATY]);
    const [model] = (shipped?.treaties ?? []) as [TreatyDefinition];
    const conditions = [{ kind: 'instruments', required: 1 }] as const;
    const define = (waitsFor: object) => {
      const entryIntoForce = { ...model.entryIntoForce, conditions, ...waitsFor };
      const id = 'IV-13-a' as TreatyId;
      return ledger.define({ treaties: [{ ...model, id, entryIntoForce }] }, 'a test');
    };
    await define({ notBeforeTreaty: TREATY });
    await ledger.record({ ...EGYPT, treaty: 'IV-13-a', on: '1993-01-01' });
    const at = await ledger.size();
    await define({});
    const bound = async (sight: object) =>
      (await ledger.participant('EGY', sight)).treaties.map(({ inForceFrom }) => inForceFrom);
    expect(await bound({ at })).toEqual(['1993-06-01', '1993-06-01']);
    expect(await bound({})).toEqual(['1993-06-01', '1993-05-01']);
  });

  it('leaves out who only made a statement or took its instrument back', async () => {
    const ledger = await ledgerWith([EGYPT]);
    const back = { kind: 'withdrawal-of-instrument', participant: 'EGY', on: '1993-03-01' };
    await ledger.record({ ...back, treaty: TREATY });
    const statement = { kind: 'declaration', participant: 'COL', text: 'Subject to its own law.' };
    await ledger.record({ ...statement, treaty: TREATY, on: '1993-03-01' });
    expect(await ids(ledger.participant('COL'))).toEqual([]);
    expect(await ids(ledger.participant('EGY', { asOf: '1993-02-28' }))).toEqual([TREATY]);
    expect(await ids(ledger.participant('EGY', { asOf: '1993-03-01' }))).toEqual([]);
  });
});

describe('what the record does not reach', () => {
  async function declared() {
    const ledger = await ledgerWith([]);
    const completeTo = '2001-12-06' as CalendarDate;
    const reach = { treaty: TREATY as TreatyId, completeTo, notifiedOn: completeTo };
    await ledger.define({ completeness: [{ ...reach, source: 'a test' }] }, 'a test');
    return async (sight: object) =>
      (await ledger.participant('GHA', sight)).incomplete.map(one => one.completeTo);
  }

  it('is named, though the participant has no row there', async () => {
    const incomplete = await declared();
    expect(await incomplete({ asOf: '2001-12-06' })).toEqual([]);
    expect(await incomplete({ asOf: '2001-12-07' })).toEqual(['2001-12-06']);
    expect(await incomplete({ asOf: '2001-12-06', knownOn: '2001-12-05' })).toEqual([null]);
  });
});
