import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_KINDS, type ActKind } from '../../src/domain/act.ts';
import {
  columnFor,
  headingOver,
  headingsFor,
  meaningOf,
  tableForm,
} from '../../src/domain/table-form.ts';

function said(heading: string, mark: string) {
  const { kind, text } = meaningOf(tableForm([heading]), 0, mark);
  return text === null ? kind : [kind, text];
}

describe('a heading', () => {
  it.each([
    ['Ratification, Accession(a), Succession(d)', '', 'ratification'],
    ['Ratification, Accession(a), Succession(d)', 'd', 'succession'],
    ['Approval(AA), Acceptance(A), Accession(a), Ratification', 'AA', 'approval'],
    ['Acceptance(A)', 'A', 'acceptance'],
    ['Application', '', 'application'],
    ['Provisional application(n)', 'n', 'provisional-application'],
    ['Signature, Succession to signature(d)', 'd', 'succession-to-signature'],
    ['Signature, Signature ad referendum (s)', 's', 'signature-ad-referendum'],
    ['Definitive acceptance', '', 'acceptance'],
    ['Ratification or accession', 'a', 'accession'],
    ['Ratification or accession a', '', 'ratification'],
    ['Ratification, formal-confirmation c or accession a', 'c', 'formal-confirmation'],
    ['Ratification, Formal confirmation ᶜ or accession ᵃ', '', 'ratification'],
    ['Definitive-signature ˢ or acceptance ᴬ', 's', 'definitive-signature'],
    ['Definitive-signature ˢ or acceptance ᴬ', 'A', 'acceptance'],
    ['Acceptance A', 'A', 'acceptance'],
    ['Acceptance, or accession', 'A', 'acceptance'],
    ['Ratification or accession a, Succession(d)', '', 'ratification'],
  ])('%j says of a date marked %j that it is of kind %s', (heading, mark, kind) => {
    expect(said(heading, mark)).toBe(kind);
  });

  it.each([
    [
      'Ratification, Acceptance(A), Participation under articles 3 (2) and (3)(P)',
      'P',
      'participation',
      'Participation under articles 3 (2) and (3)',
    ],
    [
      'Participation under article XI of the Protocol of 11 April 1980(P), Accession(a)',
      'P',
      'participation',
      'Participation under article XI of the Protocol of 11 April 1980',
    ],
    [
      'Accession to the Convention as amended(a)',
      'a',
      'accession',
      'Accession to the Convention as amended',
    ],
    [
      'Provisional application by virtue of signature, adoption of the Agreement or accession thereto',
      '',
      'provisional-application',
      'Provisional application by virtue of signature, adoption of the Agreement or accession thereto',
    ],
  ])('%j keeps its own words where the kind does not say it all', (heading, mark, kind, words) => {
    expect(said(heading, mark)).toEqual([kind, words]);
  });

  it.each([
    'Notification under article 25',
    'Notification of non-provisional application under article 7 (1) (b)',
    'Extension',
  ])('that it does not know is kept as a notification in its own words: %s', heading => {
    expect(said(heading, '')).toEqual(['notification', heading]);
  });

  it('that leaves open which consent is meant is a consent in the words of all', () => {
    const several = 'Definitive signature of the Protocol, Acceptance of the Protocol';
    const either = 'Definitive signature or acceptance of the Protocol';
    expect(said(several, '')).toEqual(['consent-to-be-bound', several]);
    expect(said(either, '')).toEqual(['consent-to-be-bound', either]);
  });

  it('that lists kinds with one mark between them keeps the words of all', () => {
    const signed = 'Signature or ratification';
    const applied = 'Ratification, application or accession a';
    expect(said(signed, '')).toEqual(['notification', signed]);
    expect(said(applied, '')).toEqual(['consent-to-be-bound', applied]);
    expect(said(applied, 'a')).toBe('accession');
  });

  it('without a mark of its own takes the kind that is marked so elsewhere, or else its only kind', () => {
    expect(said('Ratification, Accession(a)', 'd')).toBe('succession');
    expect(said('Signature ad referendum (s)', '')).toBe('signature-ad-referendum');
  });

  it('of consents leaves a consent where a mark is misprinted', () => {
    const heading = 'Ratification, Accession(a)';
    expect(said(heading, 'zz')).toEqual(['consent-to-be-bound', heading]);
    expect(said('Signature, Ratification', 'zz')).toEqual([
      'notification',
      'Signature, Ratification',
    ]);
  });

  it('is known by its number where it says nothing, and by its number too where it comes again', () => {
    const form = tableForm(['', 'Extension', 'Extension']);
    const texts = form.map((_, column) => meaningOf(form, column, '').text);
    expect(texts).toEqual(['Column 1', 'Extension', 'Extension [3]']);
  });

  it('keeps the kinds of which an earlier column has the other half', () => {
    const form = tableForm(['Signature', 'Ratification', 'Accession(a)']);
    expect(form.map((_, column) => meaningOf(form, column, ''))).toEqual([
      { kind: 'signature', text: null },
      { kind: 'ratification', text: null },
      { kind: 'accession', text: null },
    ]);
  });

  it('that repeats a kind of an earlier column keeps its own words for that kind alone', () => {
    const again = 'Ratification, Accession(a)';
    const form = tableForm(['Accession(a)', again]);
    expect(meaningOf(form, 1, 'a')).toEqual({ kind: 'consent-to-be-bound', text: again });
    expect(meaningOf(form, 1, '')).toEqual({ kind: 'ratification', text: null });
    expect(form.map(column => headingOver(column, ['consent-to-be-bound']))).toEqual([
      'Accession(a), Consent to be bound(P)',
      again,
    ]);
  });

  it('of a signature and of consents leaves a notification where a mark is misprinted', () => {
    const heading = 'Signature, Accession(a)';
    expect(said(heading, 'zz')).toEqual(['notification', heading]);
    expect(said('', 'zz')).toEqual(['notification', 'Column 1']);
  });

  it('is read with the blanks around its parts left out', () => {
    const spaced = 'Ratification , Accession to the Convention as amended (a)';
    expect(said(spaced, '')).toBe('ratification');
    expect(said(spaced, 'a')).toEqual(['accession', 'Accession to the Convention as amended']);
    expect(said('Ratification  or  accession x ', 'x')).toBe('accession');
    expect(said('  ', '')).toEqual(['notification', '  ']);
  });

  it('that lists kinds gives each the mark that stands there, whatever is usual', () => {
    expect(said('Ratification, accession x', 'x')).toBe('accession');
    expect(said('Ratification or accession(x)', 'x')).toBe('accession');
    expect(said('Ratification or accession(x)', '')).toBe('ratification');
  });

  it('with marks in brackets alone is no list: what stands between commas is a part', () => {
    const kept = 'Succession to the Convention(d)';
    expect(said(`Ratification, ${kept}`, 'd')).toEqual([
      'succession',
      'Succession to the Convention',
    ]);
    expect(said('ratification, accession(a)', 'a')).toEqual([
      'notification',
      'ratification, accession',
    ]);
  });

  it('names, when printed, what it leaves out of the kinds below it', () => {
    const [column] = tableForm(['Ratification, Accession(a)']);
    if (column === undefined) throw new Error('no column');
    expect(headingOver(column, ['ratification', 'succession'])).toBe(
      'Ratification, Accession(a), Succession(d)',
    );
    expect(headingOver(column, ['notification'])).toBe('Ratification, Accession(a)');
  });

  it('that is empty is printed as the kinds below it', () => {
    const [column] = tableForm(['']);
    if (column === undefined) throw new Error('no column');
    expect(headingOver(column, ['accession'])).toBe('Accession(a)');
  });
});

describe('an act of other words than any heading', () => {
  const form = tableForm(['Signature', 'Ratification', 'Accession(a)', 'Extension']);
  const inWords = (kind: ActKind) => columnFor(form, { kind, text: 'in other words' });

  it('stands in the column of its kind, or else in the first of its family', () => {
    expect(inWords('accession')).toBe(2);
    expect(inWords('succession')).toBe(1);
    expect(inWords('signature-ad-referendum')).toBe(0);
    expect(inWords('confirmation-of-signature')).toBe(0);
  });

  it('stands in none where it is of no family, or nothing of its family is printed', () => {
    expect(inWords('notification')).toBeNull();
    expect(inWords('withdrawal')).toBeNull();
    expect(inWords('provisional-application')).toBeNull();
  });
});

describe('a table without headings of its own', () => {
  it('is headed by the kinds that occur: signatures, provisional application, consents', () => {
    const acts = (
      ['accession', 'signature', 'ratification', 'provisional-application', 'reservation'] as const
    ).map(kind => ({ kind }) as never);
    expect(headingsFor(acts)).toEqual([
      'Signature',
      'Provisional application(n)',
      'Ratification, Accession(a)',
    ]);
  });

  it('has no column for what did not occur', () => {
    expect(headingsFor([{ kind: 'accession' } as never])).toEqual(['Accession(a)']);
    expect(headingsFor([])).toEqual([]);
  });
});

const kinds = Object.keys(ACT_KINDS) as ActKind[];
const word = fc.oneof(
  fc.constantFrom(...kinds).map(kind => kind.replaceAll('-', ' ')),
  fc.constantFrom(
    'Extension',
    'of the Protocol',
    'Definitive acceptance',
    'under article 7 (1) (b)',
    ' or ',
    '',
  ),
  fc.string({ maxLength: 8 }),
);
const mark = fc.constantFrom('', 'a', 'd', 'A', 'AA', 's', 'P', 'x');
const part = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), mark)
  .map(([words, sign]) => words.join(' ') + (sign === '' ? '' : `(${sign})`));
const heading = fc.array(part, { maxLength: 4 }).map(parts => parts.join(', '));

describe('every heading, whatever it says', () => {
  it('leads a date read below it back to its own column', () =>
    fc.assert(
      fc.property(fc.array(heading, { minLength: 1, maxLength: 5 }), mark, (headings, sign) => {
        const form = tableForm(headings);
        for (const column of headings.keys()) {
          expect(columnFor(form, meaningOf(form, column, sign))).toBe(column);
        }
      }),
      { numRuns: 2000 },
    ));
});
