/** What holds of entry into force whatever the deposits: laws of article 24 of the Vienna Convention and of counting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/domain/act.ts';
import type { EntryIntoForceClause } from '../../src/domain/clause.ts';
import type { Delay } from '../../src/domain/delay.ts';
import { type Depositor, entryIntoForce } from '../../src/domain/entry-into-force.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import { EVER, NO_OTHER_TREATIES, on, treaty } from './given.ts';

const SETTING = { asOf: EVER, others: NO_OTHER_TREATIES, notifiedOn: null };
const MS_PER_DAY = 86_400_000;

const anyDay = fc
  .oneof(fc.nat({ max: 14_000 }), fc.nat({ max: 400 }))
  .map(n => on(new Date(Date.UTC(1990, 11, 18) + n * MS_PER_DAY).toISOString().slice(0, 10)));

const anyDelay: fc.Arbitrary<Delay> = fc.oneof(
  fc.nat({ max: 400 }).map(days => ({ kind: 'days' as const, days })),
  fc.nat({ max: 24 }).map(months => ({ kind: 'months' as const, months })),
  fc.nat({ max: 24 }).map(months => ({ kind: 'first-of-month-after-months' as const, months })),
  fc.nat({ max: 90 }).map(days => ({ kind: 'first-of-month-after-days' as const, days })),
  // "Of the first month after": none would name the month of the deposit itself, whose first day is gone.
  fc.integer({ min: 1, max: 12 }).map(months => ({ kind: 'first-of-nth-month' as const, months })),
);

/** Any clause that counts instruments, with or without a floor. */
const anyClause: fc.Arbitrary<EntryIntoForceClause> = fc
  .record({
    required: fc.integer({ min: 1, max: 12 }),
    delay: anyDelay,
    own: anyDelay,
    from: fc.constantFrom(
      'after-the-decisive-instrument' as const,
      'after-entry-into-force' as const,
      'the-later-day' as const,
    ),
    notBefore: fc.option(anyDay),
    fixedDay: fc.option(anyDay),
    definitiveSignatures: fc.boolean(),
  })
  .map(({ required, delay, own, from, notBefore, fixedDay, definitiveSignatures }) => ({
    ...treaty('IV-13').entryIntoForce,
    conditions: [{ kind: 'instruments', required }],
    delay,
    counting: { ...treaty('IV-13').entryIntoForce.counting, definitiveSignatures },
    ...(notBefore !== null && { notBefore }),
    ...(fixedDay !== null && { fixedDay }),
    later: { article: '2', from, delay: own },
  }));

interface Deposit {
  readonly doneOn: string;
  readonly kind: string;
  readonly endsOn: string | null;
  readonly isOrganisation: boolean;
}

const anyDeposit: fc.Arbitrary<Deposit> = fc.record({
  doneOn: anyDay,
  kind: fc.constantFrom('ratification', 'accession', 'succession', 'definitive-signature'),
  endsOn: fc.option(anyDay, { freq: 4 }),
  isOrganisation: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
});

const depositorOf = ({ doneOn, kind, endsOn, isOrganisation }: Deposit, n: number): Depositor => {
  const act = { id: `deposit ${n}`, kind, doneOn } as unknown as Act;
  const leaves = endsOn !== null && endsOn > doneOn;
  const withdrawal = leaves ? { act, effectiveOn: on(endsOn) } : null;
  return {
    participant:
      `X-P${String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26))}` as ParticipantId,
    isOrganisation,
    consents: [{ act, withdrawal, takenBack: null }],
    beganOn: null,
    predecessors: [],
    ceasedOn: null,
  };
};

const anyDepositors = fc
  .array(anyDeposit, { maxLength: 30, size: 'max' })
  .map(all => all.map(depositorOf));

describe('whatever the clause of count and whatever the deposits', () => {
  it('adding an instrument never makes entry into force later', () => {
    let earlier = 0;
    fc.assert(
      fc.property(anyClause, anyDepositors, anyDeposit, (clause, fewer, one) => {
        const before = entryIntoForce(clause, fewer, SETTING).on ?? EVER;
        const more = [...fewer, depositorOf(one, 50)];
        const after = entryIntoForce(clause, more, SETTING).on ?? EVER;
        earlier += after < before ? 1 : 0;
        expect(after <= before).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(earlier).toBeGreaterThan(0);
  });

  it('the date never precedes the triggering day, and nobody is bound before it', () => {
    fc.assert(
      fc.property(anyClause, anyDepositors, (clause, depositors) => {
        const { on: day, triggeredOn, boundFrom } = entryIntoForce(clause, depositors, SETTING);
        expect(day === null).toBe(triggeredOn === null);
        if (day === null || triggeredOn === null) return;
        expect(day >= triggeredOn).toBe(true);
        for (const bound of boundFrom.values()) expect(bound >= day).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('the order of consents never matters', () => {
    const shuffles = anyDepositors.chain(all =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(anyClause, shuffles, (clause, [all, shuffled]) => {
        expect(entryIntoForce(clause, shuffled, SETTING)).toEqual(
          entryIntoForce(clause, all, SETTING),
        );
      }),
    );
  });

  it('a withdrawal after the triggering day changes nothing but for its author (VCLT art. 55)', () => {
    fc.assert(
      fc.property(anyClause, anyDepositors, (clause, depositors) => {
        const before = entryIntoForce(clause, depositors, SETTING);
        const { triggeredOn } = before;
        if (triggeredOn === null) return;
        const stay = ({ consents, ...who }: Depositor): Depositor => ({
          ...who,
          consents: consents.map(({ withdrawal, ...consent }) => ({
            ...consent,
            withdrawal: withdrawal && withdrawal.effectiveOn <= triggeredOn ? withdrawal : null,
          })),
        });
        expect(entryIntoForce(clause, depositors.map(stay), SETTING)).toEqual(before);
      }),
    );
  });

  it('the triggering day is that of the n-th deposit, where nobody leaves and everybody counts', () => {
    const all = fc.array(anyDay, { maxLength: 30, size: 'max' });
    fc.assert(
      fc.property(anyClause, all, (clause, days) => {
        const plain = { kind: 'accession', endsOn: null, isOrganisation: false };
        const depositors = days.map((doneOn, n) => depositorOf({ ...plain, doneOn }, n));
        const { triggeredOn, triggeredBy } = entryIntoForce(clause, depositors, SETTING);
        const [condition] = clause.conditions;
        const n = condition.kind === 'instruments' ? condition.required : 0;
        expect(triggeredOn).toBe(days.toSorted()[n - 1] ?? null);
        expect(triggeredBy).toHaveLength(days.filter(day => day === triggeredOn).length);
      }),
    );
  });

  it('no day is certain before the day that makes it so', () => {
    fc.assert(
      fc.property(anyClause, anyDepositors, anyDay, (clause, depositors, asOf) => {
        const whole = entryIntoForce(clause, depositors, SETTING);
        const known = depositors.filter(({ consents }) =>
          consents.every(({ act }) => act.doneOn <= asOf),
        );
        const then = entryIntoForce(clause, known, { ...SETTING, asOf });
        const isCertain = whole.triggeredOn !== null && whole.triggeredOn <= asOf;
        expect(then.on).toBe(isCertain ? whole.on : null);
      }),
    );
  });
});
