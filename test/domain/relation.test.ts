/** How a State stands towards a treaty, from what it has done. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_KINDS, type Act, type ActKind, inLegalOrder } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { relationAfter, standingOn } from '../../src/domain/relation.ts';

const act = (kind: ActKind, doneOn: string) =>
  ({
    id: `${kind} ${doneOn}`,
    kind,
    doneOn,
    participant: 'GHA',
    treaty: 'IV-13',
  }) as unknown as Act;

const on = (day: string) => day as CalendarDate;

const standing = (acts: Act[], day: string, inForceFrom: string | null) =>
  standingOn(on(day), relationAfter(acts), inForceFrom === null ? null : on(inForceFrom));

describe('relationAfter', () => {
  it('holds nothing for a State that has done nothing', () => {
    expect(relationAfter([])).toEqual({ signature: null, consent: null });
  });

  it('keeps the signature of a State that has ratified: UN tables print both', () => {
    const signature = act('signature', '1991-05-22');
    const ratification = act('ratification', '1999-03-08');
    expect(relationAfter([ratification, signature])).toEqual({ signature, consent: ratification });
  });

  it('stays with the first of two consents', () => {
    const first = act('accession', '1999-01-11');
    expect(relationAfter([act('accession', '2001-01-11'), first]).consent).toBe(first);
  });

  it('does not depend on the order in which acts are listed', () => {
    const anyActs = fc.array(
      fc
        .tuple(
          fc.constantFrom(...(Object.keys(ACT_KINDS) as ActKind[])),
          fc.integer({ min: 0, max: 9 }),
        )
        .map(([kind, day]) => act(kind, `2000-09-0${day + 1}`.slice(0, 10))),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyActs, acts => {
        expect(relationAfter(acts.toReversed())).toEqual(relationAfter(acts));
      }),
    );
  });
});

describe('inLegalOrder', () => {
  it('reads the signature first where a State signs and ratifies on one day (Ghana, IV-13)', () => {
    const ratification = act('ratification', '2000-09-07');
    const signature = act('signature', '2000-09-07');
    expect(inLegalOrder([ratification, signature])).toEqual([signature, ratification]);
  });

  it('reads an earlier day first, whatever the kind, and leaves its argument as it was', () => {
    const acts = [act('signature', '2000-09-08'), act('accession', '2000-09-07')];
    expect(inLegalOrder(acts).map(({ kind }) => kind)).toEqual(['accession', 'signature']);
    expect(acts.map(({ kind }) => kind)).toEqual(['signature', 'accession']);
  });
});

describe('standingOn', () => {
  const signature = act('signature', '1998-10-07');
  const ratification = act('ratification', '2011-08-24');

  it('tells signatory, contracting State and party apart (VCLT arts. 18, 2(1)(f), 2(1)(g))', () => {
    expect(standing([], '2001-12-06', null)).toBe('none');
    expect(standing([signature], '2001-12-06', null)).toBe('signatory');
    expect(standing([signature, ratification], '2011-08-24', null)).toBe('contracting');
    expect(standing([signature, ratification], '2011-11-30', '2011-12-01')).toBe('contracting');
    expect(standing([signature, ratification], '2011-12-01', '2011-12-01')).toBe('party');
  });

  it('makes no party of a signatory, though the treaty be in force', () => {
    expect(standing([signature], '2011-12-01', '2003-07-01')).toBe('signatory');
  });
});
