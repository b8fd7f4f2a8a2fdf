/** Every kind of act that a depositary records: recorded lawfully once, with what it does to its author's standing. */
import { describe, expect, it } from 'vitest';
import { ACT_KINDS, type ActKind } from '../../src/domain/act.ts';
import type { ActRequest } from '../../src/library/requests.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';

interface Scenario {
  /** What comes first, as `KIND DATE`. */
  readonly after?: readonly string[];
  readonly on?: string;
  readonly says?: Partial<ActRequest>;
  /** The author's standing at the end of 2010; null: it has no row. */
  readonly standing: string | null;
}

/** Two accessions of 1993 bring the treaty into force on 1 January 1994; Ghana's own acts follow. */
const SIGNED = ['signature 1999-01-01'];
const BOUND = ['accession 1999-01-01'];
const TEXT = { text: 'Subject to\nits own law.' };

const SCENARIOS: Record<ActKind, Scenario> = {
  signature: { standing: 'signatory' },
  'signature-ad-referendum': { standing: null },
  'confirmation-of-signature': {
    after: ['signature-ad-referendum 1999-01-01'],
    standing: 'signatory',
  },
  // Ghana began in 1957, and this treaty was opened in 1990.
  'succession-to-signature': { standing: 'refused' },
  'definitive-signature': { standing: 'party' },
  ratification: { after: SIGNED, standing: 'party' },
  acceptance: { after: SIGNED, standing: 'party' },
  approval: { after: SIGNED, standing: 'party' },
  'formal-confirmation': { after: SIGNED, standing: 'refused' },
  accession: { standing: 'party' },
  succession: { standing: 'refused' },
  'consent-to-be-bound': { standing: 'party' },
  participation: { standing: 'party' },
  'simplified-procedure': { standing: 'party' },
  application: { standing: 'party' },
  'provisional-application': { after: SIGNED, standing: 'provisional' },
  'end-of-provisional-application': {
    after: [...SIGNED, 'provisional-application 1999-06-01'],
    standing: 'signatory',
  },
  withdrawal: { after: BOUND, on: '2008-01-15', standing: 'withdrawn' },
  denunciation: { after: BOUND, on: '2008-01-15', standing: 'withdrawn' },
  'revocation-of-withdrawal': {
    after: [...BOUND, 'withdrawal 2008-01-15'],
    on: '2008-06-01',
    standing: 'party',
  },
  'withdrawal-of-instrument': { after: BOUND, on: '1999-02-01', standing: null },
  'notice-of-intention-not-to-become-a-party': { after: SIGNED, standing: 'signatory' },
  reservation: { after: BOUND, says: TEXT, standing: 'party' },
  'withdrawal-of-reservation': { after: [...BOUND, 'reservation 1999-02-01'], standing: 'party' },
  declaration: { after: BOUND, says: TEXT, standing: 'party' },
  'withdrawal-of-declaration': { after: [...BOUND, 'declaration 1999-02-01'], standing: 'party' },
  objection: {
    after: BOUND,
    says: { ...TEXT, concerns: 'the reservation of Egypt' },
    standing: 'party',
  },
  'withdrawal-of-objection': {
    after: BOUND,
    says: { concerns: 'its own objection' },
    standing: 'party',
  },
  'territorial-application': {
    after: BOUND,
    says: { territory: 'Togoland' },
    standing: 'party',
  },
  'territorial-exclusion': {
    after: BOUND,
    says: { ...TEXT, territory: 'Togoland' },
    standing: 'party',
  },
  notification: { after: BOUND, says: TEXT, standing: 'party' },
};

const STATEMENTS = ['reservation', 'declaration'];

async function inForce() {
  const ledger = await ledgerWith([], { instruments: 2 });
  const act = (participant: string, text: string, says: Partial<ActRequest> = {}) => {
    const [kind = '', on = ''] = text.split(' ');
    return ledger.record({ ...says, kind, on, treaty: TREATY, participant, notifiedOn: on });
  };
  await act('EGY', 'accession 1993-02-19');
  await act('COL', 'accession 1993-02-19');
  const reservation = await act('EGY', 'reservation 2000-06-01', TEXT);
  return { ledger, act, reservation: reservation.id };
}

describe('a depositary records', () => {
  it.each(Object.entries(SCENARIOS))(
    '%s',
    async (kind, { after = [], on = '2000-09-07', says, standing }) => {
      const { ledger, act, reservation } = await inForce();
      let last = '';
      for (const text of after) {
        const needsText = STATEMENTS.includes(text.split(' ')[0] ?? '');
        last = (await act('GHA', text, needsText ? TEXT : {})).id;
      }
      const named: Partial<ActRequest> = { ...says };
      if (kind === 'objection') Object.assign(named, { concerns: reservation });
      if (kind === 'withdrawal-of-objection') {
        const objection = await act('GHA', 'objection 2000-08-01', {
          ...TEXT,
          concerns: reservation,
        });
        Object.assign(named, { concerns: objection.id });
      }
      if (kind === 'withdrawal-of-reservation' || kind === 'withdrawal-of-declaration') {
        Object.assign(named, { concerns: last });
      }
      const outcome = act('GHA', `${kind} ${on}`, named);
      if (standing === 'refused') {
        await expect(outcome).rejects.toMatchObject({ category: 'refused' });
        return;
      }
      await outcome;
      const { rows } = await ledger.status(TREATY, { asOf: '2010-12-31' });
      expect(rows.find(row => row.participant.id === 'GHA')?.standing ?? null).toBe(standing);
      const { participants } = await ledger.explain(TREATY, {
        asOf: '2010-12-31',
        participant: 'GHA',
      });
      const recorded = participants[0]?.acts.flatMap(one => one.readings) ?? [];
      expect(recorded.at(-1)).toMatchObject({ kind, mark: ACT_KINDS[kind as ActKind].mark });
    },
  );
});
