/** What the reports say of a treaty known by its table alone: not that it is out of force, nor when it will be in it. */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { explanationView } from '../../src/projections/explanation.ts';
import { statusView } from '../../src/projections/status.ts';
import { explanationReport } from '../../src/reports/explanation.ts';
import { forceSentence, forceText } from '../../src/reports/force-text.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { paragraph } from '../../src/reports/paragraph.ts';
import { participantReport } from '../../src/reports/participant.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';
import { Observer } from '../support/observing.ts';

const SIGHT = { asOf: '2013-06-21' };

const NOT_KNOWN =
  'The article on entry into force is not in this ledger, and no day was notified: whether the treaty is in force is not known.';

/** The table of the Vienna Convention on Diplomatic Relations, three of its rows. */
async function diplomaticRelations() {
  const observer = await Observer.make();
  const rows = ['Egypt,,9 Jun 1964 a', 'Mexico,18 Apr 1961,16 Jun 1965', 'Israel,18 Apr 1961,'];
  const table = ['Participant,Signature,"Ratification, Accession(a)"', ...rows].join('\n');
  await observer.observe('2013-06-21', { '3-3.csv': table });
  return observer.ledger;
}

/** The day that the Secretary-General notified for it. */
function notified(event: 'in-force-notified' | 'terminated', on: string) {
  const day = on as CalendarDate;
  return {
    treatyEvents: [
      { treaty: 'III-3' as TreatyId, event, on: day, text: 'as notified', source: 'a test' },
    ],
  };
}

describe('of a treaty without its articles', () => {
  it('force and explain say that the article is not there, and no more', async () => {
    const ledger = await diplomaticRelations();
    const force = await ledger.force('III-3', SIGHT);
    expect(forceText(force)).toBe(NOT_KNOWN);
    const explained = explanationView(await ledger.view('III-3', SIGHT), null);
    expect(textForm(explanationReport(explained))).toContain(`\n${NOT_KNOWN}\n`);
    expect(textForm(explanationReport(explained))).not.toMatch(/missing|Not in force/);
  });

  it('the paragraph says who consented, and nothing of entry into force', async () => {
    const ledger = await diplomaticRelations();
    const view = await ledger.view('III-3', SIGHT);
    expect(paragraph(view, statusView(view))).toBe(
      'As of 21 June 2013, Treaty III-3 of the UN Treaty Collection had been ratified or acceded to by two States, namely, Egypt and Mexico. In addition, one State, namely, Israel, signed the Treaty.',
    );
  });

  it('its JSON says that inForce is no answer, until a day is notified or its end', async () => {
    const ledger = await diplomaticRelations();
    const force = await ledger.force('III-3', SIGHT);
    expect(JSON_SHAPES['force'].parse(force)).toEqual(force);
    expect(force).toMatchObject({ inForce: false, known: false });
    await ledger.define(notified('in-force-notified', '1964-04-24'), 'a test');
    const told = await ledger.force('III-3', SIGHT);
    expect(told).toMatchObject({ inForce: true, known: true });
    expect(forceText(told).split('\n').slice(0, 3)).toEqual([
      ...['In force since 24 April 1964, as the depositary notified.', ''],
      expect.stringMatching(/^Participant +Bound from$/),
    ]);
    expect(await ledger.force('III-3', { asOf: '1964-04-23' })).toMatchObject({ known: false });
  });

  it('that was terminated, it is known that it is in force no more', async () => {
    const ledger = await diplomaticRelations();
    await ledger.define(notified('terminated', '2000-01-01'), 'a test');
    const force = await ledger.force('III-3', SIGHT);
    expect(force).toMatchObject({ inForce: false, known: true });
    expect(forceSentence(force)).toBe('Terminated on 1 January 2000.');
  });

  it('the table of a participant says of how many it is so', async () => {
    const ledger = await diplomaticRelations();
    const view = await ledger.participant('MEX', SIGHT);
    expect(JSON_SHAPES['participant'].parse(view)).toEqual(view);
    expect(view.forceUnknown).toMatchObject([{ id: 'III-3' }]);
    expect(textForm(participantReport(view))).toMatch(
      /Party: 0\.\nOf 1 of these treaties it is not known whether it is in force: its article on entry into force is not in this ledger\.$/,
    );
    await ledger.define(notified('in-force-notified', '1964-04-24'), 'a test');
    expect(textForm(participantReport(await ledger.participant('MEX', SIGHT)))).toMatch(
      /Party: 1\.$/,
    );
  });
});

describe('the paragraph', () => {
  it('asks of one State that it has ratified', async () => {
    const ledger = await ledgerWith([], { instruments: 1 });
    const view = await ledger.view(TREATY, { asOf: '2001-12-06' });
    expect(paragraph(view, statusView(view))).toMatch(
      /when at least one State has ratified or acceded to it\.$/,
    );
  });

  it.each([
    ['where no way to consent is known', []],
    ['where only consent to be bound is', ['consent-to-be-bound'] as const],
  ])('finds a verb %s', async (_, kinds) => {
    const ledger = await ledgerWith([]);
    const view = await ledger.view(TREATY, { asOf: '1990-12-01' });
    const consent = kinds.map(kind => ({
      ...{ kind, article: '1', from: null, withoutSignature: true },
    }));
    const record = { ...view.record, definition: { ...view.record.definition, consent } };
    expect(paragraph({ ...view, record }, statusView(view))).toMatch(
      /, no State had signed or consented to be bound by the .* have consented to be bound by it\.$/,
    );
  });
});
