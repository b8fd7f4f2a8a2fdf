/** The policy as a whole: what holds whichever rule speaks. The trials of each stand under `rules/`. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_KINDS, type ActKind } from '../../src/domain/act.ts';
import { RULES } from '../../src/domain/rules.ts';
import { given } from './given.ts';

const namesIn = (folder: string, ending: string) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length))
    .toSorted();

describe('the policy as a whole', () => {
  it('has trials beside every file of rules', () => {
    const files = namesIn('../../src/domain/rules/', '.ts').filter(name => name !== 'case');
    expect(namesIn('rules/', '.test.ts')).toEqual(files);
  });

  it('calls no two rules by one name, and gives each its article', () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of RULES) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    for (const { article } of RULES) expect(article).toMatch(/art|chapter/);
  });

  it.each([
    'IV-13 GHA: signature 2000-09-07, ratification 2000-09-07',
    'IV-13 MEX: signature 1991-05-22, ratification 1999-03-08',
    'IV-13 AZE: accession 1999-01-11',
    'IV-13 MNE: succession-to-signature 2006-10-23; IV-13 SRB: signature 2004-11-11',
    'IV-4 CSHH: signature 1968-10-07, ratification 1975-12-23',
    'IV-4 CZE: succession 1993-02-22 1993-01-01; IV-4 CSHH: signature 1968-10-07, ratification 1975-12-23',
    'IV-15 EU: signature 2007-03-30, formal-confirmation 2010-12-23',
    'IV-5 TTO: accession 1980-11-14, withdrawal 1998-05-26 1998-08-26, accession 1998-05-26 1998-08-26, withdrawal 2000-03-27 2000-06-27; IV-4 TTO: accession 1978-12-21',
    'XVIII-10 ZAF: signature 1998-07-17, ratification 2000-11-27, withdrawal 2016-10-19, revocation-of-withdrawal 2017-03-07',
    'XVIII-10 USA: signature 2000-12-31, notice-of-intention-not-to-become-a-party 2002-05-06',
    'XXVI-4 RUS: signature 1996-09-24, ratification 2000-06-30, withdrawal-of-instrument 2023-11-03',
    'XXVII-7-d USA: signature 2016-04-22, acceptance 2016-09-03, withdrawal 2019-11-04 2020-11-04, acceptance 2021-01-20, withdrawal 2025-01-27 2026-01-27; XXVII-7 USA: signature 1992-06-12, ratification 1992-10-15',
    'XXVII-7-a CAN: signature 1998-04-29, ratification 2002-12-17, withdrawal 2011-12-15 2012-12-15; XXVII-7 CAN: signature 1992-06-12, ratification 1992-12-04',
  ])('finds nothing against what was done: %s', history => {
    expect(given(history)).toEqual([]);
  });

  it('names the State as it was called on the day of the act', () => {
    const [finding] = given('IV-13 TUR: ratification 2004-09-27');
    expect(finding?.because).toContain('Turkey had not signed by 27 September 2004');
  });

  it('says of one fault one thing: who is no party yet has not been one for too short a time', () => {
    const kyrgyzstan = 'IV-13 KGZ: accession 2003-09-29';
    const found = given(`${kyrgyzstan}, withdrawal 2003-12-31`);
    expect(found.map(({ because }) => because)).toEqual([
      'Kyrgyzstan is not a party yet on 31 December 2003',
    ]);
  });

  it('says of a second withdrawal when the first was notified, and how to correct that', () => {
    const burundi = 'XVIII-10 BDI: signature 1999-01-13, ratification 2004-09-21';
    const [fault] = given(`${burundi}, withdrawal 2016-10-27 as W, withdrawal 2017-01-01`);
    expect(fault?.because).toBe(
      'Burundi has withdrawn already, on 27 October 2016 with effect from 27 October 2017',
    );
    expect(fault?.hint).toMatch(/treaty retract W /);
  });

  it('judges an act recorded late on its own day, and every later one after it', () => {
    const found = given('XVIII-10 BDI: withdrawal 2016-10-27, ratification 2017-10-01');
    expect(found.map(({ rule, act }) => `${rule} ${act.doneOn}`)).toEqual([
      'only-a-party-withdraws 2016-10-27',
      'ratification-by-signatory 2017-10-01',
    ]);
  });

  it('finds the same faults in whatever order the acts were recorded', () => {
    const days = fc
      .integer({ min: 0, max: 14000 })
      .map(day => new Date(day * 86_400_000 + Date.UTC(1990, 0)));
    const steps = fc
      .tuple(fc.constantFrom(...(Object.keys(ACT_KINDS) as ActKind[])), days)
      .map(([kind, day]) => `${kind} ${day.toISOString().slice(0, 10)}`);
    // Acts of one kind on one day differ in nothing but their id, by which they are then read.
    const acts = fc.uniqueArray(steps, { minLength: 1, maxLength: 6 });
    const named = (all: string[]) => all.map(step => `${step} as ${step.replaceAll(/\W/g, '_')}`);
    const faults = (all: string[]) =>
      given(`IV-13 GHA: ${named(all).join(', ')}`)
        .map(({ rule, act }) => `${rule} ${act.id}`)
        .toSorted();
    fc.assert(
      fc.property(acts, all => {
        expect(faults(all.toReversed())).toEqual(faults(all));
      }),
    );
  });
});
