/** The end notes of a table: what its cells cannot say, and on request where they are taken from. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { printedTable } from '../../src/projections/printed-table.ts';
import { statusView } from '../../src/projections/status.ts';
import {
  type Asked,
  endNotes,
  rowName,
  rowsOfStatus,
  rowsOfTable,
  withdrawnIn,
} from '../../src/reports/end-notes.ts';
import { anyDay, anyHistory, ledgerWith, TREATY } from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const NONE = new Set<never>();
const COLLECTION: Asked = { ofTheCollection: true, sourcesOf: NONE };
const SOURCES: Asked = { ofTheCollection: false, sourcesOf: 'all' };
const SOURCES_OF_URUGUAY: Asked = {
  ofTheCollection: false,
  sourcesOf: new Set(['URY' as ParticipantId]),
};

/** The shipped Covenant on Civil and Political Rights, with acts of its former States. */
async function covenant(...acts: readonly (readonly [string, string, string, string?])[]) {
  const ledger = await shippedLedger('IV-4');
  for (const [kind, participant, on, effectiveOn] of acts) {
    const when = { on, ...(effectiveOn !== undefined && { effectiveOn }) };
    await ledger.record({ treaty: 'IV-4', kind, participant, source: 'a test', ...when });
  }
  return ledger;
}

async function notesOf(ledger: Ledger, asOf: string, asked: Asked = COLLECTION) {
  const view = await ledger.view('IV-4', { asOf });
  const { notes } = endNotes(view, rowsOfTable(printedTable(view)), asked);
  return notes.map(({ mark, text }) => `${mark} ${text}`);
}

describe('end notes', () => {
  it('tell what Czechoslovakia had done of which both its successors have succeeded', async () => {
    const ledger = await covenant(
      ['succession', 'SVK', '1993-05-28', '1993-01-01'],
      ['succession', 'CZE', '1993-02-22', '1993-01-01'],
    );
    const joined =
      'its predecessor Czechoslovakia had signed the treaty on 7 October 1968 and ratified it on 23 December 1975.';
    expect(await notesOf(ledger, '1995-01-01')).toEqual([
      `1 Czech Republic: succession with effect from 1 January 1993; ${joined}`,
      `2 Slovakia: succession with effect from 1 January 1993; ${joined}`,
    ]);
  });

  it('give both dates of a withdrawal, before and after it takes effect, and bracket only then', async () => {
    const ledger = await covenant(
      ['accession', 'GIN', '1985-03-03'],
      ['withdrawal', 'GIN', '1990-05-05', '1991-05-05'],
    );
    const rowOn = async (asOf: string) => {
      const view = await ledger.view('IV-4', { asOf });
      const notes = endNotes(view, rowsOfTable(printedTable(view)), COLLECTION);
      const guinea = statusView(view).rows.find(({ participant }) => participant.id === 'GIN');
      return guinea && rowName(guinea.participant, notes, withdrawnIn(view));
    };
    expect(await rowOn('1990-05-04')).toBe('Guinea');
    expect(await rowOn('1991-05-04')).toEqual(['Guinea', ' ', { raised: '1' }]);
    expect(await rowOn('1991-05-05')).toEqual(['[Guinea]', ' ', { raised: '1' }]);
    expect(await notesOf(ledger, '1991-05-04')).toEqual([
      '1 Guinea: gave notice of its withdrawal on 5 May 1990; it takes effect on 5 May 1991.',
    ]);
    expect(await notesOf(ledger, '1991-05-05')).toEqual([
      '1 Guinea: gave notice of its withdrawal on 5 May 1990; it took effect on 5 May 1991.',
    ]);
  });

  it('tell of a consent that the table shows no longer, since its author has come back', async () => {
    const ledger = await covenant(
      ['accession', 'GIN', '1985-03-03'],
      ['denunciation', 'GIN', '1990-05-05', '1991-05-05'],
      ['accession', 'GIN', '1995-06-06'],
    );
    expect(await notesOf(ledger, '2000-01-01')).toEqual([
      '1 Guinea: had acceded to the treaty on 3 March 1985; it gave notice of its denunciation on 5 May 1990; it took effect on 5 May 1991.',
    ]);
  });

  it('call Cabo Verde by the name under which it acceded, once that has changed', async () => {
    const ledger = await covenant(['accession', 'CPV', '1993-08-06']);
    expect(await notesOf(ledger, '2013-10-23')).toEqual([]);
    expect(await notesOf(ledger, '2013-10-24')).toEqual([
      '1 Cabo Verde: named Cape Verde before 24 October 2013.',
    ]);
  });

  it('tell who will not become a party', async () => {
    const ledger = await covenant(
      ['signature', 'GIN', '1970-03-03'],
      ['notice-of-intention-not-to-become-a-party', 'GIN', '1990-05-05'],
    );
    expect(await notesOf(ledger, '2000-01-01')).toEqual([
      '1 Guinea: gave notice on 5 May 1990 that it does not intend to become a party.',
    ]);
  });

  it('leave to a predecessor that lives on what it did once the successor had begun', async () => {
    const ledger = await covenant(
      ['accession', 'SRB', '2001-03-12'],
      ['withdrawal', 'SRB', '2006-07-01', '2007-07-01'],
      ['succession', 'MNE', '2006-10-23'],
    );
    expect(await notesOf(ledger, '2010-01-01')).toContain(
      '1 Montenegro: its predecessor Yugoslavia had acceded to the treaty on 12 March 2001.',
    );
  });

  it('do not tell of a predecessor that lives on, unless its acts were succeeded to', async () => {
    const acts = [
      ['signature', 'RUS', '1968-03-18'],
      ['ratification', 'RUS', '1973-10-16'],
    ] as const;
    const renamed =
      '1 Russian Federation: named Union of Soviet Socialist Republics before 24 December 1991.';
    const alone = await covenant(...acts, ['accession', 'ARM', '1993-06-23']);
    expect(await notesOf(alone, '2000-01-01')).toEqual([renamed]);
    const succeeded = await covenant(...acts, ['succession', 'ARM', '1993-06-23']);
    expect((await notesOf(succeeded, '2000-01-01'))[0]).toBe(
      '1 Armenia: its predecessor Union of Soviet Socialist Republics had signed the treaty on 18 March 1968 and ratified it on 16 October 1973.',
    );
  });
});

describe('the notes on sources', () => {
  it('say where each date of those asked about is taken from, as it now reads', async () => {
    const ledger = await shippedLedger('IV-4');
    const source = 'C.N.12.1970,  page 3';
    const act = { treaty: 'IV-4', participant: 'URY' };
    const signed = { ...act, kind: 'signature', on: '1967-02-21', source };
    const { id } = await ledger.record(signed);
    await ledger.record({ ...act, kind: 'ratification', on: '1970-04-01' });
    expect(await notesOf(ledger, '1980-01-01', SOURCES_OF_URUGUAY)).toContain(
      '1 Uruguay: signature of 21 February 1967: C.N.12.1970, page 3.',
    );
    await ledger.correct({ act: id, on: '1967-02-20', reason: 'misread', source: 'C.N.13' });
    expect(await notesOf(ledger, '1980-01-01', SOURCES_OF_URUGUAY)).toEqual([
      '1 Uruguay: signature of 20 February 1967: C.N.13 (corrected: misread).',
      '2 Uruguay: ratification of 1 April 1970: no source is recorded.',
    ]);
  });

  it('number each note once, in the order of the rows, and give a number to no other row', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, anyDay, async (stories, asOf) => {
        const view = await (await ledgerWith(stories.flat())).view(TREATY, { asOf });
        const rows = rowsOfStatus(statusView(view).rows);
        const { numbers, notes } = endNotes(view, rows, SOURCES);
        const inOrder = rows.flatMap(({ participant }) => numbers.get(participant) ?? []);
        expect(inOrder).toEqual(notes.map((_, index) => index + 1));
        expect(notes.map(({ mark }) => Number(mark))).toEqual(inOrder);
        expect(notes).toHaveLength(rows.flatMap(({ acts }) => acts).length);
      }),
      { numRuns: 30 },
    ));
});
