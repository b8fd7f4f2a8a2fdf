/**
 * Every report in every form, byte for byte. The log is that of the report E/CN.4/2002/89 with the Optional Protocol to
 * the ICCPR beside it: successions, denunciations, a return, a State of another name. After a change that is meant:
 * `npx vitest run test/reports/golden.test.ts -u`, and read the difference.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { importLog } from '../../src/library/import-log.ts';
import { Ledger } from '../../src/library/ledger.ts';
import { type Answer, FORMS, type Form, formed } from '../../src/reports/answer.ts';
import { claimsAnswer } from '../../src/reports/claims.ts';
import { diffAnswer } from '../../src/reports/diff.ts';
import { explanationAnswer } from '../../src/reports/explanation.ts';
import { historyAnswer } from '../../src/reports/history.ts';
import { participantAnswer } from '../../src/reports/participant.ts';
import { statusAnswer } from '../../src/reports/status.ts';
import { tallyAnswer } from '../../src/reports/tally.ts';
import { MemoryStore } from '../../src/store/memory.ts';

const LOG = new URL('../support/logs/reports.jsonl', import.meta.url);
const CLAIMS = new URL('../../fixtures/E-CN.4-2002-89/claims.json', import.meta.url);
const REPORT_DAY = { asOf: '2001-12-06' };
const LATER = { asOf: '2014-01-01' };

let ledger: Ledger;

beforeAll(async () => {
  const store = new MemoryStore();
  await importLog(store, linesOf(LOG), 1000);
  ledger = new Ledger(store, { now: () => new Date('2026-05-01T12:00:00Z'), by: 'a test' });
});

const REPORTS: Record<string, () => Promise<Answer>> = {
  annex: async () => {
    const view = await ledger.view('IV-13', REPORT_DAY);
    return statusAnswer(view, { sourcesOf: new Set([...view.register.keys()].filter(isUruguay)) });
  },
  mtdsg: async () => statusAnswer(await ledger.view('IV-5', LATER), { profile: 'mtdsg' }),
  history: async () => historyAnswer(await ledger.view('IV-13', REPORT_DAY)),
  diff: async () =>
    diffAnswer(await ledger.view('IV-5', { asOf: '1992-12-31' }), await ledger.view('IV-5', LATER)),
  participant: async () => participantAnswer(await ledger.participant('Jamaica', LATER)),
  tally: async () =>
    tallyAnswer(await ledger.actionsAcross({ from: '1998-01-01', to: '2000-12-31', ...LATER })),
  claims: async () => claimsAnswer(await ledger.claims(fileURLToPath(CLAIMS))),
  explanation: async () =>
    explanationAnswer(await ledger.explain('IV-5', { ...LATER, participant: 'TTO' })),
};

async function* linesOf(file: URL): AsyncIterable<string> {
  yield* readFileSync(file, 'utf8').trimEnd().split('\n');
}

it('the history is drawn the same, byte for byte', async () => {
  const answer = historyAnswer(await ledger.view('IV-5', LATER));
  await expect(await formed(answer, 'svg')).toMatchFileSnapshot('golden/history-of-IV-5.svg');
});

function isUruguay(id: string): boolean {
  return id === 'URY';
}

/** A Word file as its parts, broken between elements so that a difference can be read. */
function legible(content: string | Uint8Array): string {
  if (typeof content === 'string') return content;
  const parts = Object.entries(unzipSync(content));
  return parts
    .map(([name, part]) => `=== ${name}\n${strFromU8(part).replaceAll('><', '>\n<')}\n`)
    .join('\n');
}

const ENDINGS: Partial<Record<Form, string>> = { text: 'txt', docx: 'docx.xml' };

describe.each(Object.entries(REPORTS))('the report %s', (name, answer) => {
  it.each(FORMS)('is the same as %s, byte for byte', async form => {
    const content = legible(await formed(await answer(), form));
    await expect(content).toMatchFileSnapshot(`golden/${name}.${ENDINGS[form] ?? form}`);
  });
});
