/** The kinds of act, what they are called and marked with, and the order in which acts of one day are read. */
import { describe, expect, it } from 'vitest';
import {
  type ActKind,
  inLegalOrder,
  inOrderOfKind,
  isActKind,
  kindInWords,
  markOf,
} from '../../src/domain/act.ts';
import { actsIn } from './given.ts';

describe('a kind of act', () => {
  it('is written in words as a sentence has it', () => {
    expect(kindInWords('notice-of-intention-not-to-become-a-party')).toBe(
      'notice of intention not to become a party',
    );
    expect(kindInWords('accession')).toBe('accession');
  });

  it('is one that the depositary records, and nothing that every object has', () => {
    expect(isActKind('formal-confirmation')).toBe(true);
    expect(isActKind('entry-into-force')).toBe(false);
    expect(isActKind('toString')).toBe(false);
  });

  it('is listed once, in the order of the table of kinds, whatever order it came in', () => {
    const kinds: ActKind[] = ['withdrawal', 'accession', 'signature', 'accession'];
    expect(inOrderOfKind(kinds)).toEqual(['signature', 'accession', 'withdrawal']);
  });

  it('has its mark, unless the depositary’s table prints another or none', () => {
    expect(markOf({ kind: 'accession' })).toBe('a');
    expect(markOf({ kind: 'accession', mark: 'd' })).toBe('d');
    expect(markOf({ kind: 'accession', mark: '' })).toBe('');
  });
});

describe('an instrument that is taken back', () => {
  const order = (history: string) =>
    inLegalOrder(actsIn(history)).map(({ participant, kind }) => `${participant} ${kind}`);
  const ghana = 'IV-13 GHA: withdrawal-of-instrument 1999-02-01 as A, accession 1999-02-01 as B';

  it('is that of its own day where its author held none before, whatever others had deposited', () => {
    expect(order(`IV-13 EGY: accession 1993-02-19; ${ghana}`)).toEqual([
      'EGY accession',
      'GHA accession',
      'GHA withdrawal-of-instrument',
    ]);
  });

  it('is that of its own day also where its author deposits another one later', () => {
    expect(order(`${ghana}, accession 2000-01-01`)).toEqual([
      'GHA accession',
      'GHA withdrawal-of-instrument',
      'GHA accession',
    ]);
  });

  it('is the earlier one where there is one, and comes before what is new on that day', () => {
    const history =
      'IV-13 GHA: accession 1999-01-01, provisional-application 1999-02-01 as A, withdrawal-of-instrument 1999-02-01 as B';
    expect(order(history)).toEqual([
      'GHA accession',
      'GHA withdrawal-of-instrument',
      'GHA provisional-application',
    ]);
  });
});

it('acts of one day and one place are read by participant, and then by their ids', () => {
  const history =
    'IV-13 MEX: reservation 1999-03-08 as C, declaration 1999-03-08 as B; IV-13 EGY: declaration 1999-03-08 as D';
  expect(inLegalOrder(actsIn(history)).map(({ id }) => id)).toEqual(['D', 'B', 'C']);
});
