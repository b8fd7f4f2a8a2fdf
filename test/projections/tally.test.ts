/** The acts of a period across all treaties: what is counted, for whom, and that the whole is the sum of its parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { LedgerStore, Selection } from '../../src/ledger/store.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { shippedTreaties } from '../../src/library/shipped.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { sentenceOf, tallyReport } from '../../src/reports/tally.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import {
  anyDay,
  anyHistory,
  type DatedAct,
  interleaved,
  ledgerWith,
  TREATY,
} from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const OTHER = 'IV-2';
const [MODEL] = shippedTreaties([TREATY])[0]?.treaties ?? [];

/** A second treaty with the same articles. */
async function ledgerOfTwo(
  acts: readonly DatedAct[],
  others: readonly DatedAct[],
  store?: LedgerStore,
): Promise<Ledger> {
  const ledger = await ledgerWith(acts, { ...(store && { store }) });
  if (MODEL === undefined) throw new Error(`${TREATY} is not shipped`);
  const title = 'Convention of a Test';
  await ledger.define({ treaties: [{ ...MODEL, id: OTHER as TreatyId, title }] }, 'a test');
  for (const act of others) await ledger.record({ ...act, treaty: OTHER, notifiedOn: act.on });
  return ledger;
}

const act = (participant: string, kind: DatedAct['kind'], on: string): DatedAct => ({
  ...{ participant, kind, on: on as CalendarDate },
});

const SUMMIT = { from: '2000-09-06', to: '2000-09-08' };

describe('the tally of a treaty event', () => {
  const here = [
    act('EGY', 'signature', '2000-09-05'),
    act('GHA', 'signature', '2000-09-06'),
    act('GHA', 'ratification', '2000-09-07'),
    act('COL', 'accession', '2000-09-09'),
  ];
  const there = [act('GHA', 'signature', '2000-09-08'), act('GIN', 'accession', '2000-09-07')];

  it('counts by treaty, by kind and by participant, both days included', async () => {
    const tally = await (await ledgerOfTwo(here, there)).actionsAcross(SUMMIT);
    expect(tally.counts).toEqual({ signatures: 2, consents: 2, actions: 4, statements: 0 });
    expect(tally.acts.map(one => `${one.on} ${one.treaty.id} ${one.participant.id}`)).toEqual([
      ...['2000-09-06 IV-13 GHA', '2000-09-07 IV-2 GIN', '2000-09-07 IV-13 GHA'],
      '2000-09-08 IV-2 GHA',
    ]);
    expect(tally.treaties.map(({ treaty, participants }) => [treaty.id, participants])).toEqual([
      ['IV-2', 2],
      ['IV-13', 1],
    ]);
    expect(tally.kinds).toEqual([
      { kind: 'signature', count: 2 },
      { kind: 'ratification', count: 1 },
      { kind: 'accession', count: 1 },
    ]);
    expect(tally.participants.map(({ participant, actions }) => [participant.id, actions])).toEqual(
      [
        ['GHA', 3],
        ['GIN', 1],
      ],
    );
    expect(JSON_SHAPES['actions-across'].parse(tally)).toEqual(tally);
  });

  it('says who a treaty action was undertaken by: an organization is no State', async () => {
    const ledger = await shippedLedger('XXVII-7-d');
    const day = { from: '2016-10-05', to: '2016-10-05' };
    const tally = await ledger.actionsAcross(day);
    const states = tally.participants.filter(({ kind }) => kind === 'state').length;
    expect(tally.participants).toHaveLength(states + 1);
    expect(sentenceOf(tally)).toBe(
      'Eleven treaty actions were undertaken by 10 States and the European Union on 5 October 2016.',
    );
  });

  it('holds statements apart, and who made nothing else is no author of an action', async () => {
    const ledger = await ledgerOfTwo(here, there);
    const declaration = { kind: 'declaration', participant: 'CHL', text: 'Subject to its law.' };
    await ledger.record({ ...declaration, treaty: OTHER, on: '2000-09-06' });
    const tally = await ledger.actionsAcross(SUMMIT);
    expect(tally.counts).toMatchObject({ actions: 4, statements: 1 });
    expect(tally.participants.map(one => [one.participant.id, one.actions])).toEqual([
      ['CHL', 0],
      ['GHA', 3],
      ['GIN', 1],
    ]);
    expect(tally.treaties[0]?.participants).toBe(2);
    expect(tallyReport(tally).blocks.at(-1)).toEqual({
      kind: 'paragraph',
      lines: [
        'Four treaty actions were undertaken by two States from 6 to 8 September 2000.',
        'Besides these, one statement was made: one declaration.',
      ],
    });
  });

  it('has a table by treaty whose last row is the sum, participants counted once', async () => {
    const tally = await (await ledgerOfTwo(here, there)).actionsAcross(SUMMIT);
    const table = tallyReport(tally).blocks.find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({
      headings: [
        ...['Treaty', 'Title', 'Signatures', 'Ratifications', 'Accessions'],
        ...['All actions', 'Participants'],
      ],
      rows: [
        ['IV-2', 'Convention of a Test', '1', '', '1', '2', '2'],
        [
          'IV-13',
          'International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families',
          '1',
          '1',
          '',
          '2',
          '1',
        ],
        ['All', '', '2', '1', '1', '4', '2'],
      ],
    });
  });

  it('says so where nothing was done, without a table', async () => {
    const tally = await (await ledgerOfTwo([], [])).actionsAcross(SUMMIT);
    expect(tallyReport(tally).blocks.map(({ kind }) => kind)).toEqual(['title', 'paragraph']);
    expect(sentenceOf(tally)).toBe('No treaty action was undertaken from 6 to 8 September 2000.');
  });

  it('says so where the day of law comes before the end of the period', async () => {
    const ledger = await ledgerOfTwo(here, there);
    const lines = async (asOf: string) => {
      const last = tallyReport(await ledger.actionsAcross({ ...SUMMIT, asOf })).blocks.at(-1);
      return last?.kind === 'paragraph' ? last.lines.slice(1) : null;
    };
    expect(await lines('2000-09-07')).toEqual(['Acts done after 7 September 2000 are left out.']);
    expect(await lines('2000-09-08')).toEqual([]);
  });

  it('knows what was done, made known and recorded at the coordinates', async () => {
    const ledger = await ledgerOfTwo(here, there);
    const actions = async (sight: object) =>
      (await ledger.actionsAcross({ ...SUMMIT, ...sight })).counts.actions;
    const size = await ledger.size();
    expect(await actions({ asOf: '2000-09-06' })).toBe(1);
    expect(await actions({ knownOn: '2000-09-07' })).toBe(3);
    expect(await actions({ at: size - 1 })).toBe(3);
    // Before the entry that defines the second treaty.
    const early = await ledger.actionsAcross({ ...SUMMIT, at: size - 3 });
    expect([early.counts.actions, early.examined]).toEqual([2, 1]);
  });

  it('lists the treaties whose record does not reach the end of the period, or the day of law', async () => {
    const ledger = await ledgerOfTwo(here, there);
    const completeTo = '2000-09-07' as CalendarDate;
    const reach = { treaty: OTHER as TreatyId, completeTo, notifiedOn: completeTo };
    await ledger.define({ completeness: [{ ...reach, source: 'a test' }] }, 'a test');
    const incomplete = async (sight: object) =>
      (await ledger.actionsAcross({ ...SUMMIT, ...sight })).incomplete.map(one => [
        ...[one.treaty.id, one.completeTo],
      ]);
    expect(await incomplete({})).toEqual([[OTHER, completeTo]]);
    expect(await incomplete({ asOf: completeTo })).toEqual([]);
    expect(await incomplete({ knownOn: '2000-09-06' })).toEqual([
      [OTHER, null],
      [TREATY, null],
    ]);
  });

  it('reads each treaty once', async () => {
    const asked: Selection[] = [];
    class WatchedStore extends MemoryStore {
      override read(selection: Selection) {
        asked.push(selection);
        return super.read(selection);
      }
    }
    const ledger = await ledgerOfTwo(here, there, new WatchedStore());
    asked.length = 0;
    await ledger.actionsAcross(SUMMIT);
    const subjects = asked.map(one => ('subject' in one ? one.subject : 'a range'));
    expect(subjects.toSorted()).toEqual([TREATY, OTHER, 'register']);
  });
});

const someActs = anyHistory.chain(interleaved);

it('the tally is the sum of what each treaty’s own actions are, for any histories', () =>
  fc.assert(
    fc.asyncProperty(someActs, someActs, anyDay, anyDay, async (acts, others, one, other) => {
      const ledger = await ledgerOfTwo(acts, others);
      const [from = one, to = other] = [one, other].toSorted();
      const tally = await ledger.actionsAcross({ from, to });
      const own = await Promise.all([TREATY, OTHER].map(id => ledger.actions(id, { from, to })));
      const total = (of: (view: (typeof own)[number]) => number) =>
        own.reduce((sum, view) => sum + of(view), 0);
      expect(tally.counts).toMatchObject({
        signatures: total(({ counts }) => counts.signatures),
        consents: total(({ counts }) => counts.consents),
      });
      const { actions, statements } = tally.counts;
      expect(actions + statements).toBe(total(view => view.acts.length));
      expect(tally.acts.map(({ treaty, ...rest }) => rest.id).toSorted()).toEqual(
        own.flatMap(view => view.acts.map(({ id }) => id)).toSorted(),
      );
      for (const by of [tally.kinds.map(each => each.count), tally.participants.map(sumOf)]) {
        expect(by.reduce((sum, count) => sum + count, 0)).toBe(tally.acts.length);
      }
      expect(tally.treaties.reduce((sum, each) => sum + each.counts.actions, 0)).toBe(actions);
    }),
    { numRuns: 60 },
  ));

function sumOf({ actions, statements }: { actions: number; statements: number }): number {
  return actions + statements;
}
