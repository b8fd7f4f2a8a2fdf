/** docs/treaties.md: every shipped treaty, and whether its deposits give the day that the depositary published. */
import { expect, it } from 'vitest';
import { shipped, stateOn, tablesOf } from '../treaties/shipped.ts';

const FILE = '../../docs/treaties.md';

it.skipIf(tablesOf === null)(
  'docs/treaties.md tells what the clauses and deposits give',
  async () => {
    const rows = shipped.map(({ definition: { id, shortTitle, title, ...treaty }, own }) => {
      const { article, triggeredOn, triggeredBy, computedOn } = stateOn(id, '2026-11-24').force;
      const { entryIntoForceOn = null, unreached = null } = treaty.published ?? {};
      const agrees = computedOn === entryIntoForceOn ? 'yes' : `no: ${unreached}`;
      const by =
        triggeredBy.length > 6 ? `${triggeredBy.length} participants` : triggeredBy.join(', ');
      const trigger = triggeredOn === null ? '—' : `${triggeredOn} ${by}`.trim();
      return `| ${id} | ${title} | ${article} | ${trigger} | ${computedOn ?? '—'} | ${entryIntoForceOn ?? '—'} | ${agrees} | ${own.length} |`;
    });
    const page = [
      '# The treaties that are shipped',
      '',
      'Each definition stands in `fixtures/treaties`, with the acts that today’s status tables no longer show. For each, the clause is replayed',
      'over these acts and the deposits in the UN Treaty Collection’s tables as published on 19 March 2014 (for the Paris Agreement, the Kigali',
      'Amendment and the Non-Proliferation Treaty over the acts in the file alone), and held against the published entry into force.',
      'How far the agreement carries is said in [decision 0006](decisions/0006-an-instrument-outlives-its-author.md).',
      '',
      '| treaty | title | article | completed on, by | computed | published | agrees | acts in the file |',
      '|---|---|---|---|---|---|---|---|',
      ...rows,
      '',
    ];
    await expect(page.join('\n')).toMatchFileSnapshot(FILE);
  },
);
