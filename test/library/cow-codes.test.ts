/** The codes of the Correlates of War Project: one for each State of the register, or none on purpose. */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import { cowCodes } from '../../src/library/cow-codes.ts';
import { shippedParticipants, shippedText } from '../../src/library/shipped.ts';

const { codes } = JSON.parse(shippedText('cow-codes.json')) as {
  codes: Record<string, number | null>;
};
const states = (shippedParticipants().participants ?? []).filter(({ kind }) => kind === 'state');
const cowOn = (id: string, on: string) => cowCodes()(id as ParticipantId, on as CalendarDate);

describe('the codes of the Correlates of War Project', () => {
  it('say something of every State of the register, and of nobody else', () => {
    expect(Object.keys(codes)).toEqual(states.map(({ id }) => id).toSorted());
  });

  it('are missing for the four that the Project does not list', () => {
    const without = Object.keys(codes).filter(id => codes[id] === null);
    expect(without).toEqual(['COK', 'NIU', 'PSE', 'VAT']);
  });

  it('name no two States alike, but Serbia, which bears Yugoslavia’s', () => {
    const listed = Object.keys(codes).filter(id => codes[id] !== null);
    const shared = [...groupBy(listed, id => codes[id])].filter(([, own]) => own.length > 1);
    expect(shared).toEqual([[345, ['SRB', 'YUCS']]]);
  });

  it.each([
    ['USA', 2],
    ['CSHH', 315],
    ['CZE', 316],
    ['DDDE', 265],
    ['YUCS', 345],
    ['X-YAR', 678],
    ['YEM', 679],
    ['YDYE', 680],
    ['RUS', 365],
    ['PRK', 731],
    ['KOR', 732],
    ['COG', 484],
    ['COD', 490],
    ['WSM', 990],
  ])('has %s as %i', (id, code) => {
    expect(cowOn(id, '1985-01-01')).toBe(code);
  });

  it('has Germany as 260 to 2 October 1990 and as 255 from 3 October', () => {
    expect([cowOn('DEU', '1990-10-02'), cowOn('DEU', '1990-10-03')]).toEqual([260, 255]);
  });

  it('has none for a State that it has never heard of', () => {
    expect(cowOn('X-NEW', '2020-01-01')).toBeNull();
  });
});
