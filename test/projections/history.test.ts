/** How the counts evolved, and by which acts: the one must explain the other. */
import { describe, expect, it } from 'vitest';
import { ledgerWith, TREATY } from '../support/histories.ts';

/** Each day with its acts and their changes, and the counts: `1991-05-22 +1/0 → 1/0`. */
async function told(...acts: string[]) {
  const ledger = await ledgerWith([], { instruments: 1 });
  for (const act of acts) {
    const [participant = '', kind = '', on = ''] = act.split(' ');
    await ledger.record({ kind, on, treaty: TREATY, participant, notifiedOn: on });
  }
  const steps = await ledger.history(TREATY, { asOf: '2026-01-01' });
  return steps.map(({ on, acts: done, signatories, contracting }) => {
    const changes = done.map(({ kind, change }) =>
      [kind, change.signatories, change.contracting].join(' '),
    );
    return `${on} ${[...changes, `→ ${signatories} ${contracting}`].join(', ')}`;
  });
}

describe('what an act changes', () => {
  it('is both counts where a State signs and ratifies on one day: Ghana, 7 September 2000', async () => {
    expect(await told('GHA signature 2000-09-07', 'GHA ratification 2000-09-07')).toEqual([
      '2000-09-07 signature 1 0, ratification 0 1, → 1 1',
      '2001-01-01 → 1 1',
    ]);
  });

  it('is the signature where one ad referendum is confirmed', async () => {
    expect(
      await told(
        'MEX signature-ad-referendum 1991-05-22',
        'MEX confirmation-of-signature 1991-06-22',
      ),
    ).toEqual([
      '1991-05-22 signature-ad-referendum 0 0, → 0 0',
      '1991-06-22 confirmation-of-signature 1 0, → 1 0',
    ]);
  });

  it('is the consent that was taken back', async () => {
    expect(
      await told('GHA accession 1999-01-01', 'GHA withdrawal-of-instrument 1999-02-01'),
    ).toEqual([
      '1999-01-01 accession 0 1, → 0 1',
      '1999-02-01 withdrawal-of-instrument 0 -1, → 0 0',
    ]);
  });

  it('is nothing where a State that is still bound accedes anew, or on the day on which it leaves', async () => {
    const left = ['GHA accession 1992-01-15', 'GHA withdrawal 2000-01-15'];
    expect((await told(...left, 'GHA accession 2000-06-15')).slice(2)).toEqual([
      '2000-01-15 withdrawal 0 0, → 0 1',
      '2000-06-15 accession 0 0, → 0 1',
    ]);
    expect((await told(...left, 'GHA accession 2001-02-01')).slice(3)).toContain(
      '2001-02-01 accession 0 0, → 0 1',
    );
    expect((await told(...left, 'GHA accession 2001-02-02')).slice(3)).toEqual([
      '2001-02-01 → 0 0',
      '2001-02-02 accession 0 1, → 0 1',
      '2001-06-01 → 0 1',
    ]);
  });
});
