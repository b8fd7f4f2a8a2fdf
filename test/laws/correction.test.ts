/** Laws of correction and retraction: the record is put right from the start, and what was known stays known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerProblem } from '../../src/ledger/problem.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import {
  answers,
  anyDay,
  anyHistory,
  type DatedAct,
  idOf,
  interleaved,
  ledgerWith,
} from '../support/histories.ts';

/** News of the corrections below: after every act of the histories was known. */
const NEWS = '2005-06-15';
const DAY_BEFORE = '2005-06-14';

const historyWithOneChosen = anyHistory
  .chain(stories => fc.tuple(interleaved(stories), fc.nat()))
  .filter(([acts]) => acts.length > 0)
  .map(([acts, choice]) => ({ acts, chosen: acts[choice % acts.length] as DatedAct }));

const anyKind = fc.constantFrom('ratification', 'acceptance', 'approval', 'accession');

describe('a correction', () => {
  it('of a date answers as if the act had been right from the start, and keeps what was known', () =>
    fc.assert(
      fc.asyncProperty(
        historyWithOneChosen,
        anyDay,
        anyDay,
        async ({ acts, chosen }, right, asOf) => {
          fc.pre(right !== chosen.on);
          const put = acts.map(act => (act === chosen ? { ...act, on: right } : act));
          await compare(acts, put, chosen, { on: right }, asOf);
        },
      ),
    ));

  it('of a kind does so too', () =>
    fc.assert(
      fc.asyncProperty(
        historyWithOneChosen,
        anyKind,
        anyDay,
        async ({ acts, chosen }, kind, asOf) => {
          fc.pre(chosen.kind !== 'signature' && kind !== chosen.kind);
          const put = acts.map(act => (act === chosen ? { ...act, kind } : act)) as DatedAct[];
          await compare(acts, put, chosen, { kind }, asOf);
        },
      ),
    ));

  it('of a participant does so too', () =>
    fc.assert(
      fc.asyncProperty(historyWithOneChosen, anyDay, async ({ acts, chosen }, asOf) => {
        fc.pre(acts.every(act => act.participant !== 'URY'));
        const put = acts.map(act => (act === chosen ? { ...act, participant: 'URY' } : act));
        await compare(acts, put, chosen, { participant: 'URY' }, asOf);
      }),
    ));
});

describe('a retraction', () => {
  it('answers as if the act had never been recorded, and keeps what was known', () =>
    fc.assert(
      fc.asyncProperty(historyWithOneChosen, anyDay, async ({ acts, chosen }, asOf) => {
        const without = acts.filter(act => act !== chosen);
        const ledger = await ledgerWith(acts);
        const request = { act: idOf(chosen), reason: 'never done', notifiedOn: NEWS };
        fc.pre(await accepted(() => ledger.retract(request)));
        await sameAnswers(ledger, without, {}, asOf);
        await sameAnswers(ledger, acts, { knownOn: DAY_BEFORE }, asOf);
      }),
    ));
});

async function compare(
  wrong: readonly DatedAct[],
  right: readonly DatedAct[],
  chosen: DatedAct,
  change: { on?: string; kind?: string; participant?: string },
  asOf: string,
): Promise<void> {
  const ledger = await ledgerWith(wrong);
  const request = { act: idOf(chosen), reason: 'misread', notifiedOn: NEWS, ...change };
  fc.pre(await accepted(() => ledger.correct(request)));
  await sameAnswers(ledger, right, {}, asOf);
  await sameAnswers(ledger, wrong, { knownOn: DAY_BEFORE }, asOf);
}

/** Whatever the correction, the other ledger has the act under the id of the first. */
async function sameAnswers(
  ledger: Ledger,
  acts: readonly DatedAct[],
  known: { knownOn?: string },
  asOf: string,
): Promise<void> {
  const other = await ledgerWith(acts);
  expect(withoutIds(await answers(ledger, { asOf, ...known }))).toEqual(
    withoutIds(await answers(other, { asOf, ...known })),
  );
}

/** An act corrected keeps its id; one recorded right from the start has another. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) =>
    key === 'act' || (key === 'id' && /^[0-9a-f-]{36}$/.test(String(inner))) ? undefined : inner,
  );
}

/** An unlawful correction is refused; the law speaks of those that are not. */
async function accepted(request: () => Promise<unknown>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (error instanceof LedgerProblem && error.category === 'refused') return false;
    throw error;
  }
}
