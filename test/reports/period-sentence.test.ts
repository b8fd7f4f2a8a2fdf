/** What was deposited in a period, in the words of paragraph 5 of E/CN.4/2002/89. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { actionsView } from '../../src/projections/actions.ts';
import { periodInWords } from '../../src/reports/period-in-words.ts';
import { periodSentence } from '../../src/reports/period-sentence.ts';
import {
  anyDay,
  anyHistory,
  type DatedAct,
  interleaved,
  ledgerWith,
  TREATY,
} from '../support/histories.ts';

const MIGRANTS =
  'the International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families';

const act = (participant: string, kind: DatedAct['kind'], on: string): DatedAct => ({
  ...{ participant, kind, on: on as CalendarDate },
});

const SEPTEMBER = { from: '2000-09-01', to: '2000-09-30' };

async function inSeptember(...acts: readonly DatedAct[]): Promise<string> {
  const ledger = await ledgerWith(acts, { instruments: 1 });
  return shortened(await ledger.paragraph(TREATY, SEPTEMBER));
}

const shortened = (text: string) => text.replaceAll(MIGRANTS, 'the Convention on Migrants');

describe('a period', () => {
  it.each([
    ['2000-09-07', '2000-09-07', 'on 7 September 2000'],
    ['2000-09-06', '2000-09-08', 'from 6 to 8 September 2000'],
    ['2000-08-28', '2000-09-03', 'from 28 August to 3 September 2000'],
    ['2000-12-28', '2001-01-03', 'from 28 December 2000 to 3 January 2001'],
    ['2000-09-01', '2000-09-30', 'in September 2000'],
    ['2000-09-01', '2000-10-31', 'in September/October 2000'],
    ['2000-12-01', '2001-01-31', 'in December 2000/January 2001'],
    ['2001-01-01', '2001-03-31', 'from January to March 2001'],
    ['2000-11-01', '2001-02-28', 'from November 2000 to February 2001'],
    ['2000-09-01', '2001-09-30', 'from September 2000 to September 2001'],
    ['2000-02-01', '2000-02-29', 'in February 2000'],
    ['2000-02-01', '2000-02-28', 'from 1 to 28 February 2000'],
    ['2000-09-02', '2000-09-30', 'from 2 to 30 September 2000'],
    ['2000-01-01', '2000-12-31', 'in 2000'],
    ['2000-01-01', '2001-12-31', 'in 2000 and 2001'],
    ['1999-01-01', '2001-12-31', 'from 1999 to 2001'],
    ['9999-12-01', '9999-12-31', 'in December 9999'],
  ])('from %s to %s is written "%s"', (from, to, words) => {
    expect(periodInWords({ from: from as CalendarDate, to: to as CalendarDate })).toBe(words);
  });

  it('of its own reads as no other does', () =>
    fc.assert(
      fc.property(anyDay, fc.nat(800), anyDay, fc.nat(800), (from, length, other, more) => {
        const one = { from, to: addDays(from, length) };
        const two = { from: other, to: addDays(other, more) };
        const same = one.from === two.from && one.to === two.to;
        expect(periodInWords(one) === periodInWords(two)).toBe(same);
      }),
    ));
});

describe('the sentence of a period', () => {
  it('counts together by the kinds that occur, each before its own preposition', async () => {
    const ghana = [act('GHA', 'signature', '2000-09-07'), act('GHA', 'ratification', '2000-09-07')];
    expect(await inSeptember(...ghana, act('GIN', 'accession', '2000-09-07'))).toBe(
      'Two ratifications or accessions to and one signature of the Convention on Migrants were deposited with the Secretary-General in September 2000.',
    );
  });

  it('says one preposition once, where it serves both', async () => {
    const egypt = [act('EGY', 'signature', '1999-01-01'), act('EGY', 'ratification', '2000-09-01')];
    expect(await inSeptember(...egypt, act('GHA', 'signature', '2000-09-30'))).toBe(
      'One ratification and one signature of the Convention on Migrants were deposited with the Secretary-General in September 2000.',
    );
  });

  it('is in the singular of one act, and takes in no neighbouring day', async () => {
    const others = [act('GHA', 'signature', '2000-08-31'), act('GIN', 'accession', '2000-10-01')];
    expect(await inSeptember(...others, act('EGY', 'accession', '2000-09-30'))).toBe(
      'One accession to the Convention on Migrants was deposited with the Secretary-General in September 2000.',
    );
    expect(await inSeptember(...others, act('EGY', 'signature', '2000-09-01'))).toBe(
      'One signature of the Convention on Migrants was deposited with the Secretary-General in September 2000.',
    );
  });

  it('says of nothing what there could have been', async () => {
    expect(await inSeptember()).toBe(
      'No ratification or accession to and no signature of the Convention on Migrants was deposited with the Secretary-General in September 2000.',
    );
  });

  it('tells withdrawals and statements in a sentence of their own', async () => {
    const egypt = [act('EGY', 'accession', '1993-02-19'), act('EGY', 'withdrawal', '2000-09-01')];
    const ledger = await ledgerWith([...egypt, act('GIN', 'accession', '2000-09-07')], {
      instruments: 1,
    });
    for (const participant of ['GIN', 'GHA']) {
      const declaration = { kind: 'declaration', participant, text: 'Subject to its own law.' };
      await ledger.record({ ...declaration, treaty: TREATY, on: '2000-09-07' });
    }
    expect(shortened(await ledger.paragraph(TREATY, SEPTEMBER))).toBe(
      'One accession to the Convention on Migrants was deposited with the Secretary-General in September 2000. In the same period, one withdrawal from and two declarations under the Convention were notified to the Secretary-General.',
    );
  });

  it('is in words to twelve, in figures beyond', async () => {
    const ids = 'BOL CHL COL EGY GHA GIN MAR MEX PHL TUR UGA URY'.split(' ');
    const twelve = ids.map(id => act(id, 'accession', '2000-09-07'));
    expect(await inSeptember(...twelve)).toMatch(/^Twelve accessions to the /);
    const one = act('EGY', 'signature', '2000-09-07');
    expect(await inSeptember(one, ...twelve)).toMatch(
      /^Twelve accessions to and one signature of /,
    );
    const view = await (await ledgerWith(twelve)).view(TREATY, {});
    const { acts, ...period } = actionsView(view, {
      from: '2000-09-01' as CalendarDate,
      to: '2000-09-30' as CalendarDate,
    });
    const more = { ...period, acts: [...acts, ...acts.slice(0, 1)] };
    expect(periodSentence(view.record.definition, more)).toMatch(/^13 accessions to the /);
  });

  it.each([
    ['Governments of A and B', ' with the Governments of A and B in'],
    ['the Swiss Federal Council', ' with the Swiss Federal Council in'],
    ['not known to this ledger', 'deposited in'],
  ])('names the depositary: %s', async (depositary, words) => {
    const view = await (await ledgerWith([])).view(TREATY, {});
    const acts = actionsView(view, SEPTEMBER as { from: CalendarDate; to: CalendarDate });
    expect(periodSentence({ ...view.record.definition, depositary }, acts)).toContain(words);
  });

  it('of a treaty that nobody signs speaks of no signature', async () => {
    const view = await (await ledgerWith([])).view(TREATY, {});
    const acts = actionsView(view, SEPTEMBER as { from: CalendarDate; to: CalendarDate });
    const definition = { ...view.record.definition, signature: null };
    expect(periodSentence(definition, acts)).toMatch(/^No ratification or accession to the /);
  });
});

describe('a period that is asked for', () => {
  const asked = async (ledger: Ledger, question: object) =>
    ledger.paragraph(TREATY, question).catch(error => error.code);

  it('needs both days in their order, and no day of law before its end', async () => {
    const ledger = await ledgerWith([]);
    expect(await asked(ledger, { from: '2000-09-01' })).toBe('half-a-period');
    expect(await asked(ledger, { to: '2000-09-01' })).toBe('half-a-period');
    expect(await asked(ledger, { from: '2000-09-02', to: '2000-09-01' })).toBe('period-reversed');
    expect(await asked(ledger, { ...SEPTEMBER, asOf: '2000-09-29' })).toBe('as-of-before-end');
    expect(await asked(ledger, { ...SEPTEMBER, asOf: '2000-09-30' })).toMatch(/^No /);
  });
});

it('the numbers of the sentence are those of the acts, for any history', () =>
  fc.assert(
    fc.asyncProperty(
      anyHistory.chain(interleaved),
      anyDay,
      fc.nat(1500),
      async (acts, from, length) => {
        const ledger = await ledgerWith(acts);
        const period = { from, to: addDays(from, length) };
        const text = (await ledger.paragraph(TREATY, period)).toLowerCase();
        const { counts } = await ledger.actions(TREATY, period);
        const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(
          ' ',
        );
        const said = (noun: RegExp) => {
          const [, word = 'no'] = noun.exec(text) ?? [];
          return words.includes(word) ? words.indexOf(word) : Number(word);
        };
        expect(said(/(\w+) signatures? of/)).toBe(counts.signatures);
        expect(said(/^(\w+) (?:ratif|accept|approv|access)/)).toBe(counts.consents);
        expect(text.includes(' was deposited ')).toBe(counts.signatures + counts.consents < 2);
      },
    ),
    { numRuns: 60 },
  ));
