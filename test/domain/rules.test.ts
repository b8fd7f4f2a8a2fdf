/** Each rule of law on cases that it must stop, and on cases that it must let pass. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_KINDS, type Act, type ActKind } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Participant } from '../../src/domain/participant.ts';
import { type Finding, judge, RULES } from '../../src/domain/rules.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));

const [iv13] = (fixture('treaties/IV-13.json') as { treaties: [TreatyDefinition] }).treaties;
const { participants } = fixture('participants.json') as { participants: Participant[] };

/** The Vienna Convention of 14 March 1975 was open for signature until 30 March 1976, that day included. */
const iii11 = {
  ...iv13,
  id: 'III-11',
  signature: { article: '86', opensOn: '1975-03-14', closesOn: '1976-03-30' },
} as TreatyDefinition;

/** As IV-13 would be if it spoke of approval too. */
const withApproval: TreatyDefinition = {
  ...iv13,
  consent: [...iv13.consent, { kind: 'approval', article: '86(1)' }],
};

const TODAY = '2026-11-24' as CalendarDate;

/** Reads `GHA: signature 2000-09-07, ratification 2000-09-07 2001-01-01`: act, day, and day of effect if it sets one. */
function given(history: string, treaty = iv13): Finding[] {
  const [id, steps = ''] = history.split(': ');
  const participant = participants.find(one => one.id === id);
  if (participant === undefined) throw new Error(`the test names an unknown participant: ${id}`);
  const acts = steps.split(', ').map((step, n) => {
    const [kind, doneOn, effectiveOn] = step.split(' ');
    const act = { id: `act ${n + 1}`, kind, doneOn, participant: id, treaty: treaty.id };
    return { ...act, ...(effectiveOn && { effectiveOn }) } as Act;
  });
  return judge({ treaty, participant, today: TODAY }, acts);
}

function said({ severity, act }: Finding): string {
  return `${severity} of ${act.kind} ${act.doneOn}`;
}

interface Trial {
  readonly says: string;
  readonly history: string;
  readonly treaty?: TreatyDefinition | undefined;
  /** What the rule finds: "refusal of signature 1991-05-22"; null: nothing. */
  readonly finds: string | null;
}

type At = { treaty?: TreatyDefinition; act?: string };

const verdict =
  (severity: Finding['severity'], verb: string) =>
  (says: string, history: string, { treaty, act = history.split(/: |, /).at(-1) }: At = {}) => ({
    says: `${verb} ${says}`,
    history,
    treaty,
    finds: `${severity} of ${act}`,
  });

/** The act at fault is the last one recorded, unless it is named. */
const refuses = verdict('refusal', 'refuses');
const warnsOf = verdict('warning', 'only warns of');

const lets = (says: string, history: string, { treaty }: At = {}): Trial => ({
  says: `lets pass ${says}`,
  history,
  treaty,
  finds: null,
});

const TRIALS: Record<string, readonly Trial[]> = {
  'not-in-the-future': [
    refuses('an accession of next year, typed for this one', 'URY: accession 2027-02-15'),
    refuses('an accession of tomorrow', 'URY: accession 2026-11-25'),
    lets('an act of this very day', 'URY: accession 2026-11-24'),
  ],
  'not-before-the-treaty-was-open': [
    refuses('a signature of IV-13 on the eve of its adoption', 'MEX: signature 1990-12-17'),
    refuses('an accession before that day as well', 'EGY: accession 1980-02-19'),
    lets('a signature on 18 December 1990, its first day', 'MEX: signature 1990-12-18'),
  ],
  'not-after-signature-closed': [
    refuses('a signature of III-11 a day too late', 'CUB: signature 1976-03-31', { treaty: iii11 }),
    lets('Cuba, which signed III-11 on the closing day itself', 'CUB: signature 1976-03-30', {
      treaty: iii11,
    }),
    lets(
      'what Barbados ratified afterwards',
      'BRB: signature 1976-03-29, ratification 1979-11-26',
      {
        treaty: iii11,
      },
    ),
    lets('Haiti, since article 86(1) of IV-13 sets no last day', 'HTI: signature 2013-12-05'),
  ],
  'open-to-the-participant': [
    refuses(
      'the World Health Organization: IV-13 is open to States',
      'X-WHO: accession 2001-02-15',
    ),
    refuses('Anguilla, a territory', 'AIA: accession 2001-02-15'),
    lets('Uruguay', 'URY: accession 2001-02-15'),
  ],
  'participant-existed': [
    refuses('Montenegro on the eve of its independence', 'MNE: accession 2006-06-02'),
    refuses('Czechoslovakia after its dissolution', 'CSHH: signature 1993-01-01'),
    lets('Montenegro on its first day', 'MNE: accession 2006-06-03'),
    lets('Czechoslovakia on its last day', 'CSHH: signature 1992-12-31'),
  ],
  'signature-only-once': [
    refuses('a second signature by Mexico', 'MEX: signature 1991-05-22, signature 1998-05-22'),
    refuses(
      'the later one, though recorded first',
      'MEX: signature 1998-05-22, signature 1991-05-22',
      {
        act: 'signature 1998-05-22',
      },
    ),
    lets('a signature and a ratification', 'MEX: signature 1991-05-22, ratification 1999-03-08'),
  ],
  'signature-not-after-consent': [
    refuses('Egypt, which had acceded', 'EGY: accession 1993-02-19, signature 1994-01-01'),
    refuses(
      'Egypt, where its earlier accession is recorded late',
      'EGY: signature 1994-01-01, accession 1993-02-19',
      {
        act: 'signature 1994-01-01',
      },
    ),
    lets('Ghana, which did both on one day', 'GHA: ratification 2000-09-07, signature 2000-09-07'),
  ],
  'ratification-by-signatory': [
    refuses('Azerbaijan, which never signed', 'AZE: ratification 1999-01-11'),
    refuses(
      'the Philippines a day before signing',
      'PHL: signature 1993-11-15, ratification 1993-11-14',
    ),
    refuses('an acceptance without signature', 'AZE: acceptance 1999-01-11'),
    refuses('an approval without signature', 'AZE: approval 1999-01-11', { treaty: withApproval }),
    lets('Ghana, which did both on one day', 'GHA: signature 2000-09-07, ratification 2000-09-07'),
    lets('Azerbaijan, which acceded', 'AZE: accession 1999-01-11'),
  ],
  'one-consent-at-a-time': [
    refuses('a second accession by Bolivia', 'BOL: accession 2000-10-16, accession 2000-10-17'),
    refuses(
      'a ratification on record, once an earlier accession is recorded late',
      'TUR: signature 1999-01-13, ratification 2004-09-27, accession 2003-01-01',
      {
        act: 'ratification 2004-09-27',
      },
    ),
    lets('Turkey as it was', 'TUR: signature 1999-01-13, ratification 2004-09-27'),
  ],
  'accession-by-non-signatory': [
    warnsOf(
      'a signatory that accedes, as Burundi did to X-2',
      'BDI: signature 1993-01-01, accession 1998-01-02',
    ),
    lets('Belize, which had not signed', 'BLZ: accession 2001-11-14'),
    lets('Bangladesh, which ratified', 'BGD: signature 1998-10-07, ratification 2011-08-24'),
  ],
  'effect-belongs-to-consent': [
    refuses('an effect before the deposit', 'URY: accession 2001-02-15 1850-01-01', {
      act: 'accession 2001-02-15',
    }),
    refuses('a day of effect on a signature', 'COM: signature 2000-09-22 2001-01-01', {
      act: 'signature 2000-09-22',
    }),
    lets('an accession that sets a later day itself', 'URY: accession 2001-02-15 2001-07-01'),
  ],
  'kind-provided-for': [
    warnsOf(
      'an approval, of which IV-13 does not speak',
      'BGD: signature 1998-10-07, approval 2011-08-24',
    ),
    lets(
      'an approval where the treaty speaks of it',
      'BGD: signature 1998-10-07, approval 2011-08-24',
      {
        treaty: withApproval,
      },
    ),
    lets('a signature, which is no consent', 'BGD: signature 1998-10-07'),
  ],
};

describe.each(Object.entries(TRIALS))('the rule %s', (rule, trials) => {
  it.each(trials)('$says', ({ history, treaty, finds }) => {
    const ofThisRule = given(history, treaty).filter(finding => finding.rule === rule);
    expect(ofThisRule.map(said)).toEqual(finds === null ? [] : [finds]);
  });

  it('is tried both ways, and says why, by which article, and how to mend it', () => {
    const found = trials.flatMap(({ history, treaty }) => given(history, treaty));
    expect(new Set(trials.map(({ finds }) => finds === null))).toEqual(new Set([true, false]));
    for (const { because, hint, article } of found) {
      expect(because).not.toMatch(/undefined|null|NaN|\[object/);
      expect(hint).toMatch(/\.$/);
      expect(article).toMatch(/VCLT|article/);
    }
  });
});

describe('the policy as a whole', () => {
  it('has no rule without a trial here, and no trial without a rule', () => {
    expect(Object.keys(TRIALS)).toEqual(RULES.map(({ name }) => name));
  });

  it.each([
    'GHA: signature 2000-09-07, ratification 2000-09-07',
    'MEX: signature 1991-05-22, ratification 1999-03-08',
    'AZE: accession 1999-01-11',
    'URY: accession 2001-02-15',
    'COM: signature 2000-09-22',
  ])('finds nothing against what was done: %s', history => {
    expect(given(history)).toEqual([]);
  });

  it('names the State as it was called on the day of the act', () => {
    const [finding] = given('TUR: ratification 2004-09-27');
    expect(finding?.because).toContain('Turkey had not signed by 27 September 2004');
  });

  it('finds the same faults in whatever order the acts were recorded', () => {
    const days = fc
      .integer({ min: 0, max: 14000 })
      .map(day => new Date(day * 86_400_000 + Date.UTC(1990, 0)));
    const steps = fc
      .tuple(fc.constantFrom(...(Object.keys(ACT_KINDS) as ActKind[])), days)
      .map(([kind, day]) => `${kind} ${day.toISOString().slice(0, 10)}`);
    const faults = (acts: string[]) =>
      given(`GHA: ${acts.join(', ')}`)
        .map(({ rule }) => rule)
        .sort();
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 6 }), acts => {
        expect(faults(acts.toReversed())).toEqual(faults(acts));
      }),
    );
  });
});
