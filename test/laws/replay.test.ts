/** Laws of replay, over random lawful histories: what every answer must be, whatever was recorded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerProblem } from '../../src/ledger/problem.ts';
import {
  answers,
  anyDay,
  anyHistory,
  type DatedAct,
  idOf,
  interleaved,
  ledgerWith,
  type Story,
  TREATY,
} from '../support/histories.ts';

const someHistory = anyHistory.chain(stories =>
  interleaved(stories).map(acts => ({ stories, acts })),
);

const anyThreshold = fc.integer({ min: 1, max: 5 });

describe('replay', () => {
  it('counts as a naive recount does, on any day and on each day of the history', () =>
    fc.assert(
      fc.asyncProperty(
        someHistory,
        anyDay,
        anyThreshold,
        async (history, anyOther, instruments) => {
          const ledger = await ledgerWith(history.acts, { instruments });
          const steps = await ledger.history(TREATY, { asOf: '2005-01-01' });
          for (const asOf of [anyOther, ...steps.map(step => step.on)]) {
            const { counts } = await ledger.status(TREATY, { asOf });
            expect(counts).toEqual(recount(history.stories, asOf, instruments));
          }
        },
      ),
    ));

  it('ends each history with the counts of the table', () =>
    fc.assert(
      fc.asyncProperty(someHistory, anyDay, async ({ acts }, asOf) => {
        const ledger = await ledgerWith(acts);
        const { counts } = await ledger.status(TREATY, { asOf });
        const last = (await ledger.history(TREATY, { asOf })).at(-1);
        const { signatories = 0, contracting = 0, parties = 0 } = last ?? {};
        expect({ signatories, contracting, parties }).toEqual({
          signatories: counts.signatories,
          contracting: counts.contracting,
          parties: counts.parties,
        });
      }),
    ));

  it('gives at each step of the history the counts that the table of that day gives', () =>
    fc.assert(
      fc.asyncProperty(someHistory, async ({ acts }) => {
        const ledger = await ledgerWith(acts);
        for (const step of await ledger.history(TREATY, { asOf: '2005-01-01' })) {
          const { counts } = await ledger.status(TREATY, { asOf: step.on });
          expect(step).toMatchObject({
            signatories: counts.signatories,
            contracting: counts.contracting,
            parties: counts.parties,
          });
        }
      }),
      { numRuns: 30 },
    ));

  it('changes nothing at a day by an act done after it', () =>
    fc.assert(
      fc.asyncProperty(someHistory, anyDay, async ({ acts }, asOf) => {
        const whole = await ledgerWith(acts);
        const cut = await ledgerWith(acts.filter(act => act.on <= asOf));
        expect(await answers(whole, { asOf })).toEqual(await answers(cut, { asOf }));
      }),
    ));

  it('changes no answer at a position by an entry after it, be it a correction or a retraction', () =>
    fc.assert(
      fc.asyncProperty(someHistory, anyDay, fc.nat(), async ({ acts }, asOf, cutAt) => {
        const kept = acts.slice(0, cutAt % (acts.length + 1));
        const cut = await ledgerWith(kept);
        const whole = await ledgerWith(acts);
        const at = await cut.size();
        for (const act of acts) {
          const undone = { act: idOf(act), reason: 'recorded in error' };
          if (act.kind === 'signature')
            await whole.correct({ ...undone, on: LATER }).catch(refused);
          else await whole.retract(undone).catch(refused);
        }
        expect(await answers(whole, { asOf, at })).toEqual(await answers(cut, { asOf }));
        expect(withoutHashes(await whole.explain(TREATY, { asOf, at }))).toEqual(
          withoutHashes(await cut.explain(TREATY, { asOf })),
        );
      }),
    ));

  it('does not care in which order independent acts were recorded', () =>
    fc.assert(
      fc.asyncProperty(
        anyHistory.chain(stories => fc.tuple(interleaved(stories), interleaved(stories))),
        anyDay,
        async ([one, other], asOf) => {
          const ledgers = [await ledgerWith(one), await ledgerWith(other)] as const;
          expect(await answers(ledgers[0], { asOf })).toEqual(await answers(ledgers[1], { asOf }));
        },
      ),
    ));
});

/** The definition of the treaty has an id of its own in each ledger, and every later hash follows from it. */
function withoutHashes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) => (key === 'leafHash' ? '' : inner));
}

const LATER = '2004-02-29';

function refused(error: unknown): void {
  if (!(error instanceof LedgerProblem && error.category === 'refused')) throw error;
}

/** Counted anew from the stories, with month arithmetic of its own. */
function recount(stories: readonly Story[], asOf: string, instruments: number) {
  const done = stories.map(story => story.filter(act => act.on <= asOf));
  const signed = done.filter(story => story.some(act => act.kind === 'signature'));
  const consents = done.flatMap(story => story.filter(act => act.kind !== 'signature'));
  const days = consents.map(act => act.on).sort();
  const inForceOn = days[instruments - 1] && fourMonthsOn(days[instruments - 1] as string);
  const bound = (act: DatedAct) =>
    inForceOn !== undefined &&
    (act.on < inForceOn ? inForceOn <= asOf : fourMonthsOn(act.on) <= asOf);
  return {
    signatories: signed.length,
    signedOnly: signed.filter(story => story.length === 1).length,
    contracting: consents.length,
    parties: consents.filter(bound).length,
  };
}

/** The first day of the month after three months: whatever the day, the first of the fourth month on. */
function fourMonthsOn(day: string): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + 4;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
